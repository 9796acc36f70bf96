"""Handing over: many children to other social workers, as one Change with one undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from herefordshire_desk.domain.allocate import (
    LEAD_ROLE,
    allocate,
    present_referral,
    suggested_reason,
)
from herefordshire_desk.domain.board import Moves
from herefordshire_desk.domain.changes import Change, added, together
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    Handover,
    SocialWorker,
    SocialWorkerId,
)
from herefordshire_desk.domain.roster import end_social_worker
from herefordshire_desk.domain.words import children

PLANNED_WORDS = {
    "planned": "Planned: the child and family are told beforehand",
    "unplanned": "Not planned",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is asked once for all moves: the day, the national reason, whether it was planned."""

    start: date
    reason: str
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Who leaves, and their first day away."""

    social_worker: SocialWorker
    end: date


def hand_over(
    moves: Moves,
    held: Mapping[ChildId, Sequence[Allocation]],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    terms: Terms,
    day: date,
    new_id: Callable[[], str],
    leaving: Leaving | None = None,
) -> Change | Problem:
    """The Change that makes every move from `terms.start`, and dates the leaver's last day.

    Each move is an `allocate`, refused as that is, and one refusal refuses all. A child who has
    had no lead social worker yet is at first contact, whatever the reason for the others; of
    every other it is recorded whether the change was planned.
    """
    if not moves:
        return Problem("", "No child has been moved yet.")
    made: list[Change] = []
    for child, to in sorted(moves.items()):
        change = _move(child, social_workers.get(to), held.get(child, ()), terms, day, new_id)
        if isinstance(change, Problem):
            return change
        made.append(change)
    if leaving is not None and leaving.social_worker.end != leaving.end:
        ended = end_social_worker(leaving.social_worker, leaving.end)
        if isinstance(ended, Problem):
            return replace(ended, message=f"The leaving day: {ended.message}")
        made.append(ended)
    return together(_label(len(moves), terms), made)


def planned_by_default(leaving: date | None, day: date) -> bool:
    """Whether a hand-over on the day is likely planned: not once the social worker has left."""
    return leaving is None or leaving > day


def _move(
    child: ChildId,
    to: SocialWorker | None,
    held: Sequence[Allocation],
    terms: Terms,
    day: date,
    new_id: Callable[[], str],
) -> Change | Problem:
    if to is None:
        return Problem("", f"Child {child}: whom they were to go to is no longer on the roster.")
    new = Allocation(
        id=new_id(),
        child_id=child,
        social_worker_id=to.id,
        role=LEAD_ROLE,
        team=to.team,
        start=terms.start,
        reason=suggested_reason(held) or terms.reason,
        referral_id=present_referral(held),
    )
    change = allocate(new, to, held, day)
    if isinstance(change, Problem):
        of_all = _is_of_all(change, terms, day)
        words = change.message if of_all else f"Child {child} to {to.label}: {change.message}"
        return replace(change, message=words)
    if suggested_reason(held):
        return change
    handover = Handover(id=new_id(), child_id=child, allocation_id=new.id, planned=terms.planned)
    return together(change.label, (change, added("", handover)))


def _is_of_all(problem: Problem, terms: Terms, day: date) -> bool:
    """Whether it is about what was asked once, and not about the one child."""
    return problem.field == "reason" or (problem.field == "start" and terms.start > day)


def _label(count: int, terms: Terms) -> str:
    planned = "planned" if terms.planned else "not planned"
    return f"Hand over {children(count)}, {planned}"
