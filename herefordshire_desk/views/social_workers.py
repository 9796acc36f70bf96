"""Social workers: the roster, each person's children, and the caseload chart."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QSplitter, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.absences import away_next, away_words, with_absences
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import Caseload, caseloads, is_known_elsewhere
from herefordshire_desk.domain.records import SocialWorker, SocialWorkerId
from herefordshire_desk.domain.words import (
    EMPLOYMENT_WORDS,
    children,
    plans_in_words,
    plural,
)
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.absence_forms import (
    AbsenceForm,
    EndAbsenceForm,
    WithdrawAbsenceForm,
)
from herefordshire_desk.views.absences import absences_on_file
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.caseload_chart import CaseloadChart
from herefordshire_desk.views.child_needs import child_needs, flagged_first
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.pages import ABSENCES
from herefordshire_desk.views.posts import terms_on_file
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE

NO_CHILDREN = "Nobody is allocated to them. On Children, A allocates a child."
ROSTER = ("add_social_worker", "change_social_worker", "end_social_worker", "leaver")


class SocialWorkers(Page):
    """Everybody on the roster, in post first."""

    title = "Social workers"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.actions_ = actions
        for name in (*ROSTER, *ABSENCES[:1]):
            self.add_button(actions[name])
        self.terms: dict[SocialWorkerId, str] = {}
        self.table = Table(
            RecordTable(columns(desk, self._terms), lambda c: c.social_worker.id), "Social workers"
        )
        self.table.keep_in_sight(1)  # the name, whose figures the others are
        offered = (*ROSTER, *ABSENCES, "hand_caseload_over")
        self.table.menu_actions = [actions[name] for name in offered]
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _: actions["change_social_worker"].trigger())
        self.held = Table(RecordTable(held_columns(desk), lambda a: a.child.id), "Their children")
        self.held.menu_actions, self.held.letters = actions.for_child(), actions.letters()
        self.held.chosen.connect(lambda a: self.child_chosen.emit(a.child.id if a else None))
        self.held.opened.connect(lambda a: self.child_opened.emit(a.child.id))
        self.table.say_when_empty(
            "Nobody is on the roster. Import an extract (Ctrl+O) or add a social worker."
        )
        self.held_heading = QLabel("Their children")
        self.chart = CaseloadChart(desk, self)
        self._lay_out_body()

    def main_table(self) -> Table[Caseload]:
        return self.table

    def panes(self) -> list[QWidget]:
        return [self.table, self.held]

    def chosen_social_worker(self) -> SocialWorker | None:
        caseload = self.table.current()
        return caseload.social_worker if caseload else None

    def refresh(self) -> None:
        """The roster as it is on the day."""
        picture = self.desk.picture
        reckoned = caseloads(
            picture.social_workers.values(),
            picture.assessments.values(),
            picture.policy,
            picture.day,
        )
        found = with_absences(reckoned, absences_on_file(self.desk))
        self.terms = terms_on_file(self.desk)
        in_post = sorted(filter(is_shown, found), key=_by_name)
        self.table.set_rows(in_post)
        self.chart.show_caseloads(in_post)
        holding = sum(bool(each.children) for each in in_post)
        hold = "holds" if holding == 1 else "hold"
        people = f"{plural(len(in_post), 'person', 'people')} in post"
        self.subtitle.setText(f"{people}, {holding} {hold} children")
        self.told.emit(people)
        self._follow_absences()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_absences()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.actions_.set_row("")

    def record_absence(self) -> None:
        """Ask from when the social worker chosen is away, until when and why."""
        self._about_chosen(AbsenceForm)

    def end_absence(self) -> None:
        """Ask for the first day back of the social worker chosen."""
        self._about_chosen(EndAbsenceForm)

    def withdraw_absence(self) -> None:
        """Ask which absence of the social worker chosen was not taken."""
        self._about_chosen(WithdrawAbsenceForm)

    def _about_chosen(self, form: Callable[[Desk, Caseload, QWidget], QDialog]) -> None:
        caseload = self.table.current()
        if caseload is not None:
            form(self.desk, caseload, self.window()).open()

    def _terms(self, caseload: Caseload) -> str:
        return self.terms.get(caseload.social_worker.id, "")

    def _follow_absences(self) -> None:
        """An absence can be ended or withdrawn while somebody who has one is chosen."""
        chosen = self.table.current() if self.isVisible() else None
        self.actions_.set_row("absence" if chosen and chosen.absences else "")

    def _chosen(self, caseload: Caseload | None) -> None:
        held = caseload.children if caseload else ()
        name = caseload.social_worker.label if caseload else ""
        self.held.say_when_empty(NO_CHILDREN if caseload else "")
        self.held_heading.setText(f"{name} · {children(len(held))}" if name else "")
        theirs = [self.desk.assessments[child] for child in held]
        self.held.set_rows(flagged_first(self.desk, theirs))
        self._follow_absences()

    def _lay_out_body(self) -> None:
        theirs = QWidget()
        column = QVBoxLayout(theirs)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.held_heading)
        column.addWidget(self.held, 1)
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.setChildrenCollapsible(False)
        lower.addWidget(theirs)
        lower.addWidget(self.chart)
        lower.setStretchFactor(0, 3)
        lower.setStretchFactor(1, 2)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(lower)
        self.body.addWidget(splitter)


def is_shown(caseload: Caseload) -> bool:
    """In post in this team on the day, or holding children all the same."""
    gone = caseload.leaves_in_days is not None and caseload.leaves_in_days <= 0
    elsewhere = is_known_elsewhere(caseload.social_worker)
    return bool(caseload.children) or not (gone or elsewhere)


def _by_name(caseload: Caseload) -> tuple[bool, str]:
    """Those who hold children first; never in the order of their figures."""
    return (not caseload.children, caseload.social_worker.label.casefold())


def columns(desk: Desk, terms: Callable[[Caseload], str]) -> tuple[Column[Caseload], ...]:
    """The roster's columns; `terms` says how role and hours changed."""

    def away(caseload: Caseload) -> str:
        return away_words(caseload.absences, desk.day)

    def since(caseload: Caseload) -> date | None:
        shown = away_next(caseload.absences, desk.day)
        return shown.start if shown else None

    return (
        Column("Name", lambda c: c.social_worker.label, 20, bold=True),
        Column("Role", lambda c: c.social_worker.role, 18),
        Column("Employed as", _employed, 16),
        Column("FTE", lambda c: c.social_worker.fte, 5, summed=True, tip=terms),
        Column("Children", lambda c: len(c.children), 8, summed=True),
        Column("Points", lambda c: c.weight, 7, summed=True),
        Column("Per FTE", lambda c: c.per_fte, 8),
        Column("Limit", lambda c: c.limit, 6),
        Column("Capacity", capacity_words, 18, sort=_room, pill=_capacity_tone),
        Column("Visits overdue", lambda c: c.visits_overdue, 8, summed=True),
        Column("Leaves", lambda c: c.social_worker.end, 12),
        Column("Away", away, 20, sort=since, tip=away),
        Column("Changed too often", lambda c: c.changed_too_often, 8, summed=True),
        Column("Joined", lambda c: c.social_worker.start, 12),
    )


def held_columns(desk: Desk) -> tuple[Column[Assessment], ...]:
    """A social worker's children, with what each needs."""

    def needed(each: Assessment) -> str:
        return next((need.words for need in child_needs(desk, each)), "")

    return (
        Column("Child", lambda a: desk.name_of(a.child), 20, bold=True),
        Column("Plan", lambda a: plans_in_words(a.statuses), 14),
        Column("Since", lambda a: a.lead.start if a.lead else None, 12),
        Column("Needs", needed, 30, pill=lambda a: _urgency(desk, a)),
    )


def capacity_words(caseload: Caseload) -> str:
    """How the caseload stands to its limit."""
    if caseload.limit is None:
        return "FTE not recorded" if caseload.children else ""
    over = len(caseload.children) - caseload.limit
    if caseload.over_capacity:
        return f"Over by {over:.1f}".replace(".0", "")
    return f"Room for {int(-over)}" if over <= -1 else "Full"


def _room(caseload: Caseload) -> float | None:
    return None if caseload.limit is None else caseload.limit - len(caseload.children)


def _capacity_tone(caseload: Caseload) -> Pill:
    if caseload.limit is None:
        return "grey"
    if caseload.over_capacity:
        return "red"
    return "amber" if caseload.limit - len(caseload.children) < 1 else "green"


def _employed(caseload: Caseload) -> str:
    newly = " · ASYE" if caseload.social_worker.newly_qualified else ""
    return EMPLOYMENT_WORDS[caseload.social_worker.employment] + newly


def _urgency(desk: Desk, each: Assessment) -> Pill | None:
    return next((need.urgency for need in child_needs(desk, each)), None)
