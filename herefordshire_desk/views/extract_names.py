"""The names of extracts that somebody decided on: whom each means, and how to forget it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.extracts.aliases import forget
from herefordshire_desk.domain.records import Alias
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.table import Table

NONE_DECIDED = (
    "No name has been decided on. Where an extract names somebody who is not on the roster, its "
    "preview asks who that is; the answers stand here."
)
ASKS_AGAIN = (
    "Extracts to come name somebody unknown again. What was imported stays; Undo brings it back."
)


class RememberedNames(Table[Alias]):
    """Each name, whom it means, and when that was decided. Delete forgets the chosen ones.

    `refused` says why nothing was forgotten, blank where it was.
    """

    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        columns = (
            Column[Alias]("Name in extracts", lambda each: each.name, 30, bold=True),
            Column[Alias]("Is", lambda each: desk.social_worker_name(each.social_worker_id), 30),
            Column[Alias]("Decided on", lambda each: each.decided_on, 14),
        )
        super().__init__(RecordTable(columns, lambda each: each.id), "Names remembered")
        self.setParent(parent)
        self.desk = desk
        self.say_when_empty(NONE_DECIDED)
        self.forget = QPushButton("Forget name")
        self.forget.setAutoDefault(False)
        self.forget.setToolTip(ASKS_AGAIN)
        self.forget.setAccessibleDescription(ASKS_AGAIN)
        self.forget.clicked.connect(self.forget_chosen)

    def refresh(self) -> None:
        """Draw them from the desk again, by name."""
        names = self.desk.ask(lambda store: store.records(Alias))
        self.set_rows(sorted(names, key=lambda each: each.id))
        self.forget.setEnabled(bool(names))

    def forget_chosen(self) -> None:
        """One Change, which Undo takes back."""
        chosen = self.selected()
        if chosen:
            wrong = self.desk.make(forget(chosen))
            self.refused.emit(wrong.message if wrong else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.forget_chosen()
        else:
            super().keyPressEvent(event)
