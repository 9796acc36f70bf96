"""Month: what the measures of a calendar month are counted over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from herefordshire_desk.domain.calendar import days_in
from herefordshire_desk.domain.caseloads import (
    HOLDING_ROLES,
    in_post,
    is_known_elsewhere,
    role_code,
)
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import (
    Absence,
    ChildId,
    Conference,
    FamilyMeeting,
    Handover,
    SocialWorker,
    Supervision,
    Visit,
)
from herefordshire_desk.domain.returns.due_events import DueEvent, due_events
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot


class Swept(NamedTuple):
    """What fell due in a month and the visits made in it, found for many months in one sweep."""

    due: tuple[DueEvent, ...] = ()
    visits: tuple[Visit, ...] = ()

    def of(self, children: Collection[ChildId]) -> "Swept":
        """The same without the visits to other children."""
        return self._replace(visits=tuple(e for e in self.visits if e.child_id in children))


# no slots: cached properties need somewhere to be kept
@dataclass(frozen=True, kw_only=True)
class Month:
    """A month up to the snapshot's day.

    `lives` are those of every child who may have been open in it; the other records are the
    whole desk's, and may be dated after the day. `swept` is given where many months are counted.
    """

    snapshot: Snapshot
    period: Period
    lives: tuple[Life, ...] = ()
    conferences: tuple[Conference, ...] = ()
    meetings: tuple[FamilyMeeting, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    absences: tuple[Absence, ...] = ()
    handovers: tuple[Handover, ...] = ()
    swept: Swept | None = None

    @property
    def first(self) -> date:
        """The first day of the month."""
        return self.period.first

    @property
    def day(self) -> date:
        """The last day that counts."""
        return self.snapshot.day

    @property
    def policy(self) -> Policy:
        """As in force on the day."""
        return self.snapshot.policy

    @cached_property
    def life_of(self) -> dict[ChildId, Life]:
        """The lives by child."""
        return {each.child_id: each for each in self.lives}

    @cached_property
    def due(self) -> tuple[DueEvent, ...]:
        """Every visit that fell due in it."""
        if self.swept is not None:
            return self.swept.due
        return tuple(
            each
            for life in self.lives
            for each in due_events(life, self.first, self.day, self.policy)
        )

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """Its visits, with the child seen or not."""
        if self.swept is not None:
            return self.swept.visits
        return tuple(
            visit for life in self.lives for visit in life.visits if self.holds(visit.visited_on)
        )

    @cached_property
    def seen(self) -> tuple[Visit, ...]:
        """Its visits with the child seen."""
        return tuple(visit for visit in self.visits if visit.child_seen)

    @cached_property
    def practitioners(self) -> tuple[SocialWorker, ...]:
        """Everybody ever on the team's roster but managers, duty and pool."""
        ours = (each for each in self.snapshot.social_workers if not is_known_elsewhere(each))
        return tuple(each for each in ours if role_code(each.role) not in HOLDING_ROLES)

    @cached_property
    def in_post(self) -> tuple[SocialWorker, ...]:
        """Those of them in post on the day."""
        return tuple(each for each in self.practitioners if in_post(each, self.day))

    def holds(self, on: date | None) -> bool:
        """Whether something on that day is of the month, and known by the day."""
        return on is not None and self.first <= on <= self.day


def month_of(day: date) -> Period:
    """The calendar month, named such as 2026-11."""
    last = day.replace(day=days_in(day.year, day.month))
    return Period(f"{day.year}-{day.month:02}", day.replace(day=1), last)
