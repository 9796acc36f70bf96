"""Snapshot: all that a return is made from, drawn from the store once; and the week it is of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import Caseload, caseloads, sw_id
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    ImportedExtract,
    SentReturn,
    SocialWorker,
    SocialWorkerId,
    Visit,
)
from herefordshire_desk.domain.returns.differences import Since


@dataclass(frozen=True, slots=True)
class Period:
    """The days a return covers, both ends included."""

    name: str
    first: date
    last: date


# no slots: cached properties need somewhere to be kept
@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The desk on one day.

    `team` is the team's name and `teams` gives names by id. `allocations` are those of the
    assessed children, lead and other; `visits` theirs too, in the return's period to the day.
    `also_named` are social workers whom other sheets of the return name.
    `since` is the last return of the series that was sent, None before the first.
    `failing` has each national rule that an allocation fails as at the day, with its id.
    """

    day: date
    policy: Policy
    team: str
    assessments: tuple[Assessment, ...]
    social_workers: tuple[SocialWorker, ...]
    teams: Mapping[str, str]
    allocations: tuple[Allocation, ...]
    visits: tuple[Visit, ...]
    extract: ImportedExtract | None
    sent: tuple[SentReturn, ...]
    history_head: str
    app_version: str
    failing: frozenset[tuple[str, str]] = frozenset()
    also_named: frozenset[SocialWorkerId] = frozenset()
    since: Since | None = None

    @cached_property
    def children(self) -> dict[ChildId, Assessment]:
        """The open children by id, in text order."""
        return {e.child.id: e for e in sorted(self.assessments, key=lambda each: each.child.id)}

    @cached_property
    def people(self) -> dict[SocialWorkerId, SocialWorker]:
        """The roster, and anybody a record names who is not on it, known by id alone."""
        named = {row.social_worker_id for row in self.lead_rows}
        named |= {visit.social_worker_id for visit in self.visits} | self.also_named
        unknown = {each: SocialWorker(id=each) for each in sorted(named) if each}
        return {**unknown, **{each.id: each for each in self.social_workers}}

    @cached_property
    def loads(self) -> tuple[Caseload, ...]:
        """Of everybody the records name."""
        return caseloads(self.people.values(), self.assessments, self.policy, self.day)

    @cached_property
    def lead_rows(self) -> tuple[Allocation, ...]:
        """Lead allocations of the open children, as recorded by the day, by child and start.

        Cover and mistakes too. An end after the day counts as open; a row that starts after
        the day is left out.
        """
        rows = (_as_known(row, self.day) for row in self.allocations if is_lead(row))
        kept = [row for row in rows if row.start <= self.day and row.child_id in self.children]
        return tuple(sorted(kept, key=lambda r: (r.child_id, r.start, r.end or date.max, r.id)))

    def team_name(self, team: str) -> str:
        """The team's name, or the team as recorded where no name is on file."""
        return self.teams.get(team) or team

    def sw_id(self, social_worker_id: SocialWorkerId) -> str:
        """The national SW_ID of a social worker whom `lead_rows` name."""
        return sw_id(self.people[social_worker_id])


def week_of(day: date) -> Period:
    """The ISO week, Monday to Sunday, named such as 2026-W47 by the year its Thursday is in."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(weekday - 1)
    return Period(f"{year}-W{week:02}", monday, monday + timedelta(6))


def _as_known(row: Allocation, day: date) -> Allocation:
    return replace(row, end=None) if row.end is not None and row.end > day else row
