"""Allocations from SSDA903: every row of its social worker episodes is a lead episode."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.extracts.known import Known
from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    SocialWorker,
    SocialWorkerId,
)

ROLE = "Social Worker"
OURS = "903:"
REGISTERED = "SW"
Key = tuple[ChildId, date, SocialWorkerId]


def allocations(
    rows: Iterable[Row], known: Known, people: Iterable[SocialWorker], day: date
) -> list[Allocation]:
    """One for each row; rows that say the same are one.

    The social worker is whoever has that registration number at the desk, else the SW_ID. An
    end that the desk has and that lies after `day`, the day of the file, is no news to it: the
    file has none yet.
    """
    ids = _ids_by_registration(people)
    read: dict[Key, set[tuple[str, date | None]]] = {}
    for row in rows:
        sw_id = row.values.get("sw_id", "")
        who = ids.get(sw_id, SocialWorkerId(sw_id))
        key = (ChildId(row.values["child_id"]), row.values["start"], who)
        read.setdefault(key, set()).add((row.values.get("reason", ""), row.values.get("end")))
    return [each for key, said in read.items() for each in _allocations(key, said, known, day)]


def social_workers(
    held: Iterable[Allocation], people: Iterable[SocialWorker], day: date
) -> Iterator[SocialWorker]:
    """Whoever holds a child on the day and is not on the roster yet, by id alone."""
    there = {each.id for each in people}
    holders = {row.social_worker_id for row in held if row.end is None or row.end > day}
    for who in sorted(holders - there - {""}):
        registration = who if who.startswith(REGISTERED) else ""
        yield SocialWorker(id=SocialWorkerId(who), registration_number=registration)


def _allocations(
    key: Key, said: set[tuple[str, date | None]], known: Known, day: date
) -> Iterator[Allocation]:
    child_id, start, who = key
    to_come = {
        row.id: row.end
        for row in known.of(Allocation, child_id)
        if row.end is not None and row.end > day
    }
    in_order = sorted(said, key=lambda each: (each[0], each[1] or date.max))
    for record, (reason, end) in zip(_ids(key, len(in_order), known), in_order, strict=True):
        yield Allocation(
            id=record,
            child_id=child_id,
            social_worker_id=who,
            role=ROLE,
            start=start,
            end=end or to_come.get(record),
            reason=reason,
        )


def _ids(key: Key, count: int, known: Known) -> Sequence[str]:
    """The ids of as many allocations: those that another extract gave them, then our own."""
    child_id, start, who = key
    ours = [
        row.id
        for row in known.of(Allocation, child_id)
        if is_lead(row) and (row.start, row.social_worker_id) == (start, who)
    ]
    made = f"{OURS}{child_id}/{start}/{who}"
    numbered = (f"{made}/{number}" for number in range(2, count + 1))
    from_others = [each for each in ours if not each.startswith(OURS)]
    return [*from_others, made, *numbered][:count]


def _ids_by_registration(people: Iterable[SocialWorker]) -> dict[str, SocialWorkerId]:
    """Only of registration numbers that one social worker alone has."""
    ids: dict[str, set[SocialWorkerId]] = {}
    for each in people:
        if each.registration_number:
            ids.setdefault(each.registration_number, set()).add(each.id)
    return {number: min(found) for number, found in ids.items() if len(found) == 1}
