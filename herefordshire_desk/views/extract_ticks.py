"""The list of a preview, whose lines are ticked by a click, by Space or by Enter."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import SocialWorkerId
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.extract_columns import IMPORT, PreviewRow, preview_columns
from herefordshire_desk.views.table import Table

if TYPE_CHECKING:
    from herefordshire_desk.domain.newcomers import Newcomers


class TickedLines(Table[PreviewRow]):
    """`ticks_changed` follows every change of what is ticked."""

    ticks_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.ticked: set[str] = set()
        self.names: dict[SocialWorkerId, str] = {}  # of those who are not on the roster yet
        self._newcomers: Newcomers | None = None
        columns = preview_columns(
            desk, self.ticked.__contains__, lambda who: self.names.get(who, "")
        )
        super().__init__(RecordTable(columns, lambda row: row.key), "What the import would change")
        self.say_when_empty("The import would change nothing of this kind.")
        self.clicked.connect(self._clicked)
        self.opened.connect(self._opened)

    def show_lines(
        self, rows: list[PreviewRow], ticked: Collection[str], newcomers: "Newcomers"
    ) -> None:
        """Show the lines of a preview, ticked as they would be imported without a word."""
        self._newcomers = newcomers
        self.ticked.clear()
        self.ticked.update(ticked)
        self._hide_what_says_nothing(rows)
        self.set_rows(rows)
        self.ticks_changed.emit()

    def _hide_what_says_nothing(self, rows: list[PreviewRow]) -> None:
        """A first import has nothing here to stand beside; most have left nothing out."""
        says = {
            "Here": any(row.before is not None and not row.words for row in rows),
            "Where": any(row.where for row in rows),
        }
        for at, column in enumerate(self.records.columns):
            if column.heading in says:
                self.setColumnHidden(at, not says[column.heading])
        self.follow_columns()

    def tick_shown(self, on: bool) -> None:
        """Tick, or take the tick off, every line that the filter shows."""
        self._set(self.records.rows, on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [row for row in self.selected() if row.can_be_ticked]
        if event.key() == Qt.Key.Key_Space and rows and not event.modifiers():
            self._set(rows, any(row.key not in self.ticked for row in rows))
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self.records.columns[index.column()].heading == IMPORT:
            self._opened(self.records.rows[index.row()])

    def _opened(self, row: PreviewRow | None) -> None:
        if row is not None:
            self._set([row], row.key not in self.ticked)

    def _set(self, rows: Iterable[PreviewRow], on: bool) -> None:
        keys = {row.key for row in rows if row.can_be_ticked}
        self.ticked.update(keys) if on else self.ticked.difference_update(keys)
        if self._newcomers is not None:
            self._newcomers.move(self.ticked, keys)
        self._tell_of_ticks()
        self.ticks_changed.emit()

    def _tell_of_ticks(self) -> None:
        """The cells, for whoever sees them and for whoever hears them."""
        last = self.records.rowCount() - 1
        column = next(n for n, c in enumerate(self.records.columns) if c.heading == IMPORT)
        if last >= 0:
            first = self.records.index(0, column)
            self.records.dataChanged.emit(first, self.records.index(last, column))
        self.fit_pills()
