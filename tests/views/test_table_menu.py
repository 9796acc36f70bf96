import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from herefordshire_desk.views.columns_dialog import ColumnsDialog
from tests.views.wide_table import headings, names, wide_table


@pytest.fixture
def table(qtbot, dressed):
    return wide_table(qtbot)


def menu_of_heading(table, column):
    at = QPoint(table.headings.sectionViewportPosition(column) + 10, 10)
    table.headings.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(table, column, words):
    menu = menu_of_heading(table, column)
    action = next(each for each in menu.actions() if each.text() == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def test_that_a_heading_can_be_sorted_by_without_the_mouse_buttons(table):
    choose(table, 1, "Sort upwards")
    choose(table, 2, "Sort by this next")
    assert names(table) == ["Caleb Frost", "Wren Abbot", "Ivy Marsh", "Nia Cadwell"]

    choose(table, 2, "Sort downwards")
    assert names(table)[0] == "Nia Cadwell"

    choose(table, 2, "Rows as they came")
    assert names(table)[0] == "Wren Abbot"


def test_that_a_column_can_be_hidden_frozen_and_let_go(table):
    choose(table, 1, "Hide this column")
    assert "Plan" not in headings(table)

    choose(table, 2, "Freeze up to here")
    assert table.frozen_count == 2

    choose(table, 0, "Freeze nothing")
    assert table.frozen_count == 0


def test_that_a_column_can_be_sized_to_fit(table):
    table.setColumnWidth(0, 30)

    choose(table, 0, "Size to fit")

    assert table.columnWidth(0) > 30


@pytest.mark.parametrize("where", ["rows", "headings"])
def test_that_the_columns_can_be_chosen_from_either_menu(qtbot, table, where):
    if where == "headings":
        choose(table, 0, "Columns and sort…")
    else:
        table.customContextMenuRequested.emit(QPoint(5, 5))
        menu = QApplication.activePopupWidget()
        menu.actions()[-1].trigger()
        menu.close()

    assert isinstance(QApplication.activeModalWidget(), ColumnsDialog)
    QApplication.activeModalWidget().close()


def test_that_beside_the_headings_there_is_no_menu(table):
    table.headings.customContextMenuRequested.emit(QPoint(9000, 5))

    assert QApplication.activePopupWidget() is None


def test_that_the_menu_key_has_the_menu_beside_the_row_it_is_on(qtbot, table):
    qtbot.keyClick(table, Qt.Key.Key_Down)

    asked = table.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)

    row = table.visualRect(table.currentIndex())
    assert asked == row.translated(table.viewport().pos())


def test_that_the_actions_for_a_child_are_in_groups_in_the_menu_of_a_row_too(qtbot, window):
    window.page.main_table().customContextMenuRequested.emit(QPoint(20, 20))

    menu = QApplication.activePopupWidget()
    kinds = ["|" if each.isSeparator() else each.objectName() for each in menu.actions()]
    menu.close()
    assert kinds[kinds.index("erase_child") - 1] == "|"
    assert kinds[kinds.index("open_child") - 1] == "|"
