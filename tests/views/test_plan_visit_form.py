import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.records import PlannedVisit
from tests.make import DAY, on
from tests.make_team import IN_DATE, OVERDUE, PRIYA
from tests.views.forms import cells, opened, retype


@pytest.fixture
def page(window):
    window.open_child(OVERDUE)
    return window.page


def saved(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)


def booked(desk, child=OVERDUE):
    return desk.ask(lambda store: store.of_children(PlannedVisit, [child]))


def book(qtbot, window, day):
    form = opened(window, "plan_visit")
    retype(form.planned_for, day)
    saved(qtbot, form)


def row_form(qtbot, page, key):
    """The form that a key opens on the booking, which is the newest row."""
    page.visits.setFocus()
    page.visits.selectRow(0)
    qtbot.keyClick(page.visits, key)
    QApplication.processEvents()
    return QApplication.activeModalWidget()


def test_that_a_visit_is_booked_with_the_childs_social_worker_and_undone(qtbot, desk, window, page):
    before = desk.assessments[OVERDUE].visits
    page.visits.setFocus()
    qtbot.keyClick(page.visits, Qt.Key.Key_B)
    form = QApplication.activeModalWidget()
    QApplication.processEvents()
    retype(form.planned_for, "24 Nov 2026")
    saved(qtbot, form)

    (made,) = booked(desk)
    assert (made.kind, made.planned_for, made.social_worker_id) == ("CP", on("2026-11-24"), PRIYA)
    assert made.booked_on == DAY
    assert desk.assessments[OVERDUE].visits == before
    assert cells(page.visits, "Child seen") == ["Booked", "Yes"]

    desk.undo()
    assert booked(desk) == []


def test_that_the_day_suggested_is_in_time(window):
    window.open_child(IN_DATE)
    form = opened(window, "plan_visit")
    due = window.desk.assessments[IN_DATE].next_visit.due

    assert DAY <= form.planned_for.value() <= due
    assert form.fields["planned_for"].note.text().startswith("The next visit is due by ")


def test_that_a_day_that_is_past_is_refused_beside_its_field(qtbot, desk, window, page):
    form = opened(window, "plan_visit")
    retype(form.planned_for, "19/11/2026")
    form.verb.click()

    assert form.fields["planned_for"].problem.text() == (
        "A visit cannot be booked for a day that is past."
    )
    assert booked(desk) == []


def test_that_a_booking_moves_to_another_day(qtbot, desk, window, page):
    book(qtbot, window, "24/11/2026")
    form = row_form(qtbot, page, Qt.Key.Key_C)
    retype(form.planned_for, "25/11/2026")
    saved(qtbot, form)

    assert [each.planned_for for each in booked(desk)] == [on("2026-11-25")]


def test_that_a_booking_is_taken_out(qtbot, desk, window, page):
    book(qtbot, window, "24/11/2026")
    form = row_form(qtbot, page, Qt.Key.Key_W)
    assert form.verb.text() == "Take it out"
    saved(qtbot, form)

    assert booked(desk) == []


def test_that_recording_the_visit_is_done_with_the_booking_in_one_change(qtbot, desk, window, page):
    book(qtbot, window, "20/11/2026")
    saved(qtbot, opened(window, "record_visit"))
    assert booked(desk) == []

    desk.undo()
    assert len(booked(desk)) == 1
    assert desk.assessments[OVERDUE].next_visit.state == "overdue"


def test_that_the_pane_says_when_a_visit_is_booked(qtbot, window, page):
    book(qtbot, window, "24/11/2026")

    assert "visit booked for 24 November 2026" in page.pane.facts.text()
