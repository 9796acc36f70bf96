"""Child: one child's whole record: the line, visits, allocations, plans and history."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    ChildId,
    Episode,
    LegalStatus,
    Mark,
    Placement,
    Plan,
    Record,
    Review,
    Visit,
)
from herefordshire_desk.domain.words import (
    CHANGE_REASONS,
    HOME_WORDS,
    LEGAL_STATUS_WORDS,
    PLAN_WORDS,
    VISIT_WORDS,
    plural,
)
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_pane import ChildPane
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.record_words import (
    MARK_WORDS,
    NOT_ALONE_WORDS,
    coded,
    edit_in_words,
    yes_no,
)
from herefordshire_desk.views.table import Table

R = TypeVar("R", bound=Record)
Opened = Plan | Episode | CareEpisode | Placement | LegalStatus | Mark | Review
Line = tuple[HistoryLine, Edit]


class ChildPage(Page):
    """One child, opened from any list; Esc goes back to where it was opened from."""

    left = Signal()
    title = "Child"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.child_id: ChildId | None = None
        for name, hint in (("record_visit", "V"), ("allocate", "A"), ("end_allocation", "E")):
            self.add_button(actions[name], primary=name == "record_visit", hint=hint)
        self.add_button(actions["add_plan"], hint="P")
        self.pane = ChildPane(desk, actions["why"], self, named=False)
        self.visits = _table(visit_columns(desk), "Visits")
        self.allocations = _table(allocation_columns(desk), "Allocations")
        self.plans = _table(plan_columns(), "Plans and homes")
        self.history: Table[Line] = Table(
            RecordTable(
                history_columns(desk), lambda line: f"{line[0].number}:{line[1].record.id}"
            ),
            "History",
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("The child's record")
        for table in self._tables():
            table.menu_actions, table.letters = actions.for_child(), actions.letters()
            self.tabs.addTab(table, table.accessibleName())
        self.body.addWidget(self.pane)
        self.body.addWidget(self.tabs, 1)

    def main_table(self) -> Table[Any]:
        return self._tables()[self.tabs.currentIndex()]

    def panes(self) -> list[QWidget]:
        return [self.pane.line, self.main_table()]

    def show_child(self, child: ChildId) -> None:
        """Open a child's record."""
        self.child_id = child
        self.on_change()

    def refresh(self) -> None:
        """Everything on file about the child."""
        if self.child_id is None:
            return
        records = self.desk.record_of(self.child_id)
        self.heading.setText(self.desk.name_of(self.desk.child(self.child_id)))
        self.subtitle.setText(f"id {self.child_id}")
        self.pane.show_child(self.child_id)
        self.pane.show_whole(round(self.height() * 0.6))
        self.visits.set_rows(_newest(records, Visit, lambda each: each.visited_on))
        self.allocations.set_rows(_newest(records, Allocation, lambda each: each.start))
        self.plans.set_rows(_newest(records, Opened, _begun))
        self.history.set_rows(self.desk.history_of(self.child_id)[::-1])
        self.child_chosen.emit(self.child_id)
        self.told.emit(f"{len(records)} records of this child")

    def _tables(self) -> list[Table[Any]]:
        return [self.visits, self.allocations, self.plans, self.history]


def visit_columns(desk: Desk) -> tuple[Column[Visit], ...]:
    """A visit, made or attempted."""
    return (
        Column("Date", lambda v: v.visited_on, 12),
        Column("Kind", lambda v: VISIT_WORDS[v.kind], 15),
        Column("Child seen", lambda v: yes_no(v.child_seen), 17, pill=_seen_tone),
        Column("Seen alone", lambda v: yes_no(v.seen_alone), 14),
        Column("Reason not alone", lambda v: NOT_ALONE_WORDS.get(v.not_alone_reason, ""), 23),
        Column("Visited by", lambda v: desk.social_worker_name(v.social_worker_id), 17),
        Column("Recorded", lambda v: v.recorded_on, 12),
        Column("From", lambda v: "Extract" if v.extracted else "Desk", 10, muted=True),
    )


def allocation_columns(desk: Desk) -> tuple[Column[Allocation], ...]:
    """An involvement, whatever the role."""
    return (
        Column("From", lambda a: a.start, 12),
        Column("Until", lambda a: a.end, 12),
        Column("Who", lambda a: desk.social_worker_name(a.social_worker_id), 20, bold=True),
        Column("Role", lambda a: a.role, 24),
        Column("Team", lambda a: desk.team_name(a.team), 20),
        Column("Reason", lambda a: CHANGE_REASONS.get(a.reason, a.reason), 34),
        Column("Day of change", lambda a: "Inferred" if a.inferred else "Recorded", 12, muted=True),
    )


def plan_columns() -> tuple[Column[Any], ...]:
    """Plans, periods of care, homes, legal statuses, reviews and marks, in one list."""
    return (
        Column("From", _begun, 12),
        Column("Until", lambda r: getattr(r, "end", None), 12),
        Column("What", what_words, 26, bold=True),
        Column("Detail", detail_words, 44),
    )


def history_columns(desk: Desk) -> tuple[Column[Line], ...]:
    """Who changed what, and when."""
    return (
        Column("When", lambda line: f"{line[0].at:%Y-%m-%d %H:%M}", 18),
        Column("Who", lambda line: line[0].who, 16),
        Column("Action", lambda line: line[0].label, 34),
        Column(
            "What changed", lambda line: edit_in_words(line[1], names_hidden=desk.names_hidden), 60
        ),
    )


def what_words(record: Opened) -> str:
    """What kind of thing a row of the plans list is."""
    match record:
        case Plan():
            return PLAN_WORDS[record.kind]
        case Mark():
            return MARK_WORDS[record.kind]
        case _:
            return {
                Episode: "Child in need episode",
                CareEpisode: "In care",
                Placement: "Home",
                LegalStatus: "Legal status",
                Review: "Review",
            }[type(record)]


def detail_words(record: Opened) -> str:
    """The code or note that tells one such row from another."""
    match record:
        case Placement():
            return coded(record.type, HOME_WORDS)
        case LegalStatus():
            return coded(record.code, LEGAL_STATUS_WORDS)
        case Review():
            return "Cancelled" if record.cancelled else "Held" if record.held_on else "Due"
        case Mark():
            return mark_detail(record)
        case _:
            return _plan_detail(record)


def _plan_detail(record: Plan | Episode | CareEpisode) -> str:
    match record:
        case Plan():
            return "Another authority's plan" if record.other_authority else record.category
        case Episode():
            return "No further action" if record.no_further_action else record.close_reason
        case CareEpisode():
            return record.end_reason


def mark_detail(mark: Mark) -> str:
    """At least every 14 days · decided by the review · what was noted."""
    days = f"at least every {plural(mark.days, 'day')}" if mark.days else ""
    decided = f"decided by {mark.decided_by}" if mark.decided_by else ""
    return " · ".join(filter(None, (days, decided, mark.note)))


def _begun(record: Opened) -> date | None:
    if isinstance(record, Review):
        return record.held_on or record.due_on
    return record.start


def _newest(records: Sequence[Record], kind: Any, dated: Any) -> list[Any]:
    rows = [record for record in records if isinstance(record, kind)]
    return sorted(rows, key=lambda each: (dated(each) or date.min, each.id), reverse=True)


SEEN_TONES: dict[bool | None, Pill] = {True: "green", False: "red", None: "grey"}


def _seen_tone(visit: Visit) -> Pill:
    return SEEN_TONES[visit.child_seen]


def _table(columns: tuple[Column[R], ...], name: str) -> Table[R]:
    return Table(RecordTable(columns, lambda record: record.id), name)
