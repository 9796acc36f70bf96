"""Marks: what only the desk knows of a child, added and ended; each can change the visits due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.calendar import Calendar
from herefordshire_desk.domain.changes import Change, added, altered
from herefordshire_desk.domain.explain import gap_words
from herefordshire_desk.domain.facts import Status
from herefordshire_desk.domain.policy import Gap, VisitRule
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, Mark, MarkKind
from herefordshire_desk.domain.visits import VisitDue, add_gap
from herefordshire_desk.domain.words import long_date

IN_CARE: tuple[MarkKind, ...] = ("REG24", "REG19", "UNTIL18", "LONG_TERM")


def kinds_for(statuses: Iterable[Status]) -> tuple[MarkKind, ...]:
    """The marks that can bear on a child of these statuses, those of children in care first."""
    in_care = "CLA" in tuple(statuses)
    return (*IN_CARE, "INTERVAL") if in_care else ("INTERVAL", "PRIVATE_FOSTERING")


def add_mark(
    child: Child,
    mark: Mark,
    held: Iterable[Mark],
    due: Iterable[VisitDue],
    calendar: Calendar,
    day: date,
) -> Change | Problem:
    """The Change that adds a mark. `held` are the child's marks on file, `due` what is due now.

    Refused: a start after `day`, before the child was born or after they died; a second of the
    kind while one is open; an interval that is no whole number of days, that nobody decided
    on, or that is longer than the child's rules allow. Only for adoption may it be longer.
    """
    return (
        _start_problem(child, mark, day)
        or _second_problem(mark, held)
        or _interval_problem(mark, list(due), calendar)
        or added("Add mark", mark)
    )


def end_mark(before: Mark, end: date, day: date) -> Change | Problem:
    """The Change that ends a mark on `end`, which no longer counts.

    Refused: an end after `day`, on or before the start, or of a mark that has ended.
    """
    if before.end is not None:
        return Problem("end", f"It ended on {long_date(before.end)} already.")
    if end > day:
        return Problem("end", "A mark cannot end in the future.")
    if end <= before.start:
        return Problem("end", f"It began on {long_date(before.start)}: choose a later day.")
    return altered("End mark", before, replace(before, end=end))


def _start_problem(child: Child, mark: Mark, day: date) -> Problem | None:
    if mark.start > day:
        return Problem("start", "A mark cannot start in the future.")
    if child.date_of_birth is not None and mark.start < child.date_of_birth:
        return Problem("start", "The child was not born then.")
    if child.died_on is not None and mark.start >= child.died_on:
        return Problem("start", f"The child died on {long_date(child.died_on)}.")
    return None


def _second_problem(mark: Mark, held: Iterable[Mark]) -> Problem | None:
    """A mark has no end yet, so one of its kind that ends after it starts would overlap it."""
    same = [each for each in held if each.kind == mark.kind]
    for each in same:
        if each.end is None:
            begun = long_date(each.start)
            return Problem("kind", f"There is one since {begun}: end that one first.")
        if each.end > mark.start:
            return Problem("start", f"The last one ended on {long_date(each.end)}: start then.")
    return None


def _interval_problem(mark: Mark, due: list[VisitDue], calendar: Calendar) -> Problem | None:
    if mark.kind != "INTERVAL":
        return None
    if mark.days is None or mark.days < 1:
        return Problem("days", "Give the longest gap in whole days, such as 14.")
    if not mark.decided_by:
        return Problem("decided_by", "Say who decided it, such as the chair of the review.")
    longest = longest_gap(due, calendar, mark.start)
    if longest is not None and mark.days > longest[0]:
        allowed = f"The rules already ask for a visit every {gap_words(longest[1])}"
        return Problem("days", f"{allowed}: an agreed interval can only be tighter.")
    return None


def longest_gap(due: Iterable[VisitDue], calendar: Calendar, day: date) -> tuple[int, Gap] | None:
    """The longest gap any of the rules allows from `day`, in calendar days and as the rule has it.

    None where no rule limits an interval: with no rule at all, or for adoption, where the
    review decides.
    """
    rules: list[VisitRule] = [each.rule for each in due]
    if any(rule.id == "ADO" for rule in rules):
        return None
    gaps = [((add_gap(day, rule.then, calendar) - day).days, rule.then) for rule in rules]
    return max(gaps, key=lambda gap: gap[0], default=None)
