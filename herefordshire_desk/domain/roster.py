"""Roster: the team's social workers, added, altered and ended; and children newly open to it."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, Episode, Mark, Plan, Record, SocialWorker
from herefordshire_desk.domain.words import long_date


def add_social_worker(new: SocialWorker, roster: Iterable[SocialWorker]) -> Change | Problem:
    """The Change that puts a social worker on the roster. Refused: an id or name already there."""
    for each in roster:
        if each.id == new.id:
            return Problem("id", f"{each.label} has that id already.")
        if each.name.casefold() == new.name.casefold():
            return Problem("name", "Somebody of that name is on the roster. Add a middle name.")
    return _social_worker_problem(new) or added("Add social worker", new)


def alter_social_worker(before: SocialWorker, after: SocialWorker) -> Change | Problem:
    """The Change of what is recorded of a social worker; the id stays."""
    return _social_worker_problem(after) or altered("Change social worker", before, after)


def end_social_worker(before: SocialWorker, end: date) -> Change | Problem:
    """The Change that dates a social worker's last day, past or to come.

    Their children stay allocated until each is given to somebody else or ended.
    """
    return alter_social_worker(before, replace(before, end=end))


def add_child(child: Child, opened: Record, known: Collection[str], day: date) -> Change | Problem:
    """The Change that adds a child with the first plan, episode or mark they are open by.

    `known` are the ids of children the desk holds already.
    """
    if not child.id:
        return Problem("id", "Give the child's id, as the case system has it.")
    if child.id in known:
        return Problem("id", f"Child {child.id} is on the desk already.")
    if child.date_of_birth is not None and child.date_of_birth > day:
        return Problem("date_of_birth", "A date of birth cannot be in the future.")
    if child.date_of_birth is not None and child.expected_date_of_birth is not None:
        return Problem("date_of_birth", "Give the date of birth or the expected date, not both.")
    problem = _start_problem(opened, child, day)
    return problem or Change("Add child", (Edit(after=child), Edit(after=opened)))


def add_plan(child: Child, opened: Record, day: date) -> Change | Problem:
    """The Change that opens one more plan, episode, period of care or mark for a child."""
    return _start_problem(opened, child, day) or added("Add plan", opened)


def end_plan(before: Plan | Episode | Mark, end: date, day: date) -> Change | Problem:
    """The Change that ends a plan, episode or mark on `end`, which no longer counts."""
    if end > day:
        return Problem("end", "A plan cannot end in the future.")
    if end <= before.start:
        begun = long_date(before.start)
        return Problem("end", f"It began on {begun}: the end must be after that.")
    return altered("End plan", before, replace(before, end=end))


def _social_worker_problem(each: SocialWorker) -> Problem | None:
    if not each.name.strip():
        return Problem("name", "Give a name.")
    if each.fte is not None and not 0 <= each.fte <= 1:
        return Problem("fte", "FTE is from 0 to 1: 0.6 is three days of five.")
    if each.start is not None and each.end is not None and each.end <= each.start:
        return Problem(
            "end", f"They joined on {long_date(each.start)}: the end must be after that."
        )
    return None


def _start_problem(opened: Record, child: Child, day: date) -> Problem | None:
    start: date = getattr(opened, "start")  # noqa: B009 - every record that opens a child has one
    if start > day:
        return Problem("start", "A plan cannot start in the future.")
    if child.died_on is not None and start >= child.died_on:
        return Problem("start", f"The child died on {long_date(child.died_on)}.")
    return None
