"""Merging: an extract against the last one and the edits made since, into one Change.

Three ways: what the file has, what the last extract had (its stamp, on each record) and what the
desk has now. What was edited here is never overwritten, and nothing is ever deleted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, cast

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.extracts.annex_a_rows import row_edits
from herefordshire_desk.domain.extracts.extract import FORMAT_WORDS, Extract
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.stamp import (
    format_of,
    has_values_of,
    stamp,
    stamp_of,
)
from herefordshire_desk.domain.extracts.team import within_team
from herefordshire_desk.domain.facts import Dated, is_open
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    ChildId,
    ImportedExtract,
    Record,
    child_of,
)
from herefordshire_desk.domain.words import long_date

__all__ = ["Counts", "Line", "Merged", "Ours", "State", "merge"]

State = Literal["added", "changed", "unchanged", "missing", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many records are in each state."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record of the preview. `before` is ours, `after` what the file makes of it.

    Of a conflict `after` is what the file would have made of it; it is not imported. Of a
    record that is missing from the file it is None; it is kept.
    """

    state: State
    kind: type[Record]
    record_id: str
    child_id: ChildId | None
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What importing an extract changes, before it is imported."""

    change: Change
    counts: Counts
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    format: str = ""


def merge(extract: Extract, ours: Ours, *, team: str | None, imported_on: date) -> Merged:
    """What the extract changes of ours. An extract imported before changes nothing.

    With `team`, only children whose present team it is, or whom the desk already holds, and
    the social workers that go with them.
    """
    kept = within_team(extract, ours, team) if team else extract
    lines = [*_lines(kept, ours), *_missing(extract, ours)]
    counts = _counts(lines)
    rows = row_edits(kept.kept, kept.lists, ours, kept.taken_on)
    edits = [*_edits(lines), *rows, *_import(extract, ours, counts, imported_on)]
    label = f"Import {FORMAT_WORDS[extract.format]} of {long_date(extract.taken_on)}"
    return Merged(
        change=Change(label, tuple(edits)),
        counts=counts,
        lines=tuple(lines),
        problems=extract.problems,
        notes=extract.notes,
        format=extract.format,
    )


def _lines(extract: Extract, ours: Ours) -> Iterator[Line]:
    by_kind: dict[type[Record], list[Record]] = {}
    for record in extract.records:
        by_kind.setdefault(type(record), []).append(record)
    for kind in (kind for kind in RECORD_TYPES if kind in by_kind):
        known = ours.find(kind, [record.id for record in by_kind[kind]])
        carried = extract.carried[kind]
        for theirs in by_kind[kind]:
            yield _line(theirs, known.get(theirs.id), extract.format, carried)


def _line(theirs: Record, ours: Record | None, extract: str, carried: Sequence[str]) -> Line:
    stamped = stamp(extract, theirs, carried)
    if ours is None:
        return _line_of("added", None, _with(theirs, stamped))
    is_as_last_time = stamped == stamp_of(ours)
    said = {name: getattr(theirs, name) for name in carried}
    if all(getattr(ours, name) == value for name, value in said.items()):
        keeps_stamp = is_as_last_time or format_of(ours) not in ("", extract)
        return _line_of("unchanged", ours, ours if keeps_stamp else _with(ours, stamped))
    after = _with(ours, stamped, said)
    if has_values_of(stamp_of(theirs) or stamp_of(ours), ours):
        return _line_of("changed", ours, after)
    if is_as_last_time:
        return _line_of("unchanged", ours, ours)
    return _line_of("conflict", ours, after)


def _missing(extract: Extract, ours: Ours) -> Iterator[Line]:
    """What an extract of this format had before, and this one should have but has not."""
    whole = {kind for kind, _ in extract.whole}
    for kind in (kind for kind in RECORD_TYPES if kind in whole):
        here = {record.id for record in extract.records if type(record) is kind}
        gone = ours.find(kind, set(ours.extracted_ids(kind)) - here)
        for record in (gone[each] for each in sorted(gone)):
            if format_of(record) == extract.format and _should_be_there(record, extract):
                yield _line_of("missing", record, None)


def _should_be_there(record: Record, extract: Extract) -> bool:
    """A snapshot has only what is open, so what has ended is no longer missed in one."""
    if (type(record), getattr(record, "kind", "")) not in extract.whole:
        return False
    return extract.format != "annex_a" or is_open(cast("Dated", record), extract.taken_on)


def _line_of(state: State, before: Record | None, after: Record | None) -> Line:
    record = before or after
    assert record is not None
    return Line(
        state=state,
        kind=type(record),
        record_id=record.id,
        child_id=child_of(record),
        before=before,
        after=after,
    )


def _counts(lines: Iterable[Line]) -> Counts:
    found = Counter(line.state for line in lines)
    return Counts(
        added=found["added"],
        changed=found["changed"],
        unchanged=found["unchanged"],
        missing=found["missing"],
        conflicts=found["conflict"],
    )


def _edits(lines: Iterable[Line]) -> Iterator[Edit]:
    """What is added and changed; of what is unchanged, a new stamp where it has one."""
    for line in lines:
        if line.state in ("added", "changed", "unchanged") and line.before != line.after:
            yield Edit(before=line.before, after=line.after)


def _import(extract: Extract, ours: Ours, counts: Counts, imported_on: date) -> Iterator[Edit]:
    """The record of this import, unless the same contents of the same day were imported before."""
    record = ImportedExtract(
        id=f"{extract.format}:{extract.taken_on}:{extract.digest}",
        format=extract.format,
        source=extract.source,
        taken_on=extract.taken_on,
        imported_on=imported_on,
        rows=extract.rows,
        added=counts.added,
        changed=counts.changed,
        missing=counts.missing,
        conflicts=counts.conflicts,
        problems=len(extract.problems),
    )
    if not ours.find(ImportedExtract, [record.id]):
        yield Edit(after=record)


def _with(record: Record, stamped: str, said: Mapping[str, Any] | None = None) -> Record:
    altered: Record = replace(cast("Any", record), **(said or {}), extracted=stamped)
    return altered
