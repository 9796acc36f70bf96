"""Known: one child's records as the desk knew them at the end of an earlier day.

That is another question than how things stood: a visit of that week that was typed in a month
later had happened, but was not known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.records import RECORD_TYPES, ChildId, Record, child_of

Held = Mapping[tuple[type[Record], str], Record]


@dataclass(frozen=True, slots=True)
class Known:
    """What was on file of a child, and how many records are new, altered or gone since."""

    records: tuple[Record, ...]
    learned_since: int


def known_on(
    day: date,
    child: ChildId,
    records: Iterable[Record],
    learned: Sequence[tuple[date, Edit]],
) -> Known:
    """The child's records as they stood at the end of `day`, from what they are now.

    `learned` is every edit of them with the day it was made on, oldest first; each one made
    after `day` is taken back, the last first. That an extract had a record again teaches nothing.
    """
    now = {(type(record), record.id): record for record in records}
    then = dict(now)
    for edit in reversed([edit for on, edit in learned if on > day]):
        then.pop((type(edit.record), edit.record.id), None)
        if edit.before is not None and child_of(edit.before) == child:
            then[type(edit.before), edit.before.id] = edit.before
    kept = sorted(then.values(), key=lambda each: (RECORD_TYPES.index(type(each)), each.id))
    return Known(tuple(kept), _differing(then, now))


def _differing(then: Held, now: Held) -> int:
    keys = then.keys() | now.keys()
    return sum(_said(then.get(key)) != _said(now.get(key)) for key in keys)


def _said(record: Record | None) -> Record | None:
    """The record less what only says which extract had it."""
    if record is None or "extracted" not in {each.name for each in fields(cast("Any", record))}:
        return record
    return cast("Record", replace(cast("Any", record), extracted=""))
