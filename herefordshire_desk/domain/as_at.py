"""As at: records as they stood on an earlier day, by when things happened."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, cast

from herefordshire_desk.domain.records import Record

BEGUN_BY = ("start", "visited_on", "held_on", "booked_on", "agreed_on", "told_on", "due_on")


def as_at(records: Iterable[Record], day: date) -> list[Record]:
    """What had begun by the end of `day`; what ended later is open, as it was then.

    A record with no date of its own, such as who the child is, stays. When each was learned
    is not asked: a visit of that week which was typed in later is there.
    """
    return [_open_on(record, day) for record in records if _had_begun(record, day)]


def _had_begun(record: Record, day: date) -> bool:
    dates = (getattr(record, name, None) for name in BEGUN_BY)
    begun = next((each for each in dates if each is not None), None)
    return begun is None or begun <= day


def _open_on(record: Record, day: date) -> Record:
    end = getattr(record, "end", None)
    return record if end is None or end <= day else _without_end(record)


def _without_end(record: Record) -> Record:
    return cast("Record", replace(cast("Any", record), end=None))
