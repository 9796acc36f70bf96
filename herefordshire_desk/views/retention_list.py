"""The list of closed children, ticked by a click, by Space or by Enter."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.retention import Closed
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.table import Table

ERASE = "Erase"
LOOKING = "Looking who is closed…"
NOBODY = "Nobody is closed: every child on the desk is open."


class ClosedList(Table[Closed]):
    """`ticks_changed` follows every change of what is ticked; nobody is, to begin with."""

    ticks_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.ticked: set[ChildId] = set()
        model = RecordTable(closed_columns(desk, self.ticked.__contains__), _key)
        super().__init__(model, "Closed children", parent)
        self.say_when_empty(LOOKING)
        self.clicked.connect(self._clicked)
        self.opened.connect(self._opened)

    def show_closed(self, rows: Iterable[Closed]) -> None:
        """Show who is closed now; a tick stays on whoever is still there."""
        shown = list(rows)
        self.ticked.intersection_update(each.child.id for each in shown)
        self.say_when_empty(NOBODY)
        self.set_rows(shown)
        self.ticks_changed.emit()

    def tick(self, children: Iterable[ChildId], *, on: bool) -> None:
        """Tick them, or take the tick off."""
        self.ticked.update(children) if on else self.ticked.difference_update(children)
        last = self.records.rowCount() - 1
        if last >= 0:
            self.records.dataChanged.emit(self.records.index(0, 0), self.records.index(last, 0))
        self.fit_pills()
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.selected()
        if event.key() == Qt.Key.Key_Space and rows and not event.modifiers():
            ids = [row.child.id for row in rows]
            self.tick(ids, on=not self.ticked.issuperset(ids))
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self.records.columns[index.column()].heading == ERASE:
            self._opened(self.records.rows[index.row()])

    def _opened(self, row: Closed | None) -> None:
        if row is not None:
            self.tick([row.child.id], on=row.child.id not in self.ticked)


def closed_columns(desk: Desk, ticked: Callable[[ChildId], bool]) -> tuple[Column[Closed], ...]:
    """A child a row: whether ticked, who, since when closed, until when kept and why."""

    def tone(row: Closed) -> Pill:
        return "amber" if ticked(row.child.id) else "grey"

    def standing(row: Closed) -> str:
        if row.until is None:
            return "Not known"
        return "May go" if row.due(desk.day) else "Kept"

    def standing_tone(row: Closed) -> Pill:
        return "blue" if row.due(desk.day) else "grey"

    return (
        Column(ERASE, lambda row: "Yes" if ticked(row.child.id) else "No", 10, pill=tone),
        Column("Child", lambda row: desk.name_of(row.child), 20, bold=True),
        Column("Id", lambda row: row.child.id, 10),
        Column("Closed", lambda row: row.closed_on, 12),
        Column("Kept until", lambda row: row.until, 12),
        Column("Standing", standing, 12, pill=standing_tone),
        Column("Why", lambda row: row.why, 46, muted=True),
    )


def _key(row: Closed) -> str:
    return row.child.id
