from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.table import Table
from tests.make import on
from tests.views.forms import cells

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Row:
    """A child, a day that may not be recorded, and a count."""

    name: str
    day: str | None
    count: int


ROWS = [
    Row("Wren <Abbot>", "2026-11-02", 9),
    Row("ivy Marsh", None, 10),
    Row("Caleb Frost", "2025-12-31", 2),
]
COLUMNS = (
    Column("Child", lambda row: row.name),
    Column("Seen", lambda row: on(row.day) if row.day else None),
    Column("Count", lambda row: row.count),
)


@pytest.fixture
def table(qtbot, dressed):
    """Three rows, in focus."""
    table = Table(RecordTable(COLUMNS, lambda row: row.name), "Children")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.set_rows(ROWS)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    return table


def click_heading(qtbot, table, column):
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def counts(table):
    return [int(count) for count in cells(table, "Count")]


def click_row(qtbot, table, row):
    at = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    return at


# --- sorting


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        pytest.param(0, [2, 10, 9], [9, 10, 2], id="names_whatever_their_case"),
        pytest.param(1, [2, 9, 10], [9, 2, 10], id="days_as_days_and_none_recorded_always_last"),
        pytest.param(2, [2, 9, 10], [10, 9, 2], id="numbers_as_numbers"),
    ],
)
def test_that_a_heading_sorts_up_then_down_then_as_it_was(qtbot, table, column, up, down):
    click_heading(qtbot, table, column)
    assert counts(table) == up

    click_heading(qtbot, table, column)
    assert counts(table) == down

    click_heading(qtbot, table, column)
    assert counts(table) == [9, 10, 2]


def test_that_new_rows_come_in_the_order_sorted_by(qtbot, table):
    click_heading(qtbot, table, 2)

    table.set_rows([*ROWS, Row("Posy Lark", None, 5)])

    assert counts(table) == [2, 5, 9, 10]


# --- the choice


def test_that_there_is_always_a_row_chosen(table):
    assert table.current() == ROWS[0]

    table.set_rows([])
    assert table.current() is None

    table.set_rows(ROWS[1:])
    assert table.current() == ROWS[1]


def test_that_the_chosen_row_stays_chosen_when_the_rows_are_new(qtbot, table):
    qtbot.keyClick(table, Key.Key_Down)

    table.set_rows([Row("Caleb Frost", None, 0), Row("ivy Marsh", None, 99)])

    assert table.current() == Row("ivy Marsh", None, 99)
    assert table.selected() == [Row("ivy Marsh", None, 99)]


def test_that_the_keyboard_goes_on_from_where_a_row_that_was_dealt_with_stood(qtbot, table):
    qtbot.keyClick(table, Key.Key_Down)

    table.set_rows([ROWS[0], ROWS[2]])

    assert table.current() == ROWS[2]


def test_that_after_the_last_row_has_gone_the_keyboard_is_on_the_first(qtbot, table):
    qtbot.keyClick(table, Key.Key_End)

    table.set_rows(ROWS[:2])

    assert table.current() == ROWS[0]


def test_that_the_chosen_row_stays_chosen_through_a_sort(qtbot, table):
    qtbot.keyClick(table, Key.Key_Down)

    click_heading(qtbot, table, 2)

    assert table.current() == ROWS[1]


def test_that_the_keyboard_says_which_row_it_is_on(qtbot, table):
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Key.Key_Down)

    assert chosen.args == [ROWS[1]]


def test_that_a_row_can_be_chosen_by_its_key(table):
    assert table.choose("Caleb Frost")
    assert table.current() == ROWS[2]
    assert not table.choose("Nobody")


# --- opening


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_that_enter_opens_the_row(qtbot, table, key):
    qtbot.keyClick(table, Key.Key_Down)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, key)

    assert opened.args == [ROWS[1]]


def test_that_a_double_click_opens_the_row(qtbot, table):
    at = click_row(qtbot, table, 2)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert opened.args == [ROWS[2]]


def test_that_enter_in_an_empty_table_opens_nothing(qtbot, table):
    table.set_rows([])

    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Key.Key_Return)


# --- letters


def test_that_a_letter_starts_its_action_and_leaves_the_row_as_it_was(qtbot, table):
    action = QAction("Record visit", table)
    table.letters = {"V": action}

    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(table, Key.Key_V)

    assert table.current() == ROWS[0]


def test_that_a_letter_with_a_modifier_is_somebody_elses(qtbot, table):
    action = QAction("Record visit", table)
    table.letters = {"V": action}

    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(table, Key.Key_V, CTRL)


# --- copying


def test_that_ctrl_c_copies_the_chosen_rows_as_text_and_as_a_table(qtbot, table):
    qtbot.keyClick(table, Key.Key_Down, SHIFT)
    qtbot.keyClick(table, Key.Key_C, CTRL)

    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Wren <Abbot>\t2 Nov 2026\t9\nivy Marsh\t\t10"
    assert copied.html() == (
        "<table><tr><td>Wren &lt;Abbot&gt;</td><td>2 Nov 2026</td><td>9</td></tr>"
        "<tr><td>ivy Marsh</td><td></td><td>10</td></tr></table>"
    )


def test_that_headings_are_copied_where_they_are_asked_for(table):
    table.copy(headings=True)

    text = QGuiApplication.clipboard().mimeData().text()
    assert text == "Child\tSeen\tCount\nWren <Abbot>\t2 Nov 2026\t9"


def test_that_columns_are_copied_in_the_order_they_stand_in(table):
    table.horizontalHeader().moveSection(2, 0)

    table.copy(headings=True)

    assert QGuiApplication.clipboard().mimeData().text().startswith("Count\tChild\tSeen\n9\t")


# --- the menu


def test_that_the_menu_has_the_pages_actions_and_copies_with_headings(qtbot, table):
    action = QAction("Record visit…", table)
    table.menu_actions = [action]

    table.customContextMenuRequested.emit(QPoint(5, 5))

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert words == ["Record visit…", "Copy", "Copy with headings", "Columns and sort…"]
    menu.actions()[words.index("Copy with headings") + 1].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text().startswith("Child\tSeen")


def test_that_a_long_text_can_be_read_whole_in_its_tool_tip(table):
    index = table.model().index(0, 0)

    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Wren <Abbot>"


def test_that_nothing_recorded_is_said_in_words_to_a_screen_reader(table):
    index = table.model().index(1, 1)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Not recorded"
