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
    Refused: a start after `day`, one on or before that of another lead allocation not yet ended
    by then, one before the social worker joined or after they left, the same social worker
    again, or no reason.
    """
    leads = [each for each in held if is_lead(each)]
    problem = _problem(new, social_worker, leads, day)
    if problem is not None:
        return problem
    ending = [each for each in leads if is_open(each, new.start)]
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


def present_referral(held: Iterable[Allocation]) -> str:
    """The referral the latest allocation belongs to, so that a hand-over is within it."""
    latest = max(held, key=lambda each: (each.start, each.id), default=None)
    return latest.referral_id if latest else ""


def _problem(
    new: Allocation, social_worker: SocialWorker, leads: list[Allocation], day: date
) -> Problem | None:
    if new.start > day:
        return Problem("start", "An allocation cannot start in the future.")
    if new.reason not in CHANGE_REASONS:
        return Problem("reason", "Choose the reason for the change.")
    return _not_in_post(social_worker, new.start) or _too_early(new, leads, day)


def _not_in_post(social_worker: SocialWorker, start: date) -> Problem | None:
    joined, left = social_worker.start, social_worker.end
    if joined is not None and start < joined:
        return Problem("start", f"They joined the team on {long_date(joined)}.")
    if left is not None and start >= left:
        return Problem("social_worker_id", f"They leave on {long_date(left)}.")
    return None


def _too_early(new: Allocation, leads: list[Allocation], day: date) -> Problem | None:
    holding = (each for each in leads if is_open(each, new.start))
    if any(each.social_worker_id == new.social_worker_id for each in holding):
        return Problem("social_worker_id", "They hold this child already.")
    # one that a case system has planned for later stands: it will end this one
    begun = [each for each in leads if each.start <= day and not _ended_by(each, new.start)]
    last = max((each.start for each in begun), default=None)
    if last is not None and new.start <= last:
        words = f"The last allocation began on {long_date(last)}: choose a later day."
        return Problem("start", words)
    return None


def _ended_by(each: Allocation, day: date) -> bool:
    return each.end is not None and each.end <= day
