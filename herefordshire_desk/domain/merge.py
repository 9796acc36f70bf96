"""Merging: an extract against the last one and the edits made since, into one Change.

Three ways: what the file has, what the last extract had (its stamp, on each record) and what the
desk has now. What was edited here is never overwritten. Nothing is ever deleted but what stood in
for a record that the case system now has by itself.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, cast

from herefordshire_desk.domain.discrepancies import discrepancy_edits, found_in
from herefordshire_desk.domain.extracts.annex_a import SNAPSHOTS
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
from herefordshire_desk.domain.filling import altered
from herefordshire_desk.domain.held_here import held_here
from herefordshire_desk.domain.merge_lines import Line, State, line_of
from herefordshire_desk.domain.merged import Counts, Merged, counts_of
from herefordshire_desk.domain.not_brought_back import left_out_note, staying_out, without
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    ChildId,
    ImportedExtract,
    Record,
    SocialWorker,
)
from herefordshire_desk.domain.taking_over import taking_over
from herefordshire_desk.domain.words import children, long_date

__all__ = ["Counts", "Line", "Merged", "Ours", "State", "merge"]

MANY_MISSING = 0.2  # of the children the last extract had: more is more like a wrong file


def merge(extract: Extract, ours: Ours, *, team: str | None, imported_on: date) -> Merged:
    """What the extract changes of ours. An extract imported before changes nothing.

    With `team`, only children whose present team it is, or whom the desk already holds, and
    the social workers that go with them. Nobody who was erased and is closed comes back.
    """
    out = staying_out(extract, ours)
    extract = without(extract, out)
    kept = within_team(extract, ours, team) if team else extract
    here: dict[type[Record], set[str]] = {}
    for each in extract.records:
        here.setdefault(type(each), set()).add(each.id)
    lines = (*new_lines(kept, ours), *missing_lines(extract, ours, here))
    record = record_of(extract, imported_on)
    return Merged(
        label=label_of(extract),
        counts=counts_of(lines),
        lines=lines,
        problems=extract.problems,
        record=record,
        known=ours.find(ImportedExtract, [record.id]).get(record.id),
        differing=tuple(discrepancy_edits(found_in(lines, extract, ours), extract, ours)),
        rows=tuple(row_edits(kept.kept, kept.lists, ours, kept.taken_on)),
        notes=(
            *extract.notes,
            *left_out_note(len(out)),
            *notes_of(extract, ours, team, extract.children - kept.children),
        ),
        warning=warning_of(
            missing={line.child_id for line in lines if line.state == "missing"} - extract.children,
            held={line.child_id for line in lines if line.before is not None},
        ),
        format=extract.format,
        unknown=tuple(_unknown(lines, extract)),
    )


def label_of(extract: Extract) -> str:
    """What the Change of an import is called."""
    return f"Import {FORMAT_WORDS[extract.format]} of {long_date(extract.taken_on)}"


def new_lines(kept: Extract, ours: Ours) -> list[Line]:
    """What becomes of every record that an extract, or a part of one, has."""
    return held_here(taking_over(list(_lines(kept, ours)), kept, ours), kept, ours)


def _lines(extract: Extract, ours: Ours) -> Iterator[Line]:
    by_kind: dict[type[Record], list[Record]] = {}
    for record in extract.records:
        by_kind.setdefault(type(record), []).append(record)
    for kind in (kind for kind in RECORD_TYPES if kind in by_kind):
        known = ours.find(kind, [record.id for record in by_kind[kind]])
        carried = extract.carried[kind]
        said_of = attrgetter("id", *carried)
        for theirs in by_kind[kind]:
            yield _line(theirs, known.get(theirs.id), extract.format, carried, said_of)


def _line(
    theirs: Record,
    ours: Record | None,
    extract: str,
    carried: Sequence[str],
    said_of: Callable[[Record], object],
) -> Line:
    """`said_of` takes what is carried from a record."""
    stamped = stamp(extract, theirs, carried)
    if ours is None:
        return line_of("added", None, _with(theirs, stamped))
    is_as_last_time = stamped == stamp_of(ours)
    if said_of(theirs) == said_of(ours):
        keeps_stamp = is_as_last_time or format_of(ours) not in ("", extract)
        return line_of("unchanged", ours, ours if keeps_stamp else _with(ours, stamped))
    after = _with(ours, stamped, {name: getattr(theirs, name) for name in carried})
    if has_values_of(stamp_of(theirs) or stamp_of(ours), ours):
        return line_of("changed", ours, after)
    if is_as_last_time:
        return line_of("unchanged", ours, ours)
    return line_of("conflict", ours, after)


def missing_lines(
    extract: Extract, ours: Ours, here: Mapping[type[Record], Container[str]]
) -> Iterator[Line]:
    """What an extract of this format had before, and this one should have but has not.

    `here` has the ids of its records.
    """
    whole = {kind for kind, _ in extract.whole}
    for kind in (kind for kind in RECORD_TYPES if kind in whole):
        there = here.get(kind, ())
        gone = ours.find(kind, [each for each in ours.extracted_ids(kind) if each not in there])
        for record in (gone[each] for each in sorted(gone)):
            if format_of(record) == extract.format and _should_be_there(record, extract):
                yield line_of("missing", record, None)


def _should_be_there(record: Record, extract: Extract) -> bool:
    """A snapshot has only what is open, so what has ended is no longer missed in one."""
    if (type(record), getattr(record, "kind", "")) not in extract.whole:
        return False
    return extract.format != "annex_a" or is_open(cast("Dated", record), extract.taken_on)


def record_of(extract: Extract, imported_on: date) -> ImportedExtract:
    """The record of this import, nothing counted yet."""
    return ImportedExtract(
        id=f"{extract.format}:{extract.taken_on}:{extract.digest}",
        format=extract.format,
        source=extract.source,
        taken_on=extract.taken_on,
        imported_on=imported_on,
        rows=extract.rows,
        problems=len(extract.problems),
    )


def _unknown(lines: Iterable[Line], extract: Extract) -> Iterator[SocialWorker]:
    """Formats that name social workers, and give no ids, may mean somebody who is here already."""
    if extract.format in SNAPSHOTS:
        for line in lines:
            if line.state == "added" and isinstance(line.after, SocialWorker):
                yield line.after


def notes_of(
    extract: Extract, ours: Ours, team: str | None, left_out: Collection[ChildId]
) -> Iterator[str]:
    """Whether a newer one was imported before, and how many children of other teams stay out.

    An older extract would take the desk back; snapshots see to that by themselves. The second
    shows a team that was misspelt.
    """
    imported = [each for each in ours.records(ImportedExtract) if each.format == extract.format]
    newest = max((each.taken_on for each in imported), default=extract.taken_on)
    if newest > extract.taken_on and extract.format not in SNAPSHOTS:
        words = FORMAT_WORDS[extract.format]
        yield f"{words} of {long_date(newest)}, which is newer, was imported before this one."
    if left_out:
        yield f"{children(len(left_out))} of other teams than {team} left out."


def warning_of(missing: Iterable[ChildId | None], held: Iterable[ChildId | None]) -> str:
    """A file that lacks many of the children the last one had is more likely the wrong file.

    `missing` are the children it lacks, `held` those of ours in any line.
    """
    gone, both = set(missing) - {None}, set(held) - {None}
    if not gone or len(gone) <= len(both) * MANY_MISSING:
        return ""
    of = f"{children(len(gone))} of {len(both):,}"
    return f"{of} whom the last extract had are not in this one. Is it the right file?"


def _with(record: Record, stamped: str, said: Mapping[str, Any] | None = None) -> Record:
    return altered(record, {**(said or {}), "extracted": stamped})
