"""The Annex A return: Ofsted's Lists 6 to 9, what was imported with what the desk knows better."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.extracts.annex_a_rows import cells_of, rows_in_force
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.records import AnnexARow, ChildId, SentReturn
from herefordshire_desk.domain.returns.annex_a_entries import new_entry
from herefordshire_desk.domain.returns.annex_a_known import AnnexARecords, Known, Spell
from herefordshire_desk.domain.returns.annex_a_lists import ListColumn, annex_a_lists
from herefordshire_desk.domain.returns.annex_a_updates import updates
from herefordshire_desk.domain.returns.integrity import checksums, overall
from herefordshire_desk.domain.returns.sent import next_revision
from herefordshire_desk.domain.returns.sheets import Cell, Return, ReturnSheet

NAME = "annex-a"
MONTHS = 6


def annex_a(records: AnnexARecords, sent: Iterable[SentReturn], *, team: str, day: date) -> Return:
    """The lists as at the close of `day`.

    In each: every row that the last Annex A imported by then held, and everyone with an entry
    open on a day after the corresponding date six months before. An imported cell stays as it
    was, but where the desk knows the social worker, the team, the last visit or a date better.
    """
    revision = next_revision(sent, NAME, day.isoformat())
    known = _known(records, day)
    sheets = tuple(_sheet(name, records, known, day) for name in annex_a_lists())
    return Return(
        name=NAME,
        team=team,
        period=day.isoformat(),
        as_of=day,
        revision=revision,
        title=f"Annex A, Lists 6 to 9, as at {day}",
        file_name=f"AnnexA_{day}_r{revision}.xlsx",
        defined_names={},
        sheets=sheets,
        sha256=overall(checksums(sheets)),
    )


def _known(records: AnnexARecords, day: date) -> dict[ChildId, Known]:
    """Of every child of the desk or of an imported row, in text order of ids."""
    rows: dict[ChildId, list[AnnexARow]] = defaultdict(list)
    for row in rows_in_force(records.rows, day):
        rows[row.child_id].append(row)
    children = sorted(rows.keys() | records.records.keys() | records.children.keys())
    return {child: records.known(child, rows.get(child, ()), day) for child in children}


def _sheet(
    name: str, records: AnnexARecords, known: dict[ChildId, Known], day: date
) -> ReturnSheet:
    columns = annex_a_lists()[name]
    every = (row for each in known.values() for row in each.rows if row.sheet == name)
    rows = sorted(every, key=lambda row: (row.place, row.child_id, row.id))
    paired, left = _paired(name, rows, known)
    headings = _headings(columns, rows)
    filled = [
        *(
            _carried(columns, headings, row, updates(row, spell, records, known[row.child_id]))
            for row, spell in paired
        ),
        *(
            _new(columns, headings, new_entry(name, spell, records, known[child]))
            for child, spell in left
            if _in_window(spell, day)
        ),
    ]
    return ReturnSheet(
        name=name,
        table=f"tbl_{name.replace(' ', '_').lower()}",
        columns=tuple(headings.values()),
        key=(next(iter(headings.values())),),
        rows=tuple(filled),
    )


def _in_window(spell: Spell, day: date) -> bool:
    return spell.end is None or spell.end > add_months(day, -MONTHS)


def _paired(
    name: str, rows: Sequence[AnnexARow], known: dict[ChildId, Known]
) -> tuple[list[tuple[AnnexARow, Spell | None]], list[tuple[ChildId, Spell]]]:
    """Each imported row with the desk's entry it tells of, and the entries that no row tells of.

    By child and start; where one row and one entry of a child are left over, the desk knows
    another start for it now.
    """
    left = {child: each.spells(name) for child, each in known.items()}
    found: dict[str, Spell] = {}
    for row in rows:
        spell = next((s for s in left[row.child_id] if s.start == row.begun), None)
        if spell is not None:
            found[row.id] = spell
    told = {(row.child_id, found[row.id].start) for row in rows if row.id in found}
    for child, spells in left.items():
        left[child] = [s for s in spells if (child, s.start) not in told]
    alone = Counter(row.child_id for row in rows if row.id not in found)
    for row in rows:
        is_left = row.id not in found and row.was_read and alone[row.child_id] == 1
        if is_left and len(left[row.child_id]) == 1:
            found[row.id] = left[row.child_id].pop()
    pairs = [(row, found.get(row.id)) for row in rows]
    return pairs, [(child, spell) for child, spells in left.items() for spell in spells]


def _headings(columns: Sequence[ListColumn], rows: Sequence[AnnexARow]) -> dict[str, str]:
    """The heading of each column by Ofsted's: as the extracts spell it, others of theirs last."""
    spelled = dict.fromkeys(heading for row in rows for heading, _ in cells_of(row))
    headings = {each.heading: _spelled(each, spelled) for each in columns}
    known = {key for each in columns for key in each.spellings}
    for heading in spelled:
        if heading_key(heading) not in known:
            headings[heading] = _free(heading, headings.values())
    return headings


def _spelled(column: ListColumn, spelled: Iterable[str]) -> str:
    return next((h for h in spelled if heading_key(h) in column.as_spelled), column.heading)


def _free(heading: str, taken: Iterable[str]) -> str:
    """A table's headings differ in more than case, and none of them is blank."""
    used = {each.casefold() for each in taken}
    names = (heading.strip() or "Column", *(f"{heading} {n}" for n in range(2, len(used) + 3)))
    return next(name for name in names if name.casefold() not in used)


def _carried(
    columns: Sequence[ListColumn],
    headings: dict[str, str],
    row: AnnexARow,
    better: dict[str, object],
) -> tuple[Cell, ...]:
    by_key: dict[str, Cell] = {}
    for heading, value in cells_of(row):
        column = _column_of(heading, columns)
        name = column.heading if column else heading
        if by_key.get(name) is None:
            by_key[name] = column.carried(value) if column else columns[0].carried(value)
    by_key[columns[0].heading] = row.child_id
    by_key |= {c.heading: c.written(better[c.field]) for c in columns if c.field in better}
    return tuple(by_key.get(name) for name in headings)


def _column_of(heading: str, columns: Iterable[ListColumn]) -> ListColumn | None:
    key = heading_key(heading)
    return next((each for each in columns if key in each.spellings), None)


def _new(
    columns: Sequence[ListColumn], headings: dict[str, str], said: dict[str, object]
) -> tuple[Cell, ...]:
    by_name = {each.heading: each.written(said.get(each.field)) for each in columns}
    return tuple(by_name.get(name) for name in headings)
