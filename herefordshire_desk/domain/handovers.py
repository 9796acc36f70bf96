"""Handovers: how a child was brought from one social worker to the next, goodbye and hello."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.allocations import LeadEpisode, is_lead
from herefordshire_desk.domain.changes import Change, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, Handover

STEPS = {
    "told_on": "The child cannot have been told in the future.",
    "goodbye_on": "A goodbye that is still to come is left blank until it has been said.",
    "introduced_on": "A hello that is still to come is left blank until it has been said.",
}


def record_handover(handover: Handover, known: Iterable[Handover], day: date) -> Change | Problem:
    """The Change that says how the child came to the social worker of an allocation.

    Each allocation has one: what is among `known` of the same allocation is altered. Refused:
    a step dated after `day`, who told the child without the day, or nothing said or altered.
    """
    problem = _problem(handover, day)
    if problem is not None:
        return problem
    before = of_allocation(known).get(handover.allocation_id)
    if before is None:
        if handover == _blank(handover):
            return Problem("", "Nothing has been filled in yet.")
        return added("Record goodbye and hello", handover)
    after = replace(handover, id=before.id, child_id=before.child_id)
    if after == before:
        return Problem("", "Nothing is different from what was recorded.")
    return altered("Change goodbye and hello", before, after)


def of_allocation(handovers: Iterable[Handover]) -> dict[str, Handover]:
    """Each by the id of its allocation; of two of one allocation, the lower id."""
    lowest_last = sorted(handovers, key=lambda each: each.id, reverse=True)
    return {each.allocation_id: each for each in lowest_last}


def has_one_before(allocation: Allocation, held: Iterable[Allocation]) -> bool:
    """Whether another social worker held the child before, to whom there is a goodbye to say."""
    earlier = (each for each in held if is_lead(each) and each.start < allocation.start)
    return any(
        each.social_worker_id and each.social_worker_id != allocation.social_worker_id
        for each in earlier
    )


def share_planned(
    changes: Iterable[LeadEpisode], handovers: Iterable[Handover]
) -> tuple[int, int, int]:
    """Changes of social worker that were planned, those where that is recorded, and all.

    The share planned is the first over the second: what is not recorded is neither.
    """
    rows = list(changes)
    by_allocation: Mapping[str, Handover] = of_allocation(handovers)
    found = [by_allocation.get(each.id) for each in rows]
    known = [each.planned for each in found if each is not None and each.planned is not None]
    return sum(known), len(known), len(rows)


def _problem(handover: Handover, day: date) -> Problem | None:
    for name, words in STEPS.items():
        on: date | None = getattr(handover, name)
        if on is not None and on > day:
            return Problem(name, words)
    if handover.told_by and handover.told_on is None:
        return Problem("told_on", "Give the day the child was told.")
    return None


def _blank(handover: Handover) -> Handover:
    return Handover(
        id=handover.id, child_id=handover.child_id, allocation_id=handover.allocation_id
    )
