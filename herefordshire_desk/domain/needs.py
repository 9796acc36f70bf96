"""Needs: what each child needs of the team on the day, most urgent first. Today's list is this."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.calendar import birthday
from herefordshire_desk.domain.family_meetings import MeetingDue
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import SocialWorker, SocialWorkerId
from herefordshire_desk.domain.visits import VisitDue
from herefordshire_desk.domain.words import (
    booked_and_last,
    booked_words,
    ordinal,
    plural,
    short_date,
)


class Kept(NamedTuple):
    """Whether family meetings, and reviews, of any child are on this desk, held or booked."""

    meetings: bool = False
    reviews: bool = False


NONE_KEPT = Kept()


def needs(
    assessments: Iterable[Assessment],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    policy: Policy,
) -> list[Need]:
    """Every need of every child, most urgent first; a child may have several."""
    rows = list(assessments)
    kept = kept_here(rows)
    found = (need for each in rows for need in needs_of(each, social_workers, policy, kept))
    return sorted(found, key=lambda need: need.rank)


def kept_here(assessments: Iterable[Assessment]) -> Kept:
    """What is kept on this desk, by all children's assessments."""
    rows = list(assessments)
    return Kept(
        meetings=any(each.meeting.last_held or each.meeting.booked_for for each in rows),
        reviews=any(each.review is not None and each.review.on_file for each in rows),
    )


def most_urgent(found: Iterable[Need]) -> list[Need]:
    """Each child's first need, in the order given."""
    first: dict[str, Need] = {}
    for need in found:
        first.setdefault(need.assessment.child.id, need)
    return list(first.values())


def needs_of(
    each: Assessment,
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    policy: Policy,
    kept: Kept = NONE_KEPT,
) -> Iterable[Need]:
    """What one child needs.

    A child of whom no family meeting is on file needs one only where meetings are `kept`: a
    team that keeps them elsewhere is not told that every child has missed one. So of reviews.
    """
    holder = social_workers.get(each.lead.social_worker_id) if each.lead else None
    possible = (
        _visit(each, policy),
        _unallocated(each),
        _changed(each, policy),
        _leaving(each, holder, policy),
        _review(each, kept),
        _meeting(each, kept),
    )
    return [need for need in possible if need is not None]


def leaves_soon(holder: SocialWorker, policy: Policy, day: date) -> bool:
    """Whether a known end falls on the day or in the days of policy after it."""
    return holder.end is not None and day <= holder.end <= day + timedelta(policy["leaving_soon"])


def overdue_words(visit: VisitDue) -> str:
    """3 working days overdue; 1 day overdue where no working day has passed since."""
    if visit.working_days_overdue:
        return f"{plural(visit.working_days_overdue, 'working day')} overdue"
    return f"{plural(visit.days_overdue, 'day')} overdue"


def _visit(each: Assessment, policy: Policy) -> Need | None:
    visit = each.next_visit
    if visit is None or visit.state == "in_date":
        return None
    overdue = visit.state == "overdue"
    ahead = (visit.due - each.day).days
    return Need(
        assessment=each,
        kind="overdue" if overdue else "due",
        urgency="red" if overdue else "amber",
        words=overdue_words(visit) if overdue else due_words(visit, policy, each.day),
        by=visit.due,
        days=visit.days_overdue if overdue else ahead,
        why=_seen_and_booked(visit, each),
        never_seen=overdue and visit.last_visit is None,
        visit=visit,
    )


def due_words(visit: VisitDue, policy: Policy, day: date) -> str:
    """Due today; due in 2 working days; due tomorrow, a Sunday, is due in 1 day."""
    if visit.due == day:
        return "Due today"
    working = policy.calendar.working_days_between(day, visit.due)
    if working and policy.calendar.is_working_day(visit.due):
        return f"Due in {plural(working, 'working day')}"
    return f"Due in {plural((visit.due - day).days, 'day')}"


def _seen_words(visit: VisitDue) -> str:
    if visit.last_visit is None:
        return f"No visit that counts since {short_date(visit.counted_from)}"
    return f"Last seen {short_date(visit.last_visit)}"


def _seen_and_booked(visit: VisitDue, each: Assessment) -> str:
    """What is booked comes first: whether it is in hand is what a manager asks."""
    seen = _seen_words(visit)
    if each.booked is None:
        return seen
    if visit.last_visit is not None:
        return booked_and_last(each.booked.planned_for, each.day, "seen", visit.last_visit)
    return f"{booked_words(each.booked, each.day)} · {seen[0].lower()}{seen[1:]}"


def _unallocated(each: Assessment) -> Need | None:
    if each.days_unallocated is None:
        return None
    before = each.episodes[-1] if each.episodes else None
    return Need(
        assessment=each,
        kind="unallocated",
        urgency="red",
        words=f"No social worker, {plural(each.days_unallocated, 'day')}",
        by=each.day - timedelta(each.days_unallocated),
        days=each.days_unallocated,
        why="Waiting for a social worker" if before else "Has not yet had a social worker",
    )


def _changed(each: Assessment, policy: Policy) -> Need | None:
    if not each.changed_too_often:
        return None
    steady = each.stability
    changed = [change.start for change in steady.changes]
    since = max(changed, default=each.day)
    return Need(
        assessment=each,
        kind="changed",
        urgency="red",
        words=_changed_words(each, policy),
        by=since,
        days=(each.day - since).days,
        why="Changes: " + ", ".join(short_date(on) for on in changed) if changed else "",
    )


def _changed_words(each: Assessment, policy: Policy) -> str:
    """What is too much: the social workers met, or the changes where those alone are."""
    met, months = len(each.stability.social_workers), policy["stability_months"]
    if met >= policy["changed_too_often_social_workers"]:
        return f"{plural(met, 'social worker')} in {months} months"
    return f"{plural(len(each.stability.changes), 'change')} of social worker in {months} months"


def _leaving(each: Assessment, holder: SocialWorker | None, policy: Policy) -> Need | None:
    if holder is None or holder.end is None or not leaves_soon(holder, policy, each.day):
        return None
    if each.child.date_of_birth and birthday(each.child.date_of_birth, 18) <= holder.end:
        return None  # grown up by then: nobody holds the child after
    next_one, months = len(each.stability.social_workers) + 1, policy["stability_months"]
    ahead = (holder.end - each.day).days
    when = f"in {plural(ahead, 'day')}" if ahead else "today"
    return Need(
        assessment=each,
        kind="leaving",
        urgency="amber",
        words=f"{holder.label} leaves {when}",
        by=holder.end,
        days=ahead,
        why=f"Next would be the {ordinal(next_one)} in {months} months",
    )


def _review(each: Assessment, kept: Kept) -> Need | None:
    review = each.review
    if review is None or review.state == "in_date" or not (kept.reviews or review.on_file):
        return None
    overdue = review.state == "overdue"
    ahead = (review.due - each.day).days
    soon = "Review due today" if not ahead else f"Review due in {plural(ahead, 'day')}"
    held = f"Last held {short_date(review.last_held)}" if review.last_held else "None held yet"
    return Need(
        assessment=each,
        kind="review",
        urgency="red" if overdue else "amber",
        words=f"Review {plural(review.days_overdue, 'day')} overdue" if overdue else soon,
        by=review.due,
        days=review.days_overdue if overdue else ahead,
        why=held,
    )


def _meeting(each: Assessment, kept: Kept) -> Need | None:
    meeting = each.meeting
    on_file = kept.meetings or meeting.last_held or meeting.booked_for
    if meeting.state != "overdue" or not on_file:
        return None
    late = f"Family meeting {plural(meeting.days_overdue, 'day')} overdue"
    return Need(
        assessment=each,
        kind="meeting",
        urgency="amber",
        words=late if meeting.last_held else "No family meeting recorded",
        by=meeting.due,
        days=meeting.days_overdue,
        why=_held_and_booked(meeting, each.day),
    )


def _held_and_booked(meeting: MeetingDue, day: date) -> str:
    """Was it held, and is one in hand; as of a visit, what is booked comes first."""
    booked, held = meeting.booked_for, meeting.last_held
    if booked is not None and held is not None:
        return booked_and_last(booked, day, "held", held)
    if held is not None:
        return f"Last held {short_date(held)}"
    opened = short_date(meeting.opened)
    if booked is None:
        return f"Open since {opened}"
    tense = "Booked" if booked >= day else "Was booked"
    return f"{tense} for {short_date(booked)} · open since {opened}"
