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
Said = tuple[str, date | None]  # what a row says besides: its reason and its end


def allocations(
    rows: Iterable[Row], known: Known, people: Iterable[SocialWorker], day: date
) -> list[Allocation]:
    """One for each row; rows that say the same are one.

    The social worker is whoever has that registration number at the desk, else the SW_ID. An
    end that the desk has and that lies after `day`, the day of the file, is no news to it: the
    file has none yet.
    """
    ids = _ids_by_registration(people)
    read: dict[Key, set[Said]] = {}
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


def _allocations(key: Key, said: set[Said], known: Known, day: date) -> Iterator[Allocation]:
    child_id, start, who = key
    rows = {row.id: row for row in known.of(Allocation, child_id)}
    ours = [row for row in rows.values() if is_lead(row) and _key(row) == key]
    in_order = sorted(said, key=lambda each: (each[0], each[1] or date.max))
    for record, (reason, end) in _with_ids(key, in_order, ours, day):
        to_come = rows[record].end if record in rows else None
        yield Allocation(
            id=record,
            child_id=child_id,
            social_worker_id=who,
            role=ROLE,
            start=start,
            end=end or (to_come if to_come is not None and to_come > day else None),
            reason=reason,
        )


def _with_ids(
    key: Key, said: Sequence[Said], ours: Sequence[Allocation], day: date
) -> Iterator[tuple[str, Said]]:
    """Each row with its id: of our own that says the same; else another extract's, or one made.

    One that is still open goes before one that has ended: what ended before the year of the
    file is not in it.
    """
    found: dict[Said, str] = {}
    for row in ours:
        as_said = (row.reason, row.end if row.end is not None and row.end <= day else None)
        if as_said in said:
            found.setdefault(as_said, row.id)
    used = {*found.values()}
    from_others = [row for row in ours if not row.id.startswith(OURS)]
    from_others.sort(key=lambda row: (row.end is not None and row.end <= day, row.id))
    made = f"{OURS}{key[0]}/{key[1]}/{key[2]}"
    numbered = (f"{made}/{number}" for number in range(2, len(said) + 2))
    spare = (each for each in (*(r.id for r in from_others), made, *numbered) if each not in used)
    for each in said:
        yield (found[each] if each in found else next(spare)), each


def _key(row: Allocation) -> Key:
    return row.child_id, row.start, row.social_worker_id


def _ids_by_registration(people: Iterable[SocialWorker]) -> dict[str, SocialWorkerId]:
    """Only of registration numbers that one social worker alone has."""
    ids: dict[str, set[SocialWorkerId]] = {}
    for each in people:
        if each.registration_number:
            ids.setdefault(each.registration_number, set()).add(each.id)
    return {number: min(found) for number, found in ids.items() if len(found) == 1}
