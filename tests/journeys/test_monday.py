"""Monday: a manager opens her desk, sees who is overdue, and records a visit."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Visit
from tests.make import DAY, on
from tests.make_team import NEVER_SEEN, OVERDUE

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def overdue(window):
    """Who is on Today's list of overdue visits."""
    return [need.assessment.child.id for need in window.pages["today"].table.records.rows]


@pytest.fixture
def monday(start, desk_file):
    """The program with the list of overdue visits in front, the keyboard on its second child."""
    program = start(desk_file)
    assert "Abbot" not in program.shown.windowTitle()
    window = program.unlock()
    program.click(window.page.tiles.tiles["overdue"])
    assert overdue(window) == [NEVER_SEEN, OVERDUE]
    window.page.table.setFocus()
    program.press(Key.Key_Down)
    assert window.page.pane.name.text() == "Wren Abbot"
    return program


def record_a_visit(program):
    """In three keystrokes: yesterday, seen alone by her own social worker."""
    program.press(Key.Key_V)
    program.form()
    program.press(Key.Key_Down, Key.Key_Return)


def test_that_a_visit_in_three_keystrokes_takes_the_child_off_the_list(monday):
    window = monday.shown
    record_a_visit(monday)
    assert overdue(window) == [NEVER_SEEN]
    assert window.toast.words.text() == "Record visit – Wren Abbot"

    monday.press(Key.Key_Z, modifiers=CTRL)
    assert overdue(window) == [NEVER_SEEN, OVERDUE]

    monday.press(Key.Key_Y, modifiers=CTRL)
    assert overdue(window) == [NEVER_SEEN]


def test_that_what_was_recorded_is_on_file_as_it_was_typed(monday, desk_file, on_file):
    record_a_visit(monday)
    monday.quit()

    with on_file(desk_file) as store:
        latest = max(store.of_children(Visit, [OVERDUE]), key=lambda each: each.visited_on)
    assert (latest.visited_on, latest.child_seen, latest.seen_alone) == (
        on("2026-11-19"),
        True,
        True,
    )
    assert latest.recorded_on == DAY


def test_that_it_is_still_there_on_tuesday_and_can_still_be_taken_back(monday, start, desk_file):
    record_a_visit(monday)
    monday.quit()

    tuesday = start(desk_file)
    window = tuesday.unlock()
    tuesday.click(window.page.tiles.tiles["overdue"])
    assert overdue(window) == [NEVER_SEEN]
    assert window.actions_["undo"].text() == "Undo record visit – Wren Abbot"

    tuesday.press(Key.Key_Z, modifiers=CTRL)
    assert overdue(window) == [NEVER_SEEN, OVERDUE]


def test_that_a_wrong_password_is_said_and_the_right_one_opens(qtbot, start, desk_file):
    program = start(desk_file)
    unlock = program.shown
    program.type("a wrong password")
    program.press(Key.Key_Return)
    qtbot.waitUntil(unlock.fields["password"].problem.isVisible)
    assert unlock.fields["password"].problem.text() == "That password does not open this desk."

    program.press(Key.Key_A, modifiers=CTRL)

    assert program.unlock().page.heading.text() == "Today"


def test_that_a_desk_open_elsewhere_says_where(qtbot, start, desk_file, on_file):
    with on_file(desk_file):
        program = start(desk_file)
        unlock = program.shown
        program.type("correct horse battery staple")
        program.press(Key.Key_Return)
        qtbot.waitUntil(unlock.fields["password"].problem.isVisible)

    said = unlock.fields["password"].problem.text()
    assert "open on the computer PC-1 by manager" in said
    program.press(Key.Key_A, modifiers=CTRL)
    assert program.unlock().page.heading.text() == "Today"
