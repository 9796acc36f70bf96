"""Forecast: which children will change social worker soon, as far as anything says so today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from herefordshire_desk.domain.absences import by_person, first_long
from herefordshire_desk.domain.allocations import lead_episodes, present, stability
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.calendar import birthday
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import (
    Absence,
    Allocation,
    ChildId,
    SocialWorker,
    SocialWorkerId,
)

Cause = Literal["left", "leaves", "away", "ends", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A change of social worker that is coming, or due where the social worker has left.

    `social_workers` is how many distinct ones the child would have had in the months of policy
    to that day, counted the national way, with whoever comes next; where nobody is known that
    is taken to be somebody new. `too_many` is whether policy says that is too many.
    """

    child_id: ChildId
    on: date
    cause: Cause
    holder: SocialWorkerId
    next_one: SocialWorkerId | None
    social_workers: int
    too_many: bool


def forecast(
    assessments: Iterable[Assessment],
    allocations: Mapping[ChildId, Sequence[Allocation]],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    policy: Policy,
    absences: Iterable[Absence] = (),
) -> tuple[Expected, ...]:
    """The first change of each child until the days of policy have passed, by day, then child.

    Known from: an allocation that begins or ends on a day to come, the day its holder leaves,
    is booked until or has left, and the first of their absences that is long. Left out: a child
    who will be 18 by then.
    """
    away = by_person(absences)
    found = (
        _expected(each, allocations.get(each.child.id, ()), social_workers, policy, away)
        for each in assessments
        if each.lead is not None
    )
    return tuple(sorted(filter(None, found), key=lambda each: (each.on, each.child_id)))


def _expected(
    child: Assessment,
    rows: Sequence[Allocation],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    policy: Policy,
    away: Mapping[SocialWorkerId, Sequence[Absence]],
) -> Expected | None:
    assert child.lead is not None
    own, day = child.lead.social_worker_id, child.day
    last = day + timedelta(policy["leaving_soon"])
    holder, long = social_workers.get(own), first_long(away.get(own, ()), policy, day)
    events = [*_events(child, rows, last)]
    if holder is not None and holder.end is not None and holder.end <= last:
        events.append((holder.end, "left" if holder.end <= day else "leaves"))
    if long is not None:
        events.append((max(long.start, day), "away"))
    if not events:
        return None
    on, cause = min(events)
    born = child.child.date_of_birth
    if born is not None and birthday(born, 18) <= on:
        return None
    return _reckoned(child, rows, on, cause, policy)


def _events(
    child: Assessment, rows: Sequence[Allocation], last: date
) -> Iterator[tuple[date, Cause]]:
    """The days to come on which another lead begins, or the present one's allocation ends."""
    assert child.lead is not None
    own = child.lead.social_worker_id
    turns = {day for row in rows for day in (row.start, row.end) if day}
    for day in sorted(turn for turn in turns if child.day < turn <= last):
        after = present(lead_episodes(rows, day))
        if after is None:
            yield day, "ends"
        elif after.social_worker_id != own:
            yield day, "planned"


def _reckoned(
    child: Assessment, rows: Sequence[Allocation], on: date, cause: Cause, policy: Policy
) -> Expected:
    assert child.lead is not None
    own, then = child.lead.social_worker_id, max(on, child.day)
    episodes = lead_episodes(rows, then)
    after = present(episodes)
    next_one = after.social_worker_id if after and after.social_worker_id != own else None
    met = stability(episodes, (), then, policy["stability_months"]).social_workers
    count = len(met) + (next_one is None)
    return Expected(
        child_id=child.child.id,
        on=on,
        cause=cause,
        holder=own,
        next_one=next_one,
        social_workers=count,
        too_many=count >= policy["changed_too_often_social_workers"],
    )
