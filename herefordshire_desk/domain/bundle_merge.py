"""Merging a bundle: what another desk sends, against what is here, into one Change.

Three ways, as with an extract. What was changed here is never overwritten without a word: it
is a conflict, and ours is kept unless somebody says otherwise.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, cast

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.bundles import OF_ONE_DESK, Bundle
from herefordshire_desk.domain.caseloads import HANDOVER
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.stamp import (
    has_values_of,
    stamp_of,
    stamped_fields,
)
from herefordshire_desk.domain.merge_lines import Line, line_of
from herefordshire_desk.domain.merged import Merged, counts_of
from herefordshire_desk.domain.own_records import BundleKind
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    FamilyLink,
    ImportedExtract,
    Record,
    SocialWorker,
    Team,
    child_of,
)
from herefordshire_desk.domain.words import children, long_date

LABELS: dict[BundleKind, str] = {
    "handover": "Take in a handover of {}",
    "lent": "Take in a desk lent on {}",
    "returned": "Take back a desk given back on {}",
}
NOTES: dict[BundleKind, str] = {
    "handover": "{} of {}, handed over on {}. Their social worker stays until you allocate them.",
    "lent": "The desk of {1} with {0}, lent on {2}. What is changed here can be given back.",
    "returned": "What was changed on the desk that {1} lent, for {0}, given back on {2}.",
}
NOT_OURS = (
    "This desk did not lend the one that is given back here, or was restored since from before. "
    "Is it the right file?"
)
NOT_EMPTY = (
    "This is a whole desk that was lent. It cannot be put among the children of another team: "
    "make a new desk, and take it in there."
)


def merge_bundle(bundle: Bundle, ours: Ours, *, source: str, imported_on: date) -> Merged | Problem:
    """What taking the bundle in changes of ours. One that was taken in before changes nothing.

    `source` is the name of its file. A lent desk is refused where other children are.
    """
    record = _record(bundle, source, imported_on)
    if bundle.kind == "lent" and ours.child_ids() and not _was_lent(ours):
        return Problem("file", NOT_EMPTY)
    day = long_date(bundle.made_on)
    gone = _erased_here(bundle, ours)
    left = (each for each in bundle.edits if not isinstance(each.record, OF_ONE_DESK))
    bundle = bundle._replace(
        edits=tuple(each for each in left if gone.isdisjoint(_children_of(each.record)))
    )
    found = tuple(_lines(bundle, ours))
    lines = tuple(_both_or_neither(found, ours)) if bundle.kind == "returned" else found
    return Merged(
        label=LABELS[bundle.kind].format(day),
        counts=counts_of(lines),
        lines=lines,
        problems=(),
        record=record,
        known=ours.find(ImportedExtract, [record.id]).get(record.id),
        notes=(_note(bundle, day), *_left_out(gone)),
        format=bundle.kind,
    )


def _record(bundle: Bundle, source: str, imported_on: date) -> ImportedExtract:
    return ImportedExtract(
        id=f"{bundle.kind}:{bundle.made_on}:{bundle.id}",
        format=bundle.kind,
        source=source,
        taken_on=bundle.made_on,
        imported_on=imported_on,
        rows=len(bundle.edits),
    )


def _note(bundle: Bundle, day: str) -> str:
    sender = bundle.sender or "another team"
    return NOTES[bundle.kind].format(children(len(bundle.children)), sender, day)


def _erased_here(bundle: Bundle, ours: Ours) -> set[ChildId]:
    """Children who were erased here while the desk was lent. A handover brings one back, whole."""
    if bundle.kind != "returned":
        return set()
    children = {child for edit in bundle.edits for child in _children_of(edit.record)}
    return set(ours.erased_among(children - set(ours.child_ids())))


def _children_of(record: Record) -> set[ChildId]:
    """Whom it is about; both where it makes two brothers or sisters."""
    other = record.other_id if isinstance(record, FamilyLink) else None
    return {child for child in (child_of(record), other) if child is not None}


def _left_out(gone: Collection[ChildId]) -> tuple[str, ...]:
    return (f"{children(len(gone))} erased here since then left out.",) if gone else ()


def _was_lent(ours: Ours) -> bool:
    return any(each.format == "lent" for each in ours.records(ImportedExtract))


def _lines(bundle: Bundle, ours: Ours) -> Iterator[Line]:
    by_kind: dict[type[Record], list[Edit]] = defaultdict(list)
    for edit in bundle.edits:
        by_kind[type(edit.record)].append(edit)
    for kind, edits in by_kind.items():
        known = ours.find(kind, [edit.record.id for edit in edits])
        for edit in edits:
            here = known.get(edit.record.id)
            if bundle.kind == "returned":
                yield from _returned(edit, here)
            elif here is None:
                yield line_of("added", None, edit.after)
            elif bundle.kind != HANDOVER or kind not in (SocialWorker, Team):
                yield _met(here, edit.record)


def _returned(edit: Edit, here: Record | None) -> Iterator[Line]:
    """Against the record as it was when the desk was lent."""
    theirs = edit.after
    if here == theirs:
        if here is not None:
            yield line_of("unchanged", here, here)
    elif here != edit.before:
        yield replace(_altering(edit, here), state="conflict")
    else:
        yield _altering(edit, here)


def _altering(edit: Edit, here: Record | None) -> Line:
    """What takes their side, be it that the record is no more."""
    theirs = edit.after
    return replace(
        line_of("added" if here is None else "changed", here, theirs),
        edits=(Edit(before=here, after=theirs),),
    )


def _met(here: Record, theirs: Record) -> Line:
    """A record that both desks have.

    Where both bear one stamp, it says what both started from in the fields that it is of; of
    what only the desks write, such as a note, nobody knows whose is later.
    """
    differing = {name for name in _names(here) if getattr(here, name) != getattr(theirs, name)}
    if not differing:
        return line_of("unchanged", here, here)
    if stamp_of(here) == stamp_of(theirs) and differing <= stamped_fields(here):
        if has_values_of(stamp_of(here), here):
            return line_of("changed", here, theirs)
        if has_values_of(stamp_of(theirs), theirs):
            return line_of("unchanged", here, here)
    return line_of("conflict", here, theirs)


def _names(record: Record) -> Iterator[str]:
    """Its fields, but for what an extract said."""
    return (field.name for field in fields(cast("Any", record)) if field.name != "extracted")


def _both_or_neither(lines: Sequence[Line], ours: Ours) -> Iterator[Line]:
    """A child allocated here and there is a conflict in every allocation of that child.

    Half of it would leave the child with two social workers at once.
    """
    torn = {line.child_id for line in lines if line.kind is Allocation and line.state == "conflict"}
    torn |= _held_twice(lines, ours)
    for line in lines:
        decides = line.kind is Allocation and line.state in ("added", "changed")
        yield replace(line, state="conflict") if decides and line.child_id in torn else line


def _held_twice(lines: Iterable[Line], ours: Ours) -> set[ChildId | None]:
    """Children who have an open lead allocation here that the bundle does not know of."""
    theirs = [line for line in lines if line.kind is Allocation]
    opened = {line.child_id for line in theirs if _leads(line.after) and line.before is None}
    met = {line.record_id for line in theirs}
    held = ours.of_children(Allocation, {child for child in opened if child is not None})
    return {child_of(each) for each in held if _leads(each) and each.id not in met}


def _leads(record: Record | None) -> bool:
    return isinstance(record, Allocation) and record.end is None and is_lead(record)
