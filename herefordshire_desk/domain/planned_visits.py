"""Planned visits: booked for a day to come, and done with once a visit is recorded."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import Calendar, add_months
from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import PlannedVisit, Visit
from herefordshire_desk.domain.words import long_date

MONTHS_AHEAD = 12


def plan_visit(planned: PlannedVisit, day: date) -> Change | Problem:
    """The Change that books a visit. Refused: for a day that is past, or a year and more ahead."""
    return _problem(planned, day) or added("Book visit", planned)


def move_visit(before: PlannedVisit, after: PlannedVisit, day: date) -> Change | Problem:
    """The Change of what was booked; whose visit it is and when it was booked stay."""
    kept = replace(after, id=before.id, child_id=before.child_id, booked_on=before.booked_on)
    if kept == before:
        return Problem("", "Nothing is different from what was booked.")
    return _problem(kept, day) or altered("Change booked visit", before, kept)


def cancel_visit(planned: PlannedVisit) -> Change:
    """The Change that takes a booked visit away."""
    return Change("Cancel booked visit", (Edit(before=planned),))


def done_with(visits: Iterable[Visit], booked: Iterable[PlannedVisit]) -> list[PlannedVisit]:
    """The booked visits that these meet, the earliest visit first; each meets one at most."""
    waiting, done = list(booked), []
    for visit in sorted(visits, key=lambda each: each.visited_on):
        met = _met_by(visit, waiting)
        if met is not None:
            waiting.remove(met)
            done.append(met)
    return done


def _met_by(visit: Visit, booked: Iterable[PlannedVisit]) -> PlannedVisit | None:
    """The child's oldest booked visit that was due by the day of this one."""
    due = [
        each
        for each in booked
        if each.child_id == visit.child_id and each.planned_for <= visit.visited_on
    ]
    return min(due, key=lambda each: (each.planned_for, each.id), default=None)


def suggested_day(due: date | None, calendar: Calendar, day: date) -> date:
    """The last working day on or before the due date, where that is still to come; else today."""
    if due is None or due <= day:
        return day
    ahead = (due - timedelta(days) for days in range((due - day).days))
    return next((each for each in ahead if calendar.is_working_day(each)), day)


def _problem(planned: PlannedVisit, day: date) -> Problem | None:
    if planned.planned_for < day:
        return Problem("planned_for", "A visit cannot be booked for a day that is past.")
    last = add_months(day, MONTHS_AHEAD)
    if planned.planned_for > last:
        return Problem("planned_for", f"That is after {long_date(last)}: look at the year again.")
    return None
