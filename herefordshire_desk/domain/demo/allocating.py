"""Allocating in the demo: a child's stays made into allocations to whoever held the patch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from herefordshire_desk.domain.allocate import LEAD_ROLE
from herefordshire_desk.domain.allocations import FIRST_CONTACT
from herefordshire_desk.domain.demo.roster import Roster, Tenure
from herefordshire_desk.domain.demo.stays import NOBODY, Stay
from herefordshire_desk.domain.records import Allocation, ChildId, Episode, Mark, Record


@dataclass(frozen=True, slots=True)
class Involvement:
    """From referral to closure, or while a child is privately fostered."""

    referral_id: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A time with one social worker; `end` is None while it lasts."""

    tenure: Tenure
    start: date
    end: date | None
    why: str


def allocations_of(
    child_id: ChildId, records: Iterable[Record], stays: list[Stay], roster: Roster
) -> list[Allocation]:
    """A child's lead allocations; while waiting for one, the team manager's of another role."""
    found = [
        Allocation(
            id="",
            child_id=child_id,
            social_worker_id=held.tenure.social_worker_id,
            role=LEAD_ROLE,
            team=held.tenure.team,
            start=held.start,
            end=held.end,
            reason=held.why if number else FIRST_CONTACT,
            referral_id=involvement.referral_id,
        )
        for involvement in _involvements(records)
        for number, held in enumerate(_held(involvement, stays, roster))
    ]
    if stays[-1].patch == NOBODY:
        found.append(_watched_over(found[-1], stays[-1].start, roster))
    return [replace(row, id=f"INV{child_id}-{n}") for n, row in enumerate(found, 1)]


def _involvements(records: Iterable[Record]) -> list[Involvement]:
    """Episodes; with none, private fostering."""
    rows = list(records)
    referred = [Involvement(r.id, r.start, r.end) for r in rows if isinstance(r, Episode)]
    return referred or [Involvement("", r.start, r.end) for r in rows if isinstance(r, Mark)]


def _held(involvement: Involvement, stays: list[Stay], roster: Roster) -> Iterator[Held]:
    ends = [*(stay.start for stay in stays[1:]), None]
    for stay, moved_on in zip(stays, ends, strict=True):
        for tenure in roster.tenures.get(stay.patch, ()):
            start = max(involvement.start, stay.start, tenure.start)
            end = _first(involvement.end, moved_on, tenure.end)
            if end is None or start < end:
                yield Held(tenure, start, end, stay.why if start == stay.start else tenure.why)


def _first(*ends: date | None) -> date | None:
    return min((end for end in ends if end is not None), default=None)


def _watched_over(last: Allocation, since: date, roster: Roster) -> Allocation:
    return replace(
        last,
        social_worker_id=roster.manager_id,
        role="Team Manager",
        start=since,
        end=None,
        reason="",
    )
