import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Visit
from tests.make import on, visit
from tests.make_team import OVERDUE
from tests.views.forms import cells, retype


@pytest.fixture
def page(window):
    window.open_child(OVERDUE)
    return window.page


def pressed(qtbot, page, key):
    """The form that a key opens in the list of visits, on the newest of them."""
    page.visits.selectRow(0)
    page.visits.setFocus()
    qtbot.keyClick(page.visits, key)
    form = QApplication.activeModalWidget()
    assert form is not None
    QApplication.processEvents()
    return form


def saved(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)


def visits(desk):
    return desk.ask(lambda store: store.of_children(Visit, [OVERDUE]))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_C])
def test_that_a_visit_is_corrected_from_its_row_and_undone(qtbot, desk, page, key):
    (before,) = visits(desk)
    form = pressed(qtbot, page, key)
    assert form.windowTitle() == "Correct a visit to Wren Abbot"
    retype(form.made.visited_on, "12/11/2026")
    saved(qtbot, form)

    (after,) = visits(desk)
    assert (after.id, after.visited_on) == (before.id, on("2026-11-12"))
    assert desk.assessments[OVERDUE].next_visit.state == "due_soon"
    assert cells(page.history, "What changed")[0] == "Visit: visited on: 2 Nov 2026 → 12 Nov 2026"

    desk.undo()
    assert visits(desk) == [before]
    assert desk.assessments[OVERDUE].next_visit.state == "overdue"


def test_that_a_form_opened_by_mistake_changes_nothing(qtbot, desk, page):
    before = visits(desk)
    form = pressed(qtbot, page, Qt.Key.Key_C)
    form.verb.click()
    assert form.overall.text() == "Nothing is different from what was recorded."
    form.reject()

    assert visits(desk) == before


def test_that_a_date_that_cannot_be_is_said_and_nothing_is_changed(qtbot, desk, page):
    before = visits(desk)
    form = pressed(qtbot, page, Qt.Key.Key_C)
    retype(form.made.visited_on, "21/11/2026")
    form.verb.click()

    assert form.fields["visited_on"].problem.text() == "A visit cannot be dated in the future."
    assert visits(desk) == before


def test_that_a_visit_is_withdrawn_and_undo_brings_it_back(qtbot, desk, page):
    before = visits(desk)
    form = pressed(qtbot, page, Qt.Key.Key_W)
    saved(qtbot, form)

    assert visits(desk) == []
    assert desk.assessments[OVERDUE].next_visit.last_visit is None

    desk.undo()
    assert visits(desk) == before


def test_that_what_an_extract_said_of_how_the_child_was_seen_stays_unless_it_is_changed(
    qtbot, desk, page
):
    sent = visit(
        id="V9",
        child_id=OVERDUE,
        visited_on=on("2026-11-18"),
        child_seen=False,
        seen_alone=False,
        social_worker_id="SW999",
        extracted="ssd:1:ab",
    )
    desk.make(added("Add", sent))
    form = pressed(qtbot, page, Qt.Key.Key_C)
    retype(form.made.visited_on, "17/11/2026")
    saved(qtbot, form)

    (kept,) = [each for each in visits(desk) if each.id == "V9"]
    assert (kept.child_seen, kept.seen_alone) == (False, False)
    assert (kept.social_worker_id, kept.extracted) == ("SW999", "ssd:1:ab")


def test_that_a_visit_sent_without_a_reason_can_be_given_one(qtbot, desk, page):
    sent = visit(id="V9", child_id=OVERDUE, visited_on=on("2026-11-18"), seen_alone=False)
    desk.make(added("Add", sent))
    form = pressed(qtbot, page, Qt.Key.Key_C)
    assert form.made.seen.currentText() == "Seen, not alone: no reason recorded"
    form.made.seen.setCurrentIndex(form.made.seen.findData("refused"))
    saved(qtbot, form)

    (kept,) = [each for each in visits(desk) if each.id == "V9"]
    assert kept.not_alone_reason == "refused"


def test_that_withdrawing_what_the_case_system_sent_says_that_it_will_come_again(qtbot, desk, page):
    desk.make(
        added("Add", visit(child_id=OVERDUE, visited_on=on("2026-11-18"), extracted="ssd:1:ab"))
    )
    form = pressed(qtbot, page, Qt.Key.Key_W)

    assert "the next extract brings it back" in form.accessibleDescription()


def test_that_visits_are_corrected_only_where_one_is_chosen(window, page):
    correct = window.actions_["correct_visit"]
    assert correct.isEnabled()

    page.tabs.setCurrentWidget(page.allocations)
    assert not correct.isEnabled()

    page.tabs.setCurrentWidget(page.visits)
    window.show_page("today")
    assert not correct.isEnabled()


def test_that_the_delay_in_recording_stands_in_its_column(desk, page):
    desk.make(
        added(
            "Add",
            visit(child_id=OVERDUE, visited_on=on("2026-11-16"), recorded_on=on("2026-11-20")),
        )
    )

    assert cells(page.visits, "Days to record") == ["4", ""]
