"""Children: every open child in one table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.needs import overdue_words
from herefordshire_desk.domain.words import children, plans_in_words
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_pane import ChildPane
from herefordshire_desk.views.fields import SearchField
from herefordshire_desk.views.page import Page, mute
from herefordshire_desk.views.splitting import ListOverDetails
from herefordshire_desk.views.table import Table

STATE_WORDS = {"due_today": "Due today", "due_soon": "Due soon", "in_date": "In date"}
STATE_TONES: dict[str, Pill] = {
    "overdue": "red",
    "due_today": "amber",
    "due_soon": "amber",
    "in_date": "green",
}


class Children(Page):
    """All open children, with a box that filters as one types."""

    title = "Children"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_button(actions["record_visit"], primary=True, hint="V")
        self.add_button(actions["allocate"], hint="A")
        self.add_button(actions["add_child"])
        self.search = SearchField(
            "Filter children", "Name, id, plan, social worker or flag (Ctrl+F)"
        )
        self.search.textChanged.connect(self._filter)
        self.table = Table(RecordTable(columns(desk), lambda each: each.child.id), "Children")
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda each: self.child_opened.emit(each.child.id))
        self.table.menu_actions, self.table.letters = actions.for_child(), actions.letters()
        self.empty = QLabel("No child matches. Clear the box to see all.")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pane = ChildPane(desk, actions["why"], self)
        self._lay_out_body()

    def main_table(self) -> Table[Assessment]:
        return self.table

    def search_list(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def panes(self) -> list[QWidget]:
        return [self.search, self.table, self.pane.line]

    def refresh(self) -> None:
        """Everybody again."""
        self.table.set_rows(list(self.desk.assessments.values()))
        self._count()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self.table.records.set_filter(
            (lambda each: _matches(self.table.records.columns, each, words)) if words else None
        )
        self._count()

    def _count(self) -> None:
        shown, total = len(self.table.records.rows), self.table.records.total
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        mute(self.empty)
        self.subtitle.setText(f"{children(total)} open on the day")
        typed = self.search.text().strip()
        self.told.emit(f"{shown} of {children(total)}" + (f" · filter: {typed}" if typed else ""))

    def _chosen(self, each: Assessment | None) -> None:
        child = each.child.id if each else None
        self.pane.choose(child)
        self.child_chosen.emit(child)

    def _lay_out_body(self) -> None:
        self.body.addWidget(ListOverDetails(self.search, self.table, self.empty, self.pane))


def columns(desk: Desk) -> tuple[Column[Assessment], ...]:
    """What the table shows of each child."""
    return (
        Column("Child", lambda a: desk.name_of(a.child), 20, bold=True),
        Column("Id", lambda a: a.child.id, 9),
        Column("Age", lambda a: a.age, 4),
        Column("Plan", lambda a: plans_in_words(a.statuses), 14),
        Column("Social worker", lambda a: desk.social_worker_name(a.social_worker_id), 18),
        Column("With them since", lambda a: a.lead.start if a.lead else None, 13),
        Column("Social workers, 12 m", lambda a: len(a.stability.social_workers), 6),
        Column("Changes", lambda a: len(a.stability.changes), 6),
        Column("Last seen", lambda a: a.last_seen, 12),
        Column("Due by", lambda a: a.next_visit.due if a.next_visit else None, 12),
        Column("Booked", lambda a: a.booked.planned_for if a.booked else None, 12),
        Column("Visit", _state, 26, sort=_lateness, pill=_tone),
        Column("Rule", lambda a: a.next_visit.rule.id if a.next_visit else None, 14),
        Column("Team", lambda a: desk.team_name(a.team), 16),
    )


def _state(each: Assessment) -> str:
    visit = each.next_visit
    if visit is None:
        return ""
    return overdue_words(visit) if visit.state == "overdue" else STATE_WORDS[visit.state]


def _lateness(each: Assessment) -> int | None:
    visit = each.next_visit
    return (visit.due - each.day).days if visit else None


def _tone(each: Assessment) -> Pill | None:
    visit = each.next_visit
    return STATE_TONES[visit.state] if visit else None


def _matches(columns: tuple[Column[Assessment], ...], each: Assessment, words: list[str]) -> bool:
    text = "\n".join(column.text(each) for column in columns).casefold()
    return all(word in text for word in words)
