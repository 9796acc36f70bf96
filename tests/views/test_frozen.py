"""Columns that stay put: always the same rows as beside them, whatever is done to the table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.table_columns import arrange, arrangement_of, hide
from herefordshire_desk.views.tokens import LIGHT
from tests.views.wide_table import ROWS, Row, names, wide_table

MANY = [Row(f"Child {at:02}", "CP plan", at, "2026-11-02") for at in range(40)]


@pytest.fixture
def table(qtbot, dressed):
    """Forty rows, the first column staying put."""
    table = wide_table(qtbot, MANY)
    table.freeze(1)
    return table


def stays(table):
    return table._frozen


def level(table):
    """Where each row of both is: the same place for the same row, or a name would be wrong."""
    QApplication.processEvents()
    rows = range(table.model().rowCount())
    return [stays(table).rowViewportPosition(row) for row in rows] == [
        table.rowViewportPosition(row) for row in rows
    ]


def visible(table):
    return [at for at in range(6) if not stays(table).isColumnHidden(at)]


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(lambda table: table.scrollToBottom(), id="scrolled_down"),
        pytest.param(lambda table: table.resize(500, 400), id="made_higher"),
        pytest.param(lambda table: table.resize(900, 150), id="made_lower"),
        pytest.param(lambda table: table.records.search("child 1"), id="filtered"),
        pytest.param(lambda table: table.records.sort(0, Qt.SortOrder.DescendingOrder), id="sort"),
        pytest.param(lambda table: table.choose("Child 35"), id="another_row_chosen"),
        pytest.param(lambda table: table.set_rows(ROWS), id="other_rows"),
        pytest.param(lambda table: hide(table, 3), id="a_column_hidden"),
        pytest.param(
            lambda table: stays(table).verticalScrollBar().setValue(3), id="itself_scrolled"
        ),
    ],
)
def test_that_its_rows_are_level_with_those_beside_it(dressed, table, what):
    table.scrollToBottom()
    what(table)
    assert level(table)

    dressed.wear(LIGHT, 200)
    assert level(table)
    dressed.wear(LIGHT, 100)
    assert level(table)
    table.freeze(0)
    table.scrollToBottom()
    table.freeze(2)
    assert level(table)


def test_that_the_first_columns_stay_while_the_rest_scroll(table):
    table.horizontalScrollBar().setValue(120)

    assert table.columnViewportPosition(0) < 0
    assert stays(table).columnViewportPosition(0) == 0
    assert visible(table) == [0]


def test_that_it_has_the_same_choice_and_leaves_the_keyboard_with_its_table(qtbot, table):
    below = stays(table).visualRect(table.model().index(2, 0)).center()

    qtbot.mouseClick(stays(table).viewport(), Qt.MouseButton.LeftButton, pos=below)

    assert table.current() == MANY[2]
    assert table.selected() == [MANY[2]]
    assert table.hasFocus()


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(lambda table: table.set_rows(MANY[:20]), id="new_rows"),
        pytest.param(lambda table: table.records.search("child 1"), id="filtered"),
        pytest.param(lambda table: table.records.sort(0, Qt.SortOrder.DescendingOrder), id="sort"),
    ],
)
def test_that_the_chosen_row_stays_chosen_when_the_rows_are_others(table, what):
    table.choose("Child 12")

    what(table)

    assert table.current() == MANY[12]
    assert table.selected() == [MANY[12]]


def test_that_an_empty_list_is_not_covered_where_it_says_so(table):
    table.set_rows([])
    assert not stays(table).isVisible()

    table.set_rows(ROWS)
    assert stays(table).isVisible()


def test_that_a_double_click_opens_the_row(qtbot, table):
    at = stays(table).visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(stays(table).viewport(), Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(stays(table).viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert opened.args == [MANY[2]]


def test_that_its_headings_sort_the_table(qtbot, table):
    headings = stays(table).headings
    for _ in range(2):
        qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))

    assert names(table)[0] == "Child 39"
    assert table.headings.sortIndicatorOrder() == headings.sortIndicatorOrder()


def test_that_it_follows_columns_that_are_moved_and_resized(table):
    table.headings.moveSection(2, 0)
    assert visible(table) == [2]

    table.setColumnWidth(2, 133)
    assert stays(table).columnWidth(2) == 133


def test_that_a_column_resized_in_it_is_resized_in_the_table(table):
    stays(table).setColumnWidth(0, 99)

    assert table.columnWidth(0) == 99


def test_that_at_large_text_what_would_fill_the_table_is_let_go_and_comes_back(dressed, table):
    table.freeze(2)
    wide = table.columnWidth(0)

    dressed.wear(LIGHT, 200)
    assert visible(table) == []
    assert not stays(table).isVisible()

    dressed.wear(LIGHT, 100)
    assert visible(table) == [0, 1]
    assert table.columnWidth(0) == wide


def test_that_a_hidden_column_is_not_among_those_that_stay(table):
    arrange(table, arrangement_of(table))
    table.freeze(2)

    hide(table, 0)

    assert visible(table) == [1]


def test_that_going_to_a_row_does_not_scroll_sideways(table):
    table.horizontalScrollBar().setValue(120)

    table.choose("Child 30")

    assert table.horizontalScrollBar().value() == 120
    assert not table.visualRect(table.model().index(30, 0)).isEmpty()
