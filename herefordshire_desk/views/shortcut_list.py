"""Keyboard shortcuts as a list: every action that has keys or a letter, as the registry has it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herefordshire_desk.domain.words import plural
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.shortcuts import ShortcutRow, shortcut_rows
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE


class ShortcutList(QWidget):
    """Read only."""

    def __init__(self) -> None:
        super().__init__()
        self.table: Table[ShortcutRow] = Table(
            RecordTable(shortcut_columns(), lambda row: row.name), "Keyboard shortcuts"
        )
        self.table.set_rows(shortcut_rows())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(self.table)

    def counted(self) -> str:
        """How many actions the keyboard starts."""
        return plural(self.table.records.total, "action")


def shortcut_columns() -> tuple[Column[ShortcutRow], ...]:
    """What it does, where it is in the menus, and how the keyboard starts it."""
    return (
        Column("Action", lambda row: row.text, 34, bold=True),
        Column("Keys", lambda row: row.keys, 24),
        Column("Letter in a list", lambda row: row.letter, 16),
        Column("Menu", lambda row: row.menu, 14, muted=True),
    )
