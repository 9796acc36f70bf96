import pytest
from PySide6.QtCore import QPoint, Qt

from tests.views.wide_table import names, wide_table

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot, dressed):
    return wide_table(qtbot)


def click(qtbot, table, column, modifier=Qt.KeyboardModifier.NoModifier):
    at = QPoint(table.headings.sectionViewportPosition(column) + 20, table.headings.height() // 2)
    qtbot.mouseClick(table.headings.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_that_shift_and_a_click_sort_between_equals_up_then_down_then_no_more(qtbot, table):
    click(qtbot, table, 1)
    assert names(table) == ["Wren Abbot", "Caleb Frost", "Ivy Marsh", "Nia Cadwell"]

    click(qtbot, table, 2, SHIFT)
    assert names(table) == ["Caleb Frost", "Wren Abbot", "Ivy Marsh", "Nia Cadwell"]

    click(qtbot, table, 2, SHIFT)
    assert names(table) == ["Wren Abbot", "Caleb Frost", "Nia Cadwell", "Ivy Marsh"]

    click(qtbot, table, 2, SHIFT)
    assert table.records.sorted_by == ((1, False),)


def test_that_a_plain_click_sorts_by_that_column_alone(qtbot, table):
    click(qtbot, table, 1)
    click(qtbot, table, 2, SHIFT)

    click(qtbot, table, 0)

    assert table.records.sorted_by == ((0, False),)


def test_that_shift_and_a_click_let_go_elsewhere_sort_by_nothing(qtbot, table):
    viewport, middle = table.headings.viewport(), table.headings.height() // 2
    start = QPoint(table.headings.sectionViewportPosition(1) + 20, middle)
    end = QPoint(table.headings.sectionViewportPosition(0) + 20, middle)

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, SHIFT, start)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, SHIFT, end)

    assert table.records.sorted_by == ()


def test_that_every_column_sorted_by_is_marked(qtbot, table):
    def seen(column):
        rect = table.headings.viewport().rect()
        rect.setLeft(table.headings.sectionViewportPosition(column))
        rect.setWidth(table.headings.sectionSize(column))
        return table.headings.viewport().grab(rect).toImage()

    plain = [seen(column) for column in range(3)]
    click(qtbot, table, 1)
    click(qtbot, table, 2, SHIFT)

    assert seen(0) == plain[0]
    assert seen(1) != plain[1]
    assert seen(2) != plain[2]
