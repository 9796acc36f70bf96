"""Allocating: giving a child a lead social worker, handing over, and ending an allocation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.allocations import FIRST_CONTACT, is_lead
from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, SocialWorker
from herefordshire_desk.domain.words import CHANGE_REASONS, long_date

LEAD_ROLE = "Allocated Social Worker"


def allocate(
    new: Allocation, social_worker: SocialWorker, held: Iterable[Allocation], day: date
) -> Change | Problem:
    """The Change that makes `new` the child's lead allocation from its start.

    `held` are the child's allocations on file; lead ones open on the new start end that day.
    Refused: a start after `day`, one on or before the start of the allocation it would end,
    one after the social worker has left, the same social worker again, or no reason.
    """
    ending = [each for each in held if is_lead(each) and is_open(each, new.start)]
    problem = _problem(new, social_worker, ending, day)
    if problem is not None:
        return problem
    ended = (Edit(before=each, after=replace(each, end=new.start)) for each in ending)
    return Change("Allocate", (*ended, Edit(after=new)))


def end_allocation(held: Iterable[Allocation], end: date, day: date) -> Change | Problem:
    """The Change that ends every open lead allocation on `end`, which no longer counts.

    Refused: an end after `day`, on or before the start, or where there is nothing to end.
    """
    ending = [each for each in held if is_lead(each) and is_open(each, day)]
    if not ending:
        return Problem("end", "No social worker is allocated, so there is nothing to end.")
    if end > day:
        return Problem("end", "An allocation cannot end in the future.")
    begun = max(each.start for each in ending)
    if end <= begun:
        return Problem("end", f"It began on {long_date(begun)}: the end must be after that.")
    edits = (Edit(before=each, after=replace(each, end=end)) for each in ending)
    return Change("End allocation", tuple(edits))


def suggested_reason(held: Iterable[Allocation]) -> str:
    """First contact for a child who has had no lead social worker yet, else nothing."""
    return "" if any(is_lead(each) and each.social_worker_id for each in held) else FIRST_CONTACT


def _problem(
    new: Allocation, social_worker: SocialWorker, ending: list[Allocation], day: date
) -> Problem | None:
    if new.start > day:
        return Problem("start", "An allocation cannot start in the future.")
    if new.reason not in CHANGE_REASONS:
        return Problem("reason", "Choose the reason for the change.")
    return _not_in_post(social_worker, new.start) or _too_early(new, ending)


def _not_in_post(social_worker: SocialWorker, start: date) -> Problem | None:
    joined, left = social_worker.start, social_worker.end
    if joined is not None and start < joined:
        return Problem("start", f"They joined the team on {long_date(joined)}.")
    if left is not None and start >= left:
        return Problem("social_worker_id", f"They leave on {long_date(left)}.")
    return None


def _too_early(new: Allocation, ending: list[Allocation]) -> Problem | None:
    if any(each.social_worker_id == new.social_worker_id for each in ending):
        return Problem("social_worker_id", "They hold this child already.")
    begun = max((each.start for each in ending), default=None)
    if begun is not None and new.start <= begun:
        words = f"The present allocation began on {long_date(begun)}: choose a later day."
        return Problem("start", words)
    return None
