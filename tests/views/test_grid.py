import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from herefordshire_desk.views.grid import row_height
from herefordshire_desk.views.tokens import LIGHT
from tests.views.wide_table import ROWS, wide_table

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot, dressed):
    return wide_table(qtbot)


def test_that_rows_and_columns_grow_with_the_text_and_shrink_again(dressed, table):
    before = (table.rowHeight(0), table.columnWidth(0), table.headings.height())

    dressed.wear(LIGHT, 200)
    assert table.rowHeight(0) == row_height() == 52
    assert table.columnWidth(0) > before[1]

    dressed.wear(LIGHT, 100)
    assert (table.rowHeight(0), table.columnWidth(0), table.headings.height()) == before


def test_that_selected_rows_are_given_in_the_order_shown(qtbot, table):
    table.choose("Caleb Frost")

    qtbot.keyClick(table, Qt.Key.Key_Up, SHIFT)

    assert table.selected() == ROWS[1:3]


def test_that_frozen_columns_are_counted_and_none_are_until_asked(table):
    assert table.frozen_count == 0

    table.freeze(2)

    assert table.frozen_count == 2


def hover(table, column):
    """What is said under the pointer over the first row."""
    QToolTip.hideText()
    at = table.visualRect(table.model().index(0, column)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(QPoint(at)))
    table.viewportEvent(event)
    return QToolTip.text()


def test_that_a_tool_tip_says_what_is_cut_off_and_nothing_that_is_seen(table):
    assert hover(table, 0) == ""

    table.setColumnWidth(0, 40)

    assert hover(table, 0) == "Wren Abbot"


def test_that_an_empty_list_says_so_and_to_a_screen_reader_too(table):
    table.set_rows([])
    bare = table.viewport().grab().toImage()

    table.say_when_empty("Nobody is waiting.")

    assert table.viewport().grab().toImage() != bare
    assert table.accessibleDescription() == "Nobody is waiting."
