"""Visits changed: recorded for several children at once, corrected, withdrawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.changes import Change, Edit, altered
from herefordshire_desk.domain.planned_visits import done_with
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, PlannedVisit, Visit
from herefordshire_desk.domain.visits import visit_problem
from herefordshire_desk.domain.words import children

OTHERS = "others"


def record_visits(
    visits: Sequence[tuple[Child, Visit]],
    booked: Iterable[PlannedVisit],
    day: date,
    called: Callable[[Child], str],
) -> Change | Problem:
    """The Change that records one going out, to a child and to those seen with them.

    Refused as `record_visit` refuses, beside the field `others` for any but the first child,
    with what that one is `called`. Of each child's `booked` visits the oldest that is due by
    then is done with, whether or not the child was seen.
    """
    for at, (child, visit) in enumerate(visits):
        problem = visit_problem(child, visit, day)
        if problem is not None:
            return problem if at == 0 else Problem(OTHERS, f"{called(child)}: {problem.message}")
    done = done_with((visit for _, visit in visits), booked)
    label = "Record visit" if len(visits) == 1 else f"Record visit to {children(len(visits))}"
    recorded = (Edit(after=visit) for _, visit in visits)
    return Change(label, (*recorded, *(Edit(before=each) for each in done)))


def correct_visit(child: Child, before: Visit, after: Visit, day: date) -> Change | Problem:
    """The Change of what was recorded of a visit, refused as recording it would be.

    Whose visit it is, where it came from and the day it was recorded on stay as they were.
    """
    kept = replace(
        after,
        id=before.id,
        child_id=before.child_id,
        recorded_on=before.recorded_on,
        extracted=before.extracted,
    )
    if kept == before:
        return Problem("", "Nothing is different from what was recorded.")
    return visit_problem(child, kept, day) or altered("Correct visit", before, kept)


def withdraw_visit(visit: Visit) -> Change:
    """The Change that takes away a visit that was recorded by mistake."""
    return Change("Withdraw visit", (Edit(before=visit),))


def days_to_record(visit: Visit) -> int | None:
    """Days from the visit until it was recorded; None where that day is not known."""
    return (visit.recorded_on - visit.visited_on).days if visit.recorded_on else None
