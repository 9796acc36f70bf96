"""The decision note in a window: read, copied, with names or with ids only."""

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.decision_note import Decision, by_id, decision_note
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.clipboard import put
from herefordshire_desk.views.reading import Reading
from herefordshire_desk.views.ticks import Tick
from herefordshire_desk.views.tokens import SPACE


class DecisionNote(Reading):
    """What the board says, or said when its moves were made."""

    def __init__(self, desk: Desk, decision: Decision, parent: QWidget) -> None:
        super().__init__("Decision note", "Who goes to whom and why", "", parent)
        self.desk, self.decision = desk, decision
        self.ids_only = Tick("Ids in place of names")
        self.ids_only.toggled.connect(self._show)
        self.copying = QPushButton("Copy")
        self.copying.setAutoDefault(False)
        self.copying.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.ids_only)
        row.addStretch()
        row.addWidget(self.copying)
        cast("QVBoxLayout", self.layout()).insertLayout(0, row)
        self._show()

    def copy(self) -> None:
        """Put the whole note on the clipboard, as text and as a page."""
        mime = QMimeData()
        mime.setText(self.text.toPlainText())
        mime.setHtml(self._html())
        put(mime)

    def _show(self) -> None:
        self.text.setHtml(self._html())

    def _html(self) -> str:
        named = by_id if self.ids_only.isChecked() else self._named
        return decision_note(self.decision, named)

    def _named(self, child: ChildId) -> str:
        return self.desk.child_name(child)
