import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child, Erasure, SentReturn
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.store.integrity import check
from herefordshire_desk.views.erase_form import NOT_AGREED, STILL_OPEN, EraseForm, ErasureReport
from herefordshire_desk.views.restore_form import RestoreForm
from herefordshire_desk.views.retention import NOBODY_TICKED
from tests import make
from tests.make import on
from tests.make_team import OVERDUE
from tests.views.forms import cells

Key = Qt.Key
LONG, LATELY = "200001", "200002"


@pytest.fixture
def closed(desk):
    """Two closed children: one for long, one since a month."""
    for child, name, end in ((LONG, "Quill", "2026-03-02"), (LATELY, "Lark", "2026-10-20")):
        records = [
            make.child(id=child, forename="Hazel", surname=name),
            make.plan(id=f"P{child}", child_id=child, end=on(end)),
            make.visit(id=f"V{child}", child_id=child, visited_on=on("2026-02-02")),
        ]
        assert desk.make(added("Add child", *records)) is None


@pytest.fixture
def page(qtbot, window, closed):
    page = window.show_page("retention")
    qtbot.waitUntil(lambda: page.review is not None and len(page.table.records.rows) == 2)
    return page


@pytest.fixture
def form(qtbot):
    """The form that is open, ready to be typed in."""

    def form(kind=EraseForm):
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        return QApplication.activeModalWidget()

    return form


def test_that_it_lists_who_is_closed_until_when_and_why(page):
    assert cells(page.table, "Child") == ["Hazel Quill", "Hazel Lark"]
    assert cells(page.table, "Kept until") == ["2 Sep 2026", "20 Apr 2027"]
    assert cells(page.table, "Standing") == ["May go", "Kept"]
    assert cells(page.table, "Erase") == ["No", "No"]
    assert page.subtitle.text() == "2 children closed, 1 may go, 0 ticked"


def test_that_space_and_enter_and_the_action_tick(qtbot, window, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Space)
    assert cells(page.table, "Erase") == ["Yes", "No"]
    qtbot.keyClick(page.table, Key.Key_Return)
    assert cells(page.table, "Erase") == ["No", "No"]
    window.actions_["tick_due"].trigger()
    assert page.table.ticked == {LONG}
    window.actions_["tick_none"].trigger()
    assert page.table.ticked == set()


def test_that_names_are_hidden_in_it(desk, page):
    desk.hide_names(True)
    assert cells(page.table, "Child") == ["H.Q. 200001", "H.L. 200002"]


def test_that_with_nobody_ticked_it_says_how(window, page):
    window.actions_["erase_ticked"].trigger()
    assert page.wrong.text() == NOBODY_TICKED
    assert QApplication.activeModalWidget() is None


def test_that_it_says_that_it_cannot_be_undone_and_wants_to_hear_it(qtbot, desk, page, form):
    page.tick_due()
    page.erase_ticked()
    asked = form()
    assert (asked.windowTitle(), asked.verb.text()) == (
        "Erase the records of Hazel Quill?",
        "Erase 1 child",
    )
    assert "reason" not in asked.fields
    assert "18 February 2027" in asked.accessibleDescription()
    assert STILL_OPEN not in asked.accessibleDescription()
    asked.verb.click()
    assert asked.fields["agreed"].problem.text() == NOT_AGREED
    assert desk.child(LONG).surname == "Quill"


def test_that_a_child_goes_after_a_verified_backup_and_the_report_says_so(
    qtbot, desk, window, page, form
):
    page.tick_due()
    page.erase_ticked()
    asked = form()
    asked.agreed.setChecked(True)
    asked.verb.click()

    told = form(ErasureReport).text.toPlainText()

    assert "1 child: 200001" in told
    assert "3 records: child: 1, plan: 1, visit: 1" in told
    assert "Quill" not in told
    qtbot.waitUntil(lambda: cells(page.table, "Child") == ["Hazel Lark"])
    (backup,) = kept_in(backup_folder(desk.path))
    assert backup.note is not None
    assert backup.note.why == "before an erasure"
    assert not desk.ask(lambda store: store.find(Child, [LONG]))
    assert not window.actions_["undo"].isEnabled()
    assert desk.ask(check).sound
    assert page.table.ticked == set()


def test_that_one_who_is_kept_still_goes_for_a_reason_without_a_name(desk, page, form):
    page.table.tick([LATELY], on=True)
    page.erase_ticked()
    asked = form()
    asked.agreed.setChecked(True)
    for reason, problem in (
        ("", "Say why: the reason is kept, and the child is not."),
        ("the Lark family asked", "Leave the child's name and id out: the reason is kept."),
    ):
        asked.reason.setText(reason)
        asked.verb.click()
        assert asked.fields["reason"].problem.text() == problem
    asked.reason.setText("The parents asked for it")
    asked.verb.click()
    form(ErasureReport)
    (erasure,) = desk.ask(lambda store: store.records(Erasure))
    assert (erasure.reason, erasure.children) == ("The parents asked for it", 1)


def test_that_nothing_is_erased_where_no_backup_can_be_made(desk, page, form, monkeypatch, qtbot):
    def no_room(*_, **__):
        raise NoSpace

    monkeypatch.setattr("herefordshire_desk.store.backups.backup", no_room)
    page.tick_due()
    page.erase_ticked()
    asked = form()
    asked.agreed.setChecked(True)
    asked.verb.click()
    qtbot.waitUntil(lambda: asked.overall.text().startswith("Nothing was erased."))
    assert desk.child(LONG).surname == "Quill"
    assert asked.verb.isEnabled()


def test_that_an_open_child_goes_on_request(qtbot, desk, window, form):
    window.open_child(OVERDUE)
    window.actions_["erase_child"].trigger()
    asked = form()
    asked.agreed.setChecked(True)
    assert STILL_OPEN in asked.accessibleDescription()
    asked.reason.setText("Entered by mistake")
    asked.verb.click()
    form(ErasureReport)
    assert OVERDUE not in desk.assessments
    assert window.page is window.pages["children"]
    assert window.pages["child"].visits.records.rows == []
    lines = desk.ask(lambda store: access_lines(store.connection))
    assert (lines[-1].what, lines[-1].about) == ("erased", "1 child")


def test_that_an_earlier_day_erases_nobody(desk, page):
    page.tick_due()
    desk.look_at(on("2026-11-01"))
    page.erase_ticked()
    assert page.wrong.text() == desk.as_at_words()


def test_that_returns_sent_long_ago_go_with_them(qtbot, desk, page, form):
    sent = SentReturn(
        id="R1",
        name="weekly",
        period="2024-W40",
        revision=1,
        as_of=on("2024-10-04"),
        sha256="",
        sent_on=on("2024-10-04"),
    )
    desk.make(added("Mark", sent))
    qtbot.waitUntil(page.returns.isVisible)
    assert page.returns.text() == "Also 1 return sent 24 months ago or longer"
    page.returns.setChecked(True)
    page.erase_ticked()
    asked = form()
    assert asked.verb.text() == "Erase 1 sent return"
    asked.agreed.setChecked(True)
    asked.verb.click()
    form(ErasureReport)
    assert desk.picture.sent == ()


def test_that_going_back_to_a_backup_says_who_comes_back_with_it(qtbot, desk, window, page, form):
    page.tick_due()
    page.erase_ticked()
    asked = form()
    asked.agreed.setChecked(True)
    asked.verb.click()
    form(ErasureReport).close()
    backups = window.show_page("backups")
    qtbot.waitUntil(lambda: backups.table.current() is not None)
    window.actions_["restore_backup"].trigger()
    assert (
        "1 child was erased since then and comes back with it"
        in form(RestoreForm).accessibleDescription()
    )
