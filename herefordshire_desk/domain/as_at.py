"""As at: records as they stood on an earlier day, by when things happened."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, cast

from herefordshire_desk.domain.family_meetings import known_on
from herefordshire_desk.domain.records import FamilyMeeting, Handover, Record

BEGUN_BY = ("start", "visited_on", "held_on", "booked_on", "agreed_on", "due_on")


def as_at(records: Iterable[Record], day: date) -> list[Record]:
    """What had begun by the end of `day`; what ended later is open, as it was then.

    A record with no date of its own, such as who the child is, stays. When each was learned
    is not asked: a visit of that week which was typed in later is there.
    """
    stood = (_as_it_stood(record, day) for record in records)
    return [record for record in stood if record is not None]


def _as_it_stood(record: Record, day: date) -> Record | None:
    match record:
        case FamilyMeeting():
            return known_on(record, day)
        case Handover():
            return _done_by(record, day)
        case _:
            return _open_on(record, day) if _had_begun(record, day) else None


def _done_by(handover: Handover, day: date) -> Handover:
    """Without the steps that came later; the allocation says whether it had begun."""
    told = _by(handover.told_on, day)
    return replace(
        handover,
        told_on=told,
        told_by=handover.told_by if told else "",
        goodbye_on=_by(handover.goodbye_on, day),
        introduced_on=_by(handover.introduced_on, day),
    )


def _by(on: date | None, day: date) -> date | None:
    return on if on is not None and on <= day else None


def _had_begun(record: Record, day: date) -> bool:
    dates = (getattr(record, name, None) for name in BEGUN_BY)
    begun = next((each for each in dates if each is not None), None)
    return begun is None or begun <= day


def _open_on(record: Record, day: date) -> Record:
    end = getattr(record, "end", None)
    return record if end is None or end <= day else _without_end(record)


def _without_end(record: Record) -> Record:
    return cast("Record", replace(cast("Any", record), end=None))
