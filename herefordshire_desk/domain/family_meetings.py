"""Family meetings: when each child's next is due; booked, recorded and withdrawn."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.facts import Standing
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import FamilyMeeting
from herefordshire_desk.domain.visits import VisitState, state_on
from herefordshire_desk.domain.words import long_date

NEAR = 14  # days: a meeting held so long before its booking is still the one that was booked
MONTHS_AHEAD = 12


class MeetingDue(NamedTuple):
    """When a child's next family meeting is due, and how that was worked out.

    `last_held` is the last by the day, None if none is recorded; `opened` the day from which
    the child has been open. A meeting held before that belongs to an earlier time: the due day
    is then counted from `opened`, as it is with none. `booked_for` is the first day booked.
    """

    opened: date
    last_held: date | None
    due: date
    state: VisitState
    days_overdue: int
    booked_for: date | None = None

    @property
    def counted_from(self) -> date:
        """The day to which the days of policy were added."""
        return max(self.opened, self.last_held or self.opened)


def meeting_due(
    meetings: Iterable[FamilyMeeting], standing: Standing, policy: Policy, day: date
) -> MeetingDue:
    """The next family meeting of a child who is open on `day`, whatever the plan."""
    rows = list(meetings)
    held = [each.held_on for each in rows if each.held_on is not None and each.held_on <= day]
    booked = (each.planned_for for each in rows if _is_booked(each, day))
    opened, last = opened_on(standing), max(held, default=None)
    due = max(opened, last or opened) + timedelta(policy["family_meeting_days"])
    return MeetingDue(
        opened=opened,
        last_held=last,
        due=due,
        state=state_on(due, day, policy["due_soon"]),
        days_overdue=max((day - due).days, 0),
        booked_for=min((on for on in booked if on is not None), default=None),
    )


def opened_on(standing: Standing) -> date:
    """The first day of what has been open longest: an episode, a plan, care, or fostering."""
    fostering = standing.marks.get("PRIVATE_FOSTERING")
    open_now = (standing.episode, standing.cin_plan, standing.cp_plan, standing.care, fostering)
    return min(each.start for each in open_now if each is not None)


def known_on(meeting: FamilyMeeting, day: date) -> FamilyMeeting | None:
    """The meeting as it stood on `day`: held by then, else booked by then, else None."""
    if meeting.held_on is not None and meeting.held_on <= day:
        return meeting
    # what was written of it came later
    return replace(meeting, held_on=None, note="") if _is_booked(meeting, day) else None


def _is_booked(meeting: FamilyMeeting, day: date) -> bool:
    """Whether it had been booked by `day` and not been held."""
    is_held = meeting.held_on is not None and meeting.held_on <= day
    return not is_held and meeting.planned_for is not None and (meeting.recorded_on or day) <= day


def first_booked(meetings: Iterable[FamilyMeeting]) -> FamilyMeeting | None:
    """The oldest that is booked and not held; of two on a day, the lower id."""
    found = [(each.planned_for, each.id, each) for each in meetings if each.held_on is None]
    booked = [(on, name, each) for on, name, each in found if on is not None]
    return min(booked, key=lambda each: each[:2])[2] if booked else None


def record_meeting(
    meeting: FamilyMeeting, known: Iterable[FamilyMeeting], day: date
) -> Change | Problem:
    """The Change that records a meeting as held; `known` are the child's on file.

    Refused: no day, one after `day`, or one on which a meeting is recorded already. The oldest
    meeting booked by the day it was held becomes this one and keeps the day it was booked on,
    so that an earlier day still shows it as booked.
    """
    rows = list(known)
    problem = _not_held(meeting, rows, day)
    if problem is not None:
        return problem
    booked = met_by(meeting, rows)
    if booked is None:
        return added("Record family meeting", meeting)
    held = replace(
        booked,
        held_on=meeting.held_on,
        social_worker_id=meeting.social_worker_id or booked.social_worker_id,
        note=meeting.note or booked.note,
    )
    return altered("Record family meeting", booked, held)


def met_by(meeting: FamilyMeeting, known: Iterable[FamilyMeeting]) -> FamilyMeeting | None:
    """The booking that this meeting is: the oldest made by the day it was held.

    One booked for more than a fortnight later is still to come: this is a meeting more.
    """
    held_on = meeting.held_on
    if held_on is None:
        return None
    made = [row for row in known if (row.recorded_on or held_on) <= held_on]
    latest = held_on + timedelta(NEAR)
    return first_booked(row for row in made if row.planned_for and row.planned_for <= latest)


def plan_meeting(meeting: FamilyMeeting, day: date) -> Change | Problem:
    """The Change that books a meeting. Refused: for a day that is past, or over a year ahead."""
    if meeting.planned_for is None:
        return Problem("planned_for", "Give the day of the meeting.")
    if meeting.planned_for < day:
        return Problem("planned_for", "A meeting cannot be booked for a day that is past.")
    last = add_months(day, MONTHS_AHEAD)
    if meeting.planned_for > last:
        return Problem("planned_for", f"That is after {long_date(last)}: look at the year again.")
    return added("Book family meeting", replace(meeting, held_on=None, recorded_on=day))


def withdraw_meeting(meeting: FamilyMeeting) -> Change:
    """The Change that takes away a meeting recorded or booked by mistake.

    One that had been booked is booked again.
    """
    if meeting.held_on is None:
        return Change("Cancel booked family meeting", (Edit(before=meeting),))
    booked = replace(meeting, held_on=None, note="") if meeting.planned_for else None
    return Change("Withdraw family meeting", (Edit(before=meeting, after=booked),))


def _not_held(meeting: FamilyMeeting, known: list[FamilyMeeting], day: date) -> Problem | None:
    if meeting.held_on is None:
        return Problem("held_on", "Give the day of the meeting.")
    if meeting.held_on > day:
        return Problem("held_on", "A meeting that is still to come is booked, not recorded.")
    if any(each.held_on == meeting.held_on for each in known):
        return Problem("held_on", "A family meeting on that day is recorded already.")
    return None
