"""An inspector asks how things stood on 30 September, and who was there may not be seen by name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.make import DAY, on
from tests.make_team import OVERDUE, WAITING

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SEPTEMBER = on("2026-09-30")


def look_back(program):
    """To 30 September, by keyboard alone."""
    program.press(Key.Key_D, modifiers=CTRL)
    program.form()
    program.press(Key.Key_A, modifiers=CTRL)
    program.type("30 Sep 2026")
    program.press(Key.Key_Return)


def test_that_the_desk_shows_how_it_stood_and_takes_nothing_until_today_is_back(start, desk_file):
    program = start(desk_file)
    window = program.unlock()
    today = set(window.desk.assessments)
    before = window.desk.history

    look_back(program)
    assert window.desk.day == SEPTEMBER
    assert window.top.as_at.text() == "As at 30 September 2026 – read only"
    assert set(window.desk.assessments) != today
    assert all(each.day == SEPTEMBER for each in window.desk.assessments.values())

    window.page.table.setFocus()
    program.press(Key.Key_V)
    assert QApplication.activeModalWidget() is None
    program.press(Key.Key_Z, modifiers=CTRL)
    assert window.desk.history == before

    program.press(Key.Key_T, modifiers=CTRL)
    assert window.desk.day == DAY
    assert set(window.desk.assessments) == today


def test_that_a_screen_that_is_shared_shows_no_name_on_any_day(start, desk_file):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_H, modifiers=CTRL | SHIFT)

    look_back(program)
    program.press(Key.Key_2, modifiers=CTRL)

    shown = [
        window.page.table.records.columns[0].text(row) for row in window.page.table.records.rows
    ]
    assert shown
    assert not any("Abbot" in text for text in shown)

    program.press(Key.Key_T, modifiers=CTRL)
    program.press(Key.Key_H, modifiers=CTRL | SHIFT)
    assert {OVERDUE, WAITING} <= {each.child.id for each in window.page.table.records.rows}
    assert any(
        "Abbot" in window.page.table.records.columns[0].text(row)
        for row in window.page.table.records.rows
    )
