"""The rows of the SSDA903 social worker module: lead episodes as recorded, in a collection year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.caseloads import sw_id
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    ChildId,
    LegalStatus,
    SocialWorker,
    SocialWorkerId,
)
from herefordshire_desk.domain.returns.findings import collection_year
from herefordshire_desk.domain.returns.looked_after import looked_after


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRecords:
    """What the rows are made from. Records of other children may be among them."""

    care_episodes: tuple[CareEpisode, ...]
    legal_statuses: tuple[LegalStatus, ...]
    allocations: tuple[Allocation, ...]
    children: Mapping[ChildId, Child]
    social_workers: Mapping[SocialWorkerId, SocialWorker]


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow:
    """One row. `record` is the id of the allocation it tells of, and is in no file."""

    child_id: ChildId
    date_of_birth: date | None
    sw_id: str
    start: date
    end: date | None
    reason: str
    record: str


def episode_rows(records: EpisodeRecords, day: date) -> tuple[EpisodeRow, ...]:
    """Every lead episode that touches the collection year up to `day`, by child, start and end.

    Of each child looked after at any time in that year up to the day, short breaks apart. As
    recorded: cover, mistakes and time before care too. An end after the day is none yet. Left
    out: rows to nobody, and exact repeats, of which the lowest id stands.
    """
    since = collection_year(day)
    children = looked_after(records.care_episodes, records.legal_statuses, since, day)
    rows = [
        _row(each, records, day)
        for each in sorted(records.allocations, key=_id)
        if each.child_id in children and _belongs(each, since, day)
    ]
    return tuple(sorted(_once(rows), key=in_order))


def in_order(row: EpisodeRow) -> tuple[ChildId, date, date, str]:
    """By child, start and end, an open one last; then the id of the allocation."""
    return (row.child_id, row.start, row.end or date.max, row.record)


def _belongs(row: Allocation, since: date, day: date) -> bool:
    """An end on 1 April touches the year, and so does a start in it whose end lies before it."""
    if not row.social_worker_id or not is_lead(row) or row.start > day:
        return False
    return row.end is None or max(row.start, row.end) >= since


def _row(row: Allocation, records: EpisodeRecords, day: date) -> EpisodeRow:
    who = row.social_worker_id
    child = records.children.get(row.child_id)
    return EpisodeRow(
        child_id=row.child_id,
        date_of_birth=child.date_of_birth if child else None,
        sw_id=sw_id(records.social_workers.get(who) or SocialWorker(id=who)),
        start=row.start,
        end=row.end if row.end is not None and row.end <= day else None,
        reason=row.reason,
        record=row.id,
    )


def _once(rows: Iterable[EpisodeRow]) -> Iterable[EpisodeRow]:
    """Two rows that say the same are one, whichever allocations they come from."""
    kept: dict[tuple[object, ...], EpisodeRow] = {}
    for row in rows:
        kept.setdefault((row.child_id, row.sw_id, row.start, row.end, row.reason), row)
    return kept.values()


def _id(row: Allocation) -> str:
    return row.id
