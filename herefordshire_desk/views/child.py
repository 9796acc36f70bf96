"""Child: one child's whole record: the line, visits, allocations, plans and history."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.handovers import of_allocation
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    Conference,
    FamilyLink,
    FamilyMeeting,
    Handover,
    PlannedVisit,
    Record,
    Review,
    Visit,
)
from herefordshire_desk.errands import note_access
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_columns import (
    Opened,
    allocation_columns,
    begun,
    plan_columns,
    visit_columns,
    visit_day,
)
from herefordshire_desk.views.child_history import ChildHistory
from herefordshire_desk.views.child_pane import ChildPane
from herefordshire_desk.views.family import Sibling, family_columns, siblings_of
from herefordshire_desk.views.meeting_columns import Meeting, meeting_columns, meeting_day
from herefordshire_desk.views.page import ChosenRow, Page
from herefordshire_desk.views.table import Table

R = TypeVar("R", bound=Record)
EMPTY = {
    "Visits": "No visit is on file. V records one.",
    "Allocations": "No social worker has been allocated. A allocates one.",
    "Meetings": "No family meeting, review or conference is on file. M records a family meeting.",
    "Plans and homes": "No plan or home is on file. P opens a plan.",
    "Brothers and sisters": "None is on file. Add brother or sister… links one.",
    "History": "Nothing about this child has been changed at this desk.",
}
SHORT = {"Brothers and sisters": "Family"}  # all tabs stand side by side at the largest text
FEWEST = 3  # rows: so that the page need not scroll on a small screen
BUTTONS = (
    ("record_visit", "V"),
    ("plan_visit", "B"),
    ("allocate", "A"),
    ("end_allocation", "E"),
    ("add_plan", "P"),
    ("add_mark", ""),
    ("link_child", ""),
)
# what the actions about a row call it
KIND_OF_ROW: dict[type, str] = {
    Visit: "visit",
    PlannedVisit: "visit",
    Allocation: "allocation",
    FamilyMeeting: "meeting",
    FamilyLink: "link",
}


class ChildPage(Page):
    """One child, opened from any list; Esc goes back to where it was opened from."""

    left = Signal()
    title = "Child"
    _shown = False  # whether anything on file about the child was

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.child_id: ChildId | None = None
        self.handovers: dict[str, Handover] = {}
        self.actions_ = actions
        for name, hint in BUTTONS:
            self.add_button(actions[name], primary=name == "record_visit", hint=hint)
        self.pane = ChildPane(desk, actions["why"], self, named=False)
        self._make_tables(desk)
        self.past = ChildHistory(desk)
        self.history, self.known = self.past.history, self.past.known
        self.tabs = QTabWidget()
        self._make_tabs(actions)
        self._connect_rows(actions)
        self.body.addWidget(self.pane)
        self.body.addWidget(self.tabs, 1)
        # a bar that comes makes the line narrower, and its words may take one line more
        bar, later = self.scrolled.verticalScrollBar(), Qt.ConnectionType.QueuedConnection
        bar.rangeChanged.connect(self.pane.show_whole, later)

    def _make_tabs(self, actions: Actions) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("The child's record")
        for table in self._tables():
            table.say_when_empty(EMPTY[table.accessibleName()])
        for table in (*self._tables(), self.known):
            table.menu_actions, table.letters = actions.for_child(), actions.letters()
            table.fewest = FEWEST
        for at, table in enumerate(self._tables()):
            last = table is self.history
            name = table.accessibleName()
            self.tabs.insertTab(at, self.past if last else table, SHORT.get(name, name))

    def _make_tables(self, desk: Desk) -> None:
        brought = allocation_columns(desk, lambda row: self.handovers.get(row.id))
        self.visits = _table(visit_columns(desk), "Visits")
        self.allocations = _table(brought, "Allocations")
        self.meetings = _table(meeting_columns(desk), "Meetings")
        self.plans = _table(plan_columns(desk), "Plans and homes")
        self.family = _family_table(desk)

    def main_table(self) -> Table[Any]:
        table = self._tables()[self.tabs.currentIndex()]
        return self.past.table() if table is self.history else table

    def chosen_row(self) -> ChosenRow | None:
        """Of the list in front: what the actions about one row can be about."""
        table = self.main_table()
        if table is self.family:
            sibling = self.family.current()
            return sibling.kin.link if sibling is not None else None
        row = table.current() if table in (self.visits, self.allocations, self.meetings) else None
        about_it = not isinstance(row, Review | Conference) and (
            not isinstance(row, Allocation) or is_lead(row)
        )
        return row if about_it else None

    def panes(self) -> list[QWidget]:
        return [self.pane.line, self.main_table()]

    def show_child(self, child: ChildId, record: str = "") -> None:
        """Open a child's record; where one of its lists has `record`, on that row."""
        self.child_id, self._shown = child, False
        note_access(self.desk, "child_viewed", child)
        self.on_change()
        for at, table in enumerate(self._tables()):
            if record and table.choose(record):
                self.tabs.setCurrentIndex(at)

    def bring_up_to_date(self, only: str = "") -> None:
        """`only` is the child to show: the one before may be on file no more."""
        if only:
            self.child_id, self._shown = ChildId(only), False
        super().bring_up_to_date()

    def refresh(self) -> None:
        """Everything on file about the child."""
        if self.child_id is None:
            return
        records = self.desk.record_of(self.child_id)
        if self._shown and not records and not self.desk.is_as_at:
            self._leave()
            return
        self._shown = bool(records)
        self.heading.setText(self.desk.name_of(self.desk.child(self.child_id)))
        self.subtitle.setText(f"id {self.child_id}")
        self.pane.show_child(self.child_id)
        self.pane.show_whole()
        self.visits.set_rows(_newest(records, Visit | PlannedVisit, visit_day))
        self.handovers = of_allocation(each for each in records if isinstance(each, Handover))
        self.allocations.set_rows(_newest(records, Allocation, lambda each: each.start))
        self.meetings.set_rows(_newest(records, Meeting, meeting_day))
        self.plans.set_rows(_newest(records, Opened, begun))
        self.family.set_rows(siblings_of(self.desk, self.child_id))
        self.past.show_child(self.child_id)
        self.child_chosen.emit(self.child_id)
        self.told.emit(f"{len(records)} records of this child · C corrects a visit, W withdraws it")
        self._follow_row()

    def _leave(self) -> None:
        """The child was erased, or adding them was undone: nothing of them stays on the page."""
        self.child_id, self._shown = None, False
        for table in (*self._tables(), self.known):
            table.set_rows([])
        self.heading.setText(self.title)
        self.subtitle.setText("")
        self.child_chosen.emit(None)
        self.page_asked.emit("children", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.show_whole()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_row()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.actions_.set_row("")

    def _connect_rows(self, actions: Actions) -> None:
        """What Enter and the context menus do with the row that the keyboard is on."""
        self.visits.menu_actions = [*actions.for_row("visit"), *actions.for_child()]
        self.family.menu_actions = [*actions.for_row("link"), *actions.for_child()]
        self.visits.opened.connect(lambda _: actions["correct_visit"].trigger())
        self.allocations.menu_actions = [*actions.for_row("allocation"), *actions.for_child()]
        self.meetings.menu_actions = [*actions.for_row("meeting"), *actions.for_child()]
        self.allocations.opened.connect(lambda _: actions["handover"].trigger())
        self.family.opened.connect(lambda sibling: self.child_opened.emit(sibling.child.id))
        for table in (self.visits, self.allocations, self.meetings, self.family):
            table.chosen.connect(lambda _: self._follow_row())
        self.tabs.currentChanged.connect(lambda _: self._follow_row())

    def _follow_row(self) -> None:
        """Actions about one row work while the keyboard is on one that they are about."""
        row = self.chosen_row() if self.isVisible() else None
        self.actions_.set_row(KIND_OF_ROW.get(type(row), ""))

    def _tables(self) -> list[Table[Any]]:
        return [
            self.visits,
            self.allocations,
            self.meetings,
            self.plans,
            self.family,
            self.history,
        ]


def _newest(records: Sequence[Record], kind: Any, dated: Any) -> list[Any]:
    rows = [record for record in records if isinstance(record, kind)]
    return sorted(rows, key=lambda each: (dated(each) or date.min, each.id), reverse=True)


def _table(columns: tuple[Column[R], ...], name: str) -> Table[R]:
    return Table(RecordTable(columns, lambda record: record.id), name)


def _family_table(desk: Desk) -> Table[Sibling]:
    model = RecordTable(family_columns(desk), lambda each: each.child.id)
    return Table(model, "Brothers and sisters")
