"""A family meeting: recorded in three keystrokes from Today, taken back, still there tomorrow."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import FamilyMeeting
from tests.make import DAY, on
from tests.make_team import OVERDUE

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def monday(start, desk_file):
    """Today, with the keyboard on the child whose visit is overdue."""
    program = start(desk_file)
    window = program.unlock()
    program.click(window.page.tiles.tiles["overdue"])
    window.page.table.setFocus()
    program.press(Key.Key_Down)
    assert window.page.pane.name.text() == "Wren Abbot"
    return program


def held_on(window):
    return window.desk.assessments[OVERDUE].meeting.last_held


def test_that_a_meeting_in_three_keystrokes_is_on_file_and_can_be_taken_back(
    monday, desk_file, on_file
):
    window = monday.shown
    monday.press(Key.Key_M)
    monday.form()
    monday.press(Key.Key_Down, Key.Key_Return)
    assert held_on(window) == on("2026-11-19")
    assert window.toast.words.text() == "Record family meeting – Wren Abbot"

    monday.press(Key.Key_Z, modifiers=CTRL)
    assert held_on(window) is None

    monday.press(Key.Key_Y, modifiers=CTRL)
    assert held_on(window) == on("2026-11-19")

    monday.quit()
    with on_file(desk_file) as store:
        (meeting,) = store.of_children(FamilyMeeting, [OVERDUE])
    assert (meeting.held_on, meeting.recorded_on) == (on("2026-11-19"), DAY)
