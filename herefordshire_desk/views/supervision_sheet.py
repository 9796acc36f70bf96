"""A sheet of supervision: one social worker's children, what was agreed, and what was held."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.records import AgreedAction, Supervision
from herefordshire_desk.domain.supervision import Sheet, how_words
from herefordshire_desk.domain.words import children, long_date
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_needs import flagged_first
from herefordshire_desk.views.supervision_columns import (
    action_columns,
    child_columns,
    held_columns,
)
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE


class SheetView(QWidget):
    """The children at the left; at the right agreed actions, or the supervisions held.

    `row_changed` says that another row is in front, or another of the two lists.
    """

    row_changed = Signal()

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.desk = desk
        self.children_: Table[Assessment] = Table(
            RecordTable(child_columns(desk), lambda each: each.child.id), "Their children"
        )
        self.agreed: Table[AgreedAction] = Table(
            RecordTable(action_columns(desk), lambda each: each.id), "Agreed actions"
        )
        self.held: Table[Supervision] = Table(
            RecordTable(held_columns(desk), lambda each: each.id), "Supervisions held"
        )
        self.heading, self.tabs = QLabel(), QTabWidget()
        self._say_when_empty()
        self._connect(actions)
        self._lay_out()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show somebody's sheet, or that nobody is chosen."""
        held = sheet.held if sheet else ()
        open_ = sheet.open_actions if sheet else ()
        done = sheet.done_actions if sheet else ()
        self.heading.setText(sheet_words(sheet) if sheet else "")
        shown = sheet.children if sheet else ()
        theirs = (self.desk.assessments[child] for child in shown)
        self.children_.set_rows(flagged_first(self.desk, theirs))
        self.agreed.set_rows([*open_, *done])
        self.held.set_rows(held)
        self.tabs.setTabText(0, f"Agreed ({len(open_)} open)")
        self.tabs.setTabText(1, f"Held ({len(held)})")

    def front(self) -> Table[Any]:
        """The list of the tab in front."""
        return self.held if self.tabs.currentWidget() is self.held else self.agreed

    def kind(self) -> str:
        """What kind of row is chosen in front, as actions name it; blank for none."""
        if self.front().current() is None:
            return ""
        return "agreed" if self.front() is self.agreed else "supervision"

    def _connect(self, actions: Actions) -> None:
        self.agreed.menu_actions = [*actions.for_row("agreed"), actions["add_action"]]
        self.held.menu_actions = [*actions.for_row("supervision"), actions["record_supervision"]]
        self.children_.menu_actions = actions.for_child()
        self.children_.letters = actions.letters()
        self.agreed.opened.connect(lambda _: actions["change_action"].trigger())
        self.held.opened.connect(lambda _: actions["correct_supervision"].trigger())
        for table in (self.agreed, self.held):
            table.chosen.connect(lambda _: self.row_changed.emit())
        self.tabs.currentChanged.connect(lambda _: self.row_changed.emit())

    def _say_when_empty(self) -> None:
        self.children_.say_when_empty("They hold no children.")
        self.agreed.say_when_empty("Nothing is agreed yet. Add action writes down the first.")
        self.held.say_when_empty("None is recorded yet. Record supervision writes down the first.")

    def _lay_out(self) -> None:
        self.heading.setWordWrap(True)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("What was agreed, and what was held")
        self.tabs.addTab(self.agreed, "Agreed")
        self.tabs.addTab(self.held, "Held")
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.setChildrenCollapsible(False)
        lower.addWidget(self.children_)
        lower.addWidget(self.tabs)
        lower.setStretchFactor(0, 4)
        lower.setStretchFactor(1, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(lower, 1)


def sheet_words(sheet: Sheet) -> str:
    """Who it is, how the next supervision is worked out, and whether they are away."""
    away = f"Away since {long_date(sheet.away_since)}." if sheet.away_since else ""
    who = f"{sheet.social_worker.label} · {children(len(sheet.children))} ·"
    return " ".join(filter(None, (who, how_words(sheet.due), away)))
