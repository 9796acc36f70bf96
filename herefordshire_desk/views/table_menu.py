"""The menus of a table: of its rows, and of its headings."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from herefordshire_desk.views import table_columns as columns
from herefordshire_desk.views.actions import APART
from herefordshire_desk.views.columns_dialog import ask_columns
from herefordshire_desk.views.grid import Grid
from herefordshire_desk.views.menu_look import grow_icons


def show_row_menu(table: Grid[Any], at: QPoint, actions: Sequence[QAction]) -> None:
    """The page's actions, copying, and the columns: the keyboard's way to all of these."""
    menu = _menu(table)
    for action in actions:
        if action.objectName() in APART and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(action)
    if actions:
        menu.addSeparator()
    menu.addAction("Copy", lambda: columns.copy(table, headings=False))
    menu.addAction("Copy with headings", lambda: columns.copy(table, headings=True))
    menu.addSeparator()
    menu.addAction("Columns and sort…", lambda: ask_columns(table))
    menu.popup(table.viewport().mapToGlobal(at))


def show_heading_menu(table: Grid[Any], at: QPoint) -> None:
    """What can be done with the column under the pointer."""
    column = table.headings.logicalIndexAt(at)
    if column < 0:
        return
    menu = _menu(table)
    menu.addAction("Sort upwards", lambda: columns.sort_by(table, [(column, False)]))
    menu.addAction("Sort downwards", lambda: columns.sort_by(table, [(column, True)]))
    menu.addAction("Sort by this next", lambda: columns.sort_further(table, column))
    menu.addAction("Rows as they came", lambda: columns.sort_by(table, []))
    menu.addSeparator()
    _add_column_actions(menu, table, column)
    menu.addAction("Columns and sort…", lambda: ask_columns(table))
    menu.popup(table.headings.viewport().mapToGlobal(at))


def _add_column_actions(menu: QMenu, table: Grid[Any], column: int) -> None:
    shown = table.headings.shown()
    hide = menu.addAction("Hide this column", lambda: columns.hide(table, column))
    hide.setEnabled(len(shown) > 1)
    up_to = shown.index(column) + 1
    menu.addAction("Freeze up to here", lambda: table.freeze(up_to))
    unfreeze = menu.addAction("Freeze nothing", lambda: table.freeze(0))
    unfreeze.setEnabled(bool(table.frozen_count))
    menu.addAction("Size to fit", lambda: columns.fit(table, column))


def _menu(table: Grid[Any]) -> QMenu:
    menu = QMenu(table)
    grow_icons(menu)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
