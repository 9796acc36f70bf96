"""Parts: a long extract of the dataset, divided by children, so that one part is held at a time.

Every row of a child is in one part. Children who share an id or a period of care are in the same
one, so that what contradicts itself shows there as it does in the whole. What is of no child, such
as the roster, and rows that name none, are the last part.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from herefordshire_desk.domain.batched import batched
from herefordshire_desk.domain.extracts.cells import identifier
from herefordshire_desk.domain.extracts.dates import has_month_first
from herefordshire_desk.domain.extracts.rows import cells_at, converted, places_of
from herefordshire_desk.domain.extracts.sheets import Cell, Keep, Sheet
from herefordshire_desk.domain.extracts.tables import Table, ssd_table
from herefordshire_desk.domain.extracts.told_ids import ToldIds
from herefordshire_desk.domain.records import CareEpisode, Child, ChildId, PeriodOfCareId

Cells = tuple[Cell, ...]
AT_ONCE = 2_000  # rows looked at together


@dataclass(frozen=True, slots=True)
class _Kept:
    """One sheet as the parts have it: headings, and by part the rows, each after its number."""

    sheet: Sheet
    rows: Mapping[int, Sequence[Sequence[Cells]]]

    def of(self, part: int) -> Sheet:
        """The sheet with the rows of that part alone."""
        rows = [row for kept in self.rows.get(part, ()) for row in kept]
        numbers = [row[0] for row in rows if isinstance(row[0], int)]
        return replace(self.sheet, rows=[row[1:] for row in rows], numbers=numbers)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an extract. Each has every sheet, with rows or without."""

    count: int
    kept: Sequence[_Kept]

    def of(self, part: int) -> list[Sheet]:
        """The sheets of one part, from 0."""
        return [sheet.of(part) for sheet in self.kept]

    @property
    def roster(self) -> list[Sheet]:
        """The last part: what is of no child."""
        return self.of(self.count - 1)


def divided(
    sheets: Sequence[Sheet],
    keep: Keep,
    known_periods: Mapping[PeriodOfCareId, ChildId],
    rows_at_once: int,
) -> Parts:
    """The sheets in parts of about so many rows. `keep` is where rows are kept meanwhile."""
    tables = [_Columns(sheet, ssd_table(sheet), known_periods) for sheet in sheets]
    periods = _periods(tables)
    for each in tables:
        each.learn(periods)
    counts, told = _told(tables)
    together = _together(tables, periods, told)
    parts = _numbered(counts, together, rows_at_once)
    last = max(parts.values(), default=-1) + 1
    kept = [_kept(each, parts, last, keep) for each in tables]
    return Parts(last + 1, kept)


class _Columns:
    """The columns of one sheet that say of whom its rows are."""

    def __init__(
        self,
        sheet: Sheet,
        table: Table | None,
        known_periods: Mapping[PeriodOfCareId, ChildId],
    ) -> None:
        self.sheet, self.record = sheet, table.record if table else ""
        self.places = places_of(sheet, table) if table and table.record else {}
        self.id = self.places.get("id", [])
        self.child = self.id if self.record == Child.__name__ else self.places.get("child_id", [])
        self.period = self.places.get("period_of_care_id", [])
        self.ids = (self.record, table.kind) if table else ("", "")
        dates = (f.name for f in table.fields if f.reading == "date") if table else ()
        self.dates = [name for name in dates if self.places.get(name)]
        self._by_period: dict[str, ChildId] = {str(k): v for k, v in known_periods.items()}

    @property
    def is_of_children(self) -> bool:
        """Whether its rows are about children at all."""
        return bool(self.child or self.period)

    def learn(self, periods: Mapping[str, set[str]]) -> None:
        """Of whom the periods of care in the file are."""
        self._by_period |= {period: ChildId(min(found)) for period, found in periods.items()}

    def children(self, rows: Sequence[Cells]) -> list[str]:
        """Of whom each row is, blank where that cannot be told."""
        if not self.is_of_children:
            return [""] * len(rows)
        found = _ids(rows, self.child)
        if self.period:
            by_period = map(self._by_period.get, _ids(rows, self.period))
            found = [child or other or "" for child, other in zip(found, by_period, strict=True)]
        return found

    def batches(self) -> Iterator[list[Cells]]:
        """Its rows, some at a time."""
        return batched(self.sheet.rows, AT_ONCE)


def _ids(rows: Sequence[Cells], places: Sequence[int]) -> list[str]:
    if not places:
        return [""] * len(rows)
    read = converted(cells_at(rows, places), identifier)
    return [each if isinstance(each, str) else "" for each in read]


def _periods(tables: Iterable[_Columns]) -> dict[str, set[str]]:
    """The children of each period of care that the file has."""
    found: dict[str, set[str]] = {}
    for each in tables:
        if each.record == CareEpisode.__name__:
            for rows in each.batches():
                both = zip(_ids(rows, each.period), _ids(rows, each.child), strict=True)
                for period, child in both:
                    if period and child:
                        found.setdefault(period, set()).add(child)
    return found


def _told(tables: Iterable[_Columns]) -> tuple[Counter[str], dict[tuple[str, str], ToldIds]]:
    """How many rows each child has, and by kind of record the ids there are."""
    counts: Counter[str] = Counter()
    told: dict[tuple[str, str], ToldIds] = {}
    for each in tables:
        names = told.setdefault(each.ids, ToldIds())
        for rows in each.batches() if each.is_of_children else ():
            counts.update(each.children(rows))
            names.tell(filter(None, _ids(rows, each.id)))
    counts.pop("", None)
    return counts, told


def _together(
    tables: Sequence[_Columns],
    periods: Mapping[str, set[str]],
    told: Mapping[tuple[str, str], ToldIds],
) -> list[set[str]]:
    """Children who have to be in one part: they share a period of care or an id."""
    sharing = [found for found in periods.values() if len(found) > 1]
    for key, names in told.items():
        repeated = names.repeated()
        if repeated:
            sharing += _sharing([each for each in tables if each.ids == key], repeated)
    return [found - {""} for found in sharing]


def _sharing(tables: Iterable[_Columns], repeated: set[int]) -> list[set[str]]:
    found: dict[int, set[str]] = {}
    for each in tables:
        for rows in each.batches():
            for name, child in zip(_ids(rows, each.id), each.children(rows), strict=True):
                if hash(name) in repeated:
                    found.setdefault(hash(name), set()).add(child)
    return [children for children in found.values() if len(children) > 1]


def _numbered(
    counts: Mapping[str, int], together: Iterable[set[str]], rows_at_once: int
) -> dict[str, int]:
    """The part of each child, in text order of ids, those who belong together with their first."""
    groups: dict[str, set[str]] = {}
    for children in together:
        whole = set(children).union(*(groups.get(child, ()) for child in children))
        groups |= dict.fromkeys(whole, whole)
    parts: dict[str, int] = {}
    part = filled = 0
    for child in sorted(counts):
        if child in parts:
            continue
        group = groups.get(child, {child})
        parts |= dict.fromkeys(group, part)
        filled += sum(counts.get(each, 0) for each in group)
        if filled >= rows_at_once:
            part, filled = part + 1, 0
    return parts


def _kept(columns: _Columns, parts: Mapping[str, int], last: int, keep: Keep) -> _Kept:
    """The rows by part, and in which columns of the whole sheet the dates have the month first."""
    rows_of: dict[int, list[Sequence[Cells]]] = {}
    waiting: dict[int, list[Cells]] = {}
    days: dict[str, set[Cell]] = {name: set() for name in columns.dates}
    number = columns.sheet.first_row
    for rows in columns.batches():
        for name, cells_there in days.items():
            cells_there.update(cells_at(rows, columns.places[name]))
        for child, cells in zip(columns.children(rows), rows, strict=True):
            part = parts.get(child, last)
            waiting.setdefault(part, []).append((number, *cells))
            number += 1
        for part in [part for part, found in waiting.items() if len(found) >= AT_ONCE]:
            rows_of.setdefault(part, []).append(keep(waiting.pop(part)))
    for part, found in waiting.items():
        rows_of.setdefault(part, []).append(keep(found))
    month_first = frozenset(name for name, cells in days.items() if has_month_first(cells))
    return _Kept(replace(columns.sheet, rows=(), month_first=month_first), rows_of)
