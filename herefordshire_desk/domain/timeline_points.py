"""Points of a child's timeline: visits, when the next ones are due, and reviews."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Literal

from herefordshire_desk.domain.explain import gap_words
from herefordshire_desk.domain.family_meetings import known_on
from herefordshire_desk.domain.needs import overdue_words
from herefordshire_desk.domain.records import (
    Child,
    FamilyMeeting,
    PeriodOfCareId,
    PlannedVisit,
    Review,
    SocialWorker,
    SocialWorkerId,
    Visit,
)
from herefordshire_desk.domain.visits import VisitDue
from herefordshire_desk.domain.words import VISIT_WORDS, long_date, short_date

PointKind = Literal[
    "seen",
    "not_seen",
    "due",
    "overdue",
    "booked",
    "review",
    "review_due",
    "meeting",
    "meeting_booked",
]


@dataclass(frozen=True, slots=True)
class Point:
    """One day that is marked. `label` is written beside it where it is not blank."""

    on: date
    kind: PointKind
    detail: str
    label: str = ""


def visit_points(
    child: Child,
    visits: Iterable[Visit],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    day: date,
) -> list[Point]:
    """A point per day with a visit on or before `day`: seen, if any visit that day was."""
    made = sorted((v for v in visits if v.visited_on <= day), key=lambda v: (v.visited_on, v.id))
    points = [_visit(child, visit, social_workers) for visit in made]
    return _one_a_day(points, seen_first=True)


def due_points(visits_due: Iterable[VisitDue]) -> list[Point]:
    """A point per day on which a visit is or was due, overdue ones included."""
    points = [_due(visit) for visit in visits_due]
    return _one_a_day(sorted(points, key=attrgetter("on")))


def booked_points(
    planned: Iterable[PlannedVisit],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    day: date,
) -> list[Point]:
    """A point per day for which a visit had been booked by `day` and none is recorded yet."""
    known = (each for each in planned if each.booked_on <= day)
    points = [_booked(each, social_workers, day) for each in known]
    return _one_a_day(sorted(points, key=attrgetter("on")))


def review_points(
    reviews: Sequence[Review], in_care: PeriodOfCareId | None, day: date
) -> list[Point]:
    """Reviews held on or before `day`; those not held by then on the day they were due.

    One still to come shows only for `in_care`, the period of care that is open on the day.
    """
    kept = [review for review in reviews if not review.cancelled]
    held = [r.held_on for r in kept if r.held_on is not None and r.held_on <= day]
    waiting = [r for r in kept if r.held_on is None or r.held_on > day]
    due = [r.due_on for r in waiting if r.due_on and (r.due_on < day or _is_in(in_care, r))]
    points = [Point(on, "review", f"Review held on {long_date(on)}.") for on in held]
    points += [_review_due(on, max(held, default=date.min), day) for on in due]
    return _one_a_day(sorted(points, key=attrgetter("on", "kind")))


def meeting_points(meetings: Iterable[FamilyMeeting], day: date) -> list[Point]:
    """Family meetings held on or before `day`, and those booked by then that were not yet held."""
    known = [each for each in (known_on(meeting, day) for meeting in meetings) if each is not None]
    points = [
        Point(each.held_on, "meeting", f"Family meeting held on {long_date(each.held_on)}.")
        for each in known
        if each.held_on is not None
    ]
    points += [
        _meeting_booked(each.planned_for, day)
        for each in known
        if each.held_on is None and each.planned_for is not None
    ]
    return _one_a_day(sorted(points, key=attrgetter("on", "kind")))


def _meeting_booked(on: date, day: date) -> Point:
    past = on < day
    missed = " and is not recorded as held" if past else ""
    return Point(
        on=on,
        kind="meeting_booked",
        detail=f"Family meeting {_was(past)}booked for {long_date(on)}{missed}.",
        label=f"{'was ' if past else ''}booked {short_date(on)}",
    )


def _is_in(in_care: PeriodOfCareId | None, review: Review) -> bool:
    return review.period_of_care_id == in_care


def _visit(
    child: Child, visit: Visit, social_workers: Mapping[SocialWorkerId, SocialWorker]
) -> Point:
    holder = social_workers.get(visit.social_worker_id)
    by = f" by {holder.label}" if holder else ""
    kind = VISIT_WORDS[visit.kind].lower()
    seen = _seen_words(visit, unborn=_unborn(child, visit.visited_on))
    return Point(
        on=visit.visited_on,
        kind="seen" if visit.child_seen else "not_seen",
        detail=f"Visit on {long_date(visit.visited_on)}{by} ({kind}): {seen}.",
    )


def _seen_words(visit: Visit, *, unborn: bool) -> str:
    if visit.child_seen is None:
        return "not recorded whether the child was seen"
    who = "mother" if unborn else "child"
    if not visit.child_seen:
        return f"{who} not seen"
    alone = {True: " alone", False: ", not alone", None: ""}[visit.seen_alone]
    return f"{who} seen{'' if unborn else alone}"


def _unborn(child: Child, on: date) -> bool:
    if child.date_of_birth is None:
        return child.expected_date_of_birth is not None
    return on < child.date_of_birth


def _booked(
    planned: PlannedVisit, social_workers: Mapping[SocialWorkerId, SocialWorker], day: date
) -> Point:
    past, on = planned.planned_for < day, planned.planned_for
    holder = social_workers.get(planned.social_worker_id)
    by = f" by {holder.label}" if holder else ""
    kind = VISIT_WORDS[planned.kind].lower()
    none_yet = "; none has been recorded" if past else ""
    return Point(
        on=on,
        kind="booked",
        detail=f"Visit {_was(past)}booked for {long_date(on)}{by} ({kind}){none_yet}.",
        label=f"{'was ' if past else ''}booked {short_date(on)}",
    )


def _due(visit: VisitDue) -> Point:
    overdue = visit.state == "overdue"
    kind = "" if visit.rule.visits == "any" else f" ({VISIT_WORDS[visit.rule.visits].lower()})"
    counted = f"The first is due within {gap_words(visit.gap)}, counted from "
    if visit.last_visit is not None:
        counted = f"Every {gap_words(visit.gap)}; last seen on "
    since = long_date(visit.last_visit or visit.counted_from)
    late = f": {overdue_words(visit)}" if overdue else ""
    return Point(
        on=visit.due,
        kind="overdue" if overdue else "due",
        detail=f"Visit{kind} {_was(overdue)}due by {long_date(visit.due)}{late}. {counted}{since}.",
        label=f"{'was ' if overdue else ''}due {short_date(visit.due)}",
    )


def _review_due(due: date, last_held: date, day: date) -> Point:
    """A due date that a later review has made good is marked without a label."""
    past = due < day
    missed = " and is not recorded as held" if past else ""
    return Point(
        on=due,
        kind="review_due",
        detail=f"Review {_was(past)}due by {long_date(due)}{missed}.",
        label=f"{'was ' if past else ''}due {short_date(due)}" if due > last_held else "",
    )


def _was(past: bool) -> str:
    return "was " if past else "is "


def _one_a_day(points: Iterable[Point], *, seen_first: bool = False) -> list[Point]:
    """Points of one day made one that has all their sentences, each once."""
    found = []
    for _, group in groupby(points, key=attrgetter("on")):
        same_day = list(group)
        seen = [point for point in same_day if point.kind == "seen"] if seen_first else []
        details = dict.fromkeys(point.detail for point in same_day)
        found.append(replace((seen or same_day)[0], detail=" ".join(details)))
    return found
