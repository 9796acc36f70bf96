import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.records import FamilyMeeting
from tests.make import DAY, on
from tests.make_team import OVERDUE, PRIYA
from tests.views.forms import cells, opened, retype

Key = Qt.Key


@pytest.fixture
def page(window):
    """A child's page with the meetings in front and the keyboard there."""
    window.open_child(OVERDUE)
    window.page.tabs.setCurrentWidget(window.page.meetings)
    window.page.meetings.setFocus()
    return window.page


def saved(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Key.Key_Return)


def on_file(desk):
    return desk.ask(lambda store: store.of_children(FamilyMeeting, [OVERDUE]))


def record(qtbot, page, day):
    qtbot.keyClick(page.meetings, Key.Key_M)
    QApplication.processEvents()
    form = QApplication.activeModalWidget()
    retype(form.held_on, day)
    return form


def book(qtbot, window, day):
    form = opened(window, "plan_meeting")
    retype(form.planned_for, day)
    return form


def test_that_a_meeting_is_recorded_shown_assessed_and_undone(qtbot, desk, page):
    before = desk.assessments[OVERDUE].meeting
    saved(qtbot, record(qtbot, page, "18 Nov 2026"))

    (made,) = on_file(desk)
    assert (made.held_on, made.social_worker_id) == (on("2026-11-18"), PRIYA)
    assert (made.planned_for, made.recorded_on) == (None, DAY)
    assert desk.assessments[OVERDUE].meeting.due == on("2026-12-30")
    assert cells(page.meetings, "State") == ["Held"]

    desk.undo()
    assert on_file(desk) == []
    assert desk.assessments[OVERDUE].meeting == before


def test_that_one_booked_is_held_in_the_same_row(qtbot, desk, window, page):
    saved(qtbot, book(qtbot, window, "24 Nov 2026"))
    assert cells(page.meetings, "State") == ["Booked"]
    assert desk.assessments[OVERDUE].meeting.booked_for == on("2026-11-24")

    form = record(qtbot, page, "20 Nov 2026")
    assert form.fields["held_on"].note.text().startswith("One is booked for 24 November 2026")
    saved(qtbot, form)

    assert cells(page.meetings, "State") == ["Held"]
    assert cells(page.meetings, "Booked or due for") == ["24 Nov 2026"]
    assert desk.assessments[OVERDUE].meeting.booked_for is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("23 Nov 2026", "A meeting that is still to come is booked, not recorded."),
        ("", "Give the day of the meeting."),
        ("soon", "Write a whole date, such as 20 Nov 2026 or 20/11/2026."),
    ],
)
def test_that_a_day_that_cannot_be_is_said_beside_it(qtbot, desk, page, text, words):
    form = record(qtbot, page, text)
    qtbot.keyClick(form, Key.Key_Return)

    assert form.isVisible()
    assert form.fields["held_on"].problem.text() == words
    assert on_file(desk) == []
    form.reject()


@pytest.mark.parametrize("held", [True, False])
def test_that_a_meeting_is_withdrawn_held_or_booked(qtbot, desk, window, page, held):
    saved(qtbot, record(qtbot, page, "18 Nov 2026") if held else book(qtbot, window, "24 Nov 2026"))
    page.meetings.setFocus()
    page.meetings.selectRow(0)

    form = opened(window, "withdraw_meeting")
    saved(qtbot, form)
    assert on_file(desk) == []

    desk.undo()
    assert len(on_file(desk)) == 1


def test_that_the_note_of_a_meeting_is_hidden_while_names_are(qtbot, desk, page):
    form = record(qtbot, page, "18 Nov 2026")
    retype(form.note, "At Nan's")
    saved(qtbot, form)
    assert cells(page.meetings, "Note") == ["At Nan's"]

    desk.hide_names(True)

    assert cells(page.meetings, "Note") == ["Hidden while names are"]
