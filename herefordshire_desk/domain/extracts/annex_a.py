"""Ofsted's Annex A, Lists 6 to 9: a snapshot of the children open in the last six months."""

from collections.abc import Iterable, Iterator
from datetime import date

from herefordshire_desk.domain.extracts.annex_a_allocations import FIELDS
from herefordshire_desk.domain.extracts.annex_a_rows import kept_rows
from herefordshire_desk.domain.extracts.entries import by_child, entries_of
from herefordshire_desk.domain.extracts.extract import Extract, digest
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.rows import Reading, read_rows
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.snapshot import snapshot, visits_only
from herefordshire_desk.domain.extracts.tables import Table, annex_a_table
from herefordshire_desk.domain.records import (
    Allocation,
    AnnexARow,
    CareEpisode,
    Child,
    Episode,
    ImportedExtract,
    LegalStatus,
    Placement,
    Plan,
    Record,
    Review,
    SocialWorker,
    Visit,
)
from herefordshire_desk.domain.words import long_date

CARRIED: dict[type[Record], tuple[str, ...]] = {
    Child: ("sex", "ethnicity", "date_of_birth", "disabled"),
    SocialWorker: ("name", "team"),
    Allocation: FIELDS,
    Episode: ("child_id", "start", "end", "primary_need", "close_reason"),
    Plan: ("child_id", "kind", "start", "end", "category"),
    CareEpisode: ("child_id", "period_of_care_id", "start", "end", "end_reason", "primary_need"),
    Placement: ("child_id", "period_of_care_id", "type", "provider", "start", "end"),
    LegalStatus: ("child_id", "code", "start", "end"),
    Review: ("child_id", "period_of_care_id", "held_on"),
    Visit: ("child_id", "kind", "visited_on", "child_seen", "seen_alone"),
}
SNAPSHOTS = ("annex_a", "tracker")
WHOLE: dict[str, tuple[type[Record], str]] = {
    "List 6": (Episode, ""),
    "List 7": (Plan, "CP"),
    "List 8": (CareEpisode, ""),
}


def read_annex_a(sheets: Iterable[Sheet], *, source: str, taken_on: date, ours: Ours) -> Extract:
    """What the snapshot says, put beside what the desk knows.

    One older than the last that was imported adds visits to children whom the desk holds, and
    nothing else: what was open then may have ended since, and it cannot say so.
    """
    listed = [(sheet, annex_a_table(sheet)) for sheet in sheets]
    used = [(sheet, table) for sheet, table in listed if table is not None]
    readings = [read_rows(sheet, table) for sheet, table in used]
    entries, contradicted = entries_of(readings)
    newer = newer_snapshot(ours, taken_on)
    found = (visits_only if newer else snapshot)(by_child(entries), ours, taken_on)
    lists = {reading.table.name for reading in readings if reading.found}
    return Extract(
        format="annex_a",
        source=source,
        taken_on=taken_on,
        records=tuple({(type(each), each.id): each for each in found.records}.values()),
        carried=CARRIED,
        problems=(*(p for each in readings for p in each.problems), *contradicted, *found.problems),
        notes=tuple(_notes(listed, newer)),
        rows=sum(reading.count for reading in readings),
        digest=digest(sheet for sheet, _ in used),
        whole=frozenset(WHOLE[name] for name in lists & set(WHOLE) if newer is None),
        teams=found.teams,
        kept=tuple(_kept(used, readings, taken_on)) if newer is None else (),
        lists=frozenset(lists) if newer is None else frozenset(),
    )


def _kept(
    used: Iterable[tuple[Sheet, Table]], readings: Iterable[Reading], taken_on: date
) -> Iterator[AnnexARow]:
    for (sheet, _), reading in zip(used, readings, strict=True):
        if reading.found:
            yield from kept_rows(sheet, reading, taken_on)


def newer_snapshot(ours: Ours, day: date) -> date | None:
    """The day of the newest snapshot that was imported, if that is later than `day`."""
    taken = (each.taken_on for each in ours.records(ImportedExtract) if each.format in SNAPSHOTS)
    return max((on for on in taken if on > day), default=None)


def _notes(listed: Iterable[tuple[Sheet, Table | None]], newer: date | None) -> Iterator[str]:
    passed_over = [sheet.name for sheet, table in listed if table is None]
    if passed_over:
        yield f"Lists 6 to 9 are read. Passed over: {', '.join(passed_over)}."
    if newer is not None:
        yield f"Only visits were read: Annex A of {long_date(newer)}, which is newer, was imported."
