"""A whole Monday morning without a mouse, and what it took to put one visit right a week later."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from herefordshire_desk.domain.records import Visit
from tests.make import DAY, on
from tests.make_team import OVERDUE, PRIYA, WAITING

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WEEK = timedelta(7)


@pytest.fixture
def program(start, desk_file):
    program = start(desk_file)
    program.unlock()
    return program


def figure(program, name):
    """Put the keyboard on a figure of Today and press it."""
    page = program.shown.page
    while not page.tiles.isAncestorOf(program.focused()):
        program.press(Key.Key_F6)
    while program.focused() is not page.tiles.tiles[name]:
        program.press(Key.Key_Tab)
    program.press(Key.Key_Space)


def to_the_list(program):
    while program.focused() is not program.shown.page.table:
        program.press(Key.Key_F6)


def listed(program):
    return [need.assessment.child.id for need in program.shown.page.table.records.rows]


def choose(program, child):
    """Go down the list to a child."""
    while program.shown.page.table.current().assessment.child.id != child:
        program.press(Key.Key_Down)


def told(table):
    """What the first row of a list says, all together."""
    return " · ".join(column.text(table.records.rows[0]) for column in table.records.columns)


def record_visit(program):
    """Seen alone today: two keys."""
    program.press(Key.Key_V)
    program.form()
    program.press(Key.Key_Return)


def press_button(program, words):
    """Tab to a button and press it."""
    for _ in range(40):
        if getattr(program.focused(), "text", str)() == words:
            program.press(Key.Key_Space)
            return
        program.press(Key.Key_Tab)
    raise AssertionError(f"no {words} within reach")


def save_the_monday_page(qtbot, program, out):
    program.press(Key.Key_P, modifiers=CTRL | ALT)
    preview = program.form()
    press_button(program, "Save as PDF…")
    dialog = preview.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    name = dialog.findChild(QLineEdit)
    name.selectAll()
    qtbot.keyClicks(name, str(out))
    qtbot.keyClick(name, Key.Key_Return)
    qtbot.waitUntil(out.exists)


def find(qtbot, program, words):
    """Ctrl+K, a few letters, Enter."""
    program.press(Key.Key_K, modifiers=CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    program.type(words)
    program.press(Key.Key_Return)
    qtbot.waitUntil(lambda: program.shown.page is program.shown.pages.get("child"))


def test_that_a_monday_morning_needs_no_mouse(qtbot, program, tmp_path):
    desk = program.shown.desk
    figure(program, "due")
    to_the_list(program)
    due = listed(program)
    for _ in range(3):
        record_visit(program)
    assert len(listed(program)) == len(due) - 3

    program.press(Key.Key_Z, modifiers=CTRL)
    assert len(listed(program)) == len(due) - 2

    figure(program, "unallocated")
    to_the_list(program)
    choose(program, WAITING)
    program.press(Key.Key_A)
    program.form()
    program.type("Priya")
    program.press(Key.Key_Tab, Key.Key_Tab)
    program.type("Managing")
    program.press(Key.Key_Return)
    assert desk.assessments[WAITING].social_worker_id == PRIYA

    save_the_monday_page(qtbot, program, tmp_path / "monday.pdf")
    assert (tmp_path / "monday.pdf").read_bytes().startswith(b"%PDF")


def test_that_a_visit_is_put_right_a_week_later_and_history_keeps_both(
    qtbot, program, start, desk_file, on_file
):
    figure(program, "overdue")
    to_the_list(program)
    choose(program, OVERDUE)
    record_visit(program)
    program.quit()

    later = start(desk_file, WEEK)
    window = later.unlock()
    find(qtbot, later, "wren abot")
    assert window.page.heading.text() == "Wren Abbot"
    later.press(Key.Key_C)
    later.form()
    later.press(Key.Key_A, modifiers=CTRL)
    later.type("19 Nov 2026")
    later.press(Key.Key_Return)

    assert window.desk.assessments[OVERDUE].next_visit.last_visit == on("2026-11-19")
    assert "20 Nov 2026 → 19 Nov 2026" in told(window.page.history)
    later.quit()
    with on_file(desk_file) as store:
        seen = store.of_children(Visit, [OVERDUE])
    assert [each.visited_on for each in seen if each.recorded_on == DAY] == [on("2026-11-19")]
