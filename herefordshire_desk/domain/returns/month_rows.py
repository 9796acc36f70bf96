"""Rows of a month: the sheets that only the monthly return has, or has more columns of."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from herefordshire_desk.domain.records import (
    NOBODY,
    ChildId,
    FamilyMeeting,
    SocialWorkerId,
    Supervision,
)
from herefordshire_desk.domain.returns.month import Month
from herefordshire_desk.domain.returns.month_measures import month_measures
from herefordshire_desk.domain.returns.rows import (
    child_rows,
    episode_rows,
    measure_row,
    measure_rows,
    social_worker_rows,
)
from herefordshire_desk.domain.returns.sheets import Row, yes_no


def month_rows(month: Month) -> Mapping[str, Iterable[Row]]:
    """By sheet."""
    return {
        "children": _children(month),
        "sw_episodes": _episodes(month),
        "family_meetings": (_meeting(each, month) for each in meetings_in(month)),
        "supervisions": map(_supervision, supervisions_in(month)),
        "social_workers": _social_workers(month),
        "measures": _measures(month),
    }


def named_in(month: Month) -> frozenset[SocialWorkerId]:
    """The social workers whom its meetings and supervisions name."""
    named = {each.social_worker_id for each in meetings_in(month)}
    named |= {each.social_worker_id for each in supervisions_in(month)}
    return frozenset(named - {NOBODY})


def meetings_in(month: Month) -> list[FamilyMeeting]:
    """Of the open children: held in the month by the day, or planned for a day of it."""
    return [
        each
        for each in month.meetings
        if each.child_id in month.snapshot.children and month.holds(_day_of(each, month.day))
    ]


def supervisions_in(month: Month) -> list[Supervision]:
    """Held in the month by the day."""
    return [each for each in month.supervisions if month.holds(each.held_on)]


def _day_of(meeting: FamilyMeeting, day: date) -> date | None:
    """The day it was held; not held by the day, the one it was planned for."""
    return _held(meeting, day) or meeting.planned_for


def _held(meeting: FamilyMeeting, day: date) -> date | None:
    held = meeting.held_on
    return held if held is not None and held <= day else None


def _meeting(meeting: FamilyMeeting, month: Month) -> Row:
    held = _held(meeting, month.day)
    return {
        "family_meeting_id": meeting.id,
        "child_id": meeting.child_id,
        "planned_for": meeting.planned_for,
        "held_on": held,
        "held_yn": yes_no(held is not None),
        "social_worker_id": meeting.social_worker_id,
        "recorded_on": meeting.recorded_on,
    }


def _supervision(supervision: Supervision) -> Row:
    return {
        "supervision_id": supervision.id,
        "social_worker_id": supervision.social_worker_id,
        "held_on": supervision.held_on,
        "recorded_on": supervision.recorded_on,
    }


def _children(month: Month) -> Iterable[Row]:
    last, gap = _last_meetings(month), timedelta(month.policy["family_meeting_days"])
    for row in child_rows(month.snapshot):
        met = last.get(ChildId(str(row["child_id"])))
        due = met + gap if met else None
        yield {**row, "last_family_meeting": met, "next_family_meeting_due": due}


def _last_meetings(month: Month) -> dict[ChildId, date]:
    last: dict[ChildId, date] = {}
    for each in month.meetings:
        held = _held(each, month.day)
        if held is not None:
            last[each.child_id] = max(held, last.get(each.child_id, held))
    return last


def _episodes(month: Month) -> Iterable[Row]:
    planned = {each.allocation_id: each.planned for each in month.handovers}
    for row in episode_rows(month.snapshot):
        yield {**row, "planned_yn": yes_no(planned.get(str(row["allocation_id"])))}


def _social_workers(month: Month) -> Iterable[Row]:
    weights = {load.social_worker.id: load.weight for load in month.snapshot.loads}
    for row in social_worker_rows(month.snapshot):
        who = SocialWorkerId(str(row["social_worker_id"]))
        yield {**row, "weight": weights[who]}


def _measures(month: Month) -> Iterable[Row]:
    for row in measure_rows(month.snapshot, month.period):
        yield {**row, "note": None}
    for each in month_measures(month):
        yield {**measure_row(each, month.period), "note": each.note}
