import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Mark
from tests.make import DAY, on
from tests.make_team import FOSTERED, IN_DATE, OVERDUE
from tests.views.forms import cells, opened, retype


@pytest.fixture
def form_for(window):
    """A form of a child found in the list of all."""

    def form_for(child, action):
        window.show_page("children").main_table().choose(child)
        return opened(window, action)

    return form_for


def marks(desk, child):
    return desk.ask(lambda store: store.of_children(Mark, [child]))


def choose(form, kind):
    form.kind.setCurrentIndex(form.kind.findData(kind))


def saved(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)


def test_that_a_mark_is_kept_from_its_day_on_and_one_undo_takes_it_back(qtbot, desk, form_for):
    before = desk.assessments[IN_DATE].next_visit
    form = form_for(IN_DATE, "add_mark")
    choose(form, "REG24")
    retype(form.start, "2/11/2026")
    retype(form.decided_by, "the nominated officer")
    saved(qtbot, form)

    (made,) = [each for each in marks(desk, IN_DATE) if each.kind == "REG24"]
    assert (made.start, made.days, made.decided_by) == (
        on("2026-11-02"),
        None,
        "the nominated officer",
    )
    assert desk.assessments[IN_DATE].next_visit.rule.id == "CLA-CONN-TEMP"

    desk.undo()
    assert desk.assessments[IN_DATE].next_visit == before


def test_that_an_interval_asks_for_days_and_who_decided(qtbot, desk, form_for):
    form = form_for(OVERDUE, "add_mark")
    choose(form, "INTERVAL")
    assert form.days.isVisible()

    form.verb.click()
    assert form.fields["days"].problem.text() == ("Give the longest gap in whole days, such as 14.")

    retype(form.days, "7")
    retype(form.decided_by, "core group")
    saved(qtbot, form)

    (made,) = marks(desk, OVERDUE)
    assert (made.kind, made.days, made.start) == ("INTERVAL", 7, DAY)
    assert desk.assessments[OVERDUE].next_visit.due == on("2026-11-09")


def test_that_other_marks_ask_for_no_days_and_say_what_they_do(form_for):
    form = form_for(IN_DATE, "add_mark")
    choose(form, "REG19")

    assert not form.days.isVisible()
    assert form.fields["kind"].note.text().startswith("Regulation 19: a visit every week")


def test_that_a_mark_that_ended_no_longer_counts(qtbot, desk, form_for):
    form = form_for(FOSTERED, "end_mark")
    assert form.mark.currentText().startswith("Private fostering, since ")

    saved(qtbot, form)

    assert [each.end for each in marks(desk, FOSTERED)] == [DAY]
    assert FOSTERED not in desk.assessments


def test_that_where_no_mark_is_open_there_is_nothing_to_end(form_for):
    form = form_for(OVERDUE, "end_mark")

    form.verb.click()

    assert form.fields["mark"].problem.text() == "No mark is open, so there is nothing to end."


def test_that_the_childs_page_shows_a_mark_with_who_decided(qtbot, window, form_for):
    form = form_for(OVERDUE, "add_mark")
    choose(form, "INTERVAL")
    retype(form.days, "7")
    retype(form.decided_by, "core group")
    saved(qtbot, form)

    window.open_child(OVERDUE)

    assert "at least every 7 days · decided by core group" in cells(window.page.plans, "Detail")
