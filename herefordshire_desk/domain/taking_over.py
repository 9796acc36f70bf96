"""Taking over: what the case system now has by itself takes the place of what stood in for it.

A visit recorded here comes back from the case system under its own id, and so does what a
snapshot or a collection told of first. The file's record then replaces ours, and what was typed
here and the file has no word on is kept. Where the two contradict each other it is a conflict.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.annex_a import SNAPSHOTS
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.stamp import format_of, has_values_of, stamp_of
from herefordshire_desk.domain.merge_lines import Line, line_of
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    ChildId,
    Episode,
    Handover,
    ImportedExtract,
    LegalStatus,
    Placement,
    Plan,
    Record,
    Review,
    Visit,
    child_of,
)

# what two records of one thing share, whatever ids they were given
SAME: dict[type[Record], tuple[str, ...]] = {
    Allocation: ("child_id", "social_worker_id", "start"),
    Episode: ("child_id", "start"),
    Plan: ("child_id", "kind", "start"),
    CareEpisode: ("child_id", "start"),
    Placement: ("child_id", "start", "type"),
    LegalStatus: ("child_id", "start", "code"),
    Review: ("child_id", "held_on"),
    Visit: ("child_id", "kind", "visited_on"),
}
# what a person records here, which stays where the file has no word on it
KEPT: dict[type[Record], tuple[str, ...]] = {
    Allocation: ("end", "reason", "team"),
    Episode: ("end", "close_reason", "primary_need"),
    Plan: ("end", "category"),
    Visit: ("child_seen", "seen_alone", "not_alone_reason", "social_worker_id", "recorded_on"),
}
NEARLY = timedelta(days=7)  # how far apart two people date one allocation


def taking_over(lines: Sequence[Line], extract: Extract, ours: Ours) -> list[Line]:
    """The lines, those of new records in the place of the records of ours that they replace.

    Only the dataset has ids of its own for everything; the readers of the other formats look for
    ours themselves.
    """
    if extract.format != "ssd":
        return list(lines)
    in_file = {(type(each), each.id) for each in extract.records}
    taken: set[tuple[type[Record], str]] = set()
    done = list(_replacing(lines, ours, in_file, taken))
    return [*done, *_inferred(extract, ours, taken)]


def _replacing(
    lines: Sequence[Line],
    ours: Ours,
    in_file: set[tuple[type[Record], str]],
    taken: set[tuple[type[Record], str]],
) -> Iterator[Line]:
    standing_in = _standing_in(lines, ours, in_file)
    for line in lines:
        found = _found(line, standing_in.get(line.kind, {}), taken) if standing_in else None
        if found is None:
            yield line
        else:
            taken.add((line.kind, found.id))
            yield _taken_over(line, found, ours)


def _standing_in(
    lines: Iterable[Line], ours: Ours, in_file: set[tuple[type[Record], str]]
) -> dict[type[Record], dict[ChildId, list[Record]]]:
    """Ours that no extract of the dataset had, by type and child: of the new lines' children."""
    children: dict[type[Record], set[ChildId]] = {}
    for line in lines:
        if line.state == "added" and line.child_id is not None and line.kind in SAME:
            children.setdefault(line.kind, set()).add(line.child_id)
    found: dict[type[Record], dict[ChildId, list[Record]]] = {}
    for kind, wanted in children.items():
        for each in ours.of_children(kind, wanted):
            if format_of(each) != "ssd" and (kind, each.id) not in in_file:
                child = child_of(each)
                assert child is not None
                found.setdefault(kind, {}).setdefault(child, []).append(each)
    return found


def _found(
    line: Line,
    standing_in: Mapping[ChildId, Sequence[Record]],
    taken: set[tuple[type[Record], str]],
) -> Record | None:
    """Ours that is the same thing, else an allocation to the same social worker at the time."""
    if line.state != "added" or line.after is None or line.child_id is None:
        return None
    free = [r for r in standing_in.get(line.child_id, ()) if (line.kind, r.id) not in taken]
    same = (each for each in free if _key(each) == _key(line.after))
    return next(same, None) or next((e for e in free if _is_nearly(e, line.after)), None)


def _key(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in SAME[type(record)])


def _is_nearly(ours: Record, theirs: Record) -> bool:
    """One allocation, recorded here and there by two people who dated it differently."""
    if not (isinstance(ours, Allocation) and isinstance(theirs, Allocation)) or stamp_of(ours):
        return False
    same = ours.social_worker_id == theirs.social_worker_id
    return same and is_lead(ours) and is_lead(theirs) and abs(ours.start - theirs.start) <= NEARLY


def _taken_over(line: Line, before: Record, ours: Ours) -> Line:
    theirs = line.after
    assert theirs is not None
    untouched = has_values_of(stamp_of(before), before)
    names = () if untouched else KEPT.get(line.kind, ())
    heard = {n: getattr(before, n) for n in names if getattr(theirs, n) in (None, "")}
    after = cast("Record", replace(cast("Any", theirs), **heard))
    agree = untouched or _agree(before, after, names)
    edits = (Edit(before=before), Edit(after=after), *_repointed(before, after, ours))
    return replace(
        line, state="changed" if agree else "conflict", before=before, after=after, edits=edits
    )


def _agree(ours: Record, theirs: Record, names: Iterable[str]) -> bool:
    """Whether nothing that is recorded here is contradicted there."""
    told = ("start", *names) if isinstance(ours, Allocation) else names
    said = ((getattr(ours, name), getattr(theirs, name)) for name in told if name != "team")
    return all(here in (None, "", there) for here, there in said)


def _repointed(before: Record, after: Record, ours: Ours) -> Iterator[Edit]:
    """A goodbye and hello goes with its allocation."""
    if isinstance(before, Allocation):
        for each in ours.of_children(Handover, [before.child_id]):
            if each.allocation_id == before.id:
                yield Edit(before=each, after=replace(each, allocation_id=after.id))


def _inferred(extract: Extract, ours: Ours, taken: set[tuple[type[Record], str]]) -> Iterator[Line]:
    """Changes inferred from snapshots by the day of the extract, which has the history itself.

    One that was edited here is a conflict, so that it stays unless somebody says otherwise.
    """
    if not any(each.format in SNAPSHOTS for each in ours.records(ImportedExtract)):
        return
    told: dict[ChildId, list[Allocation]] = {}
    for each in extract.records:
        if isinstance(each, Allocation) and is_lead(each) and each.social_worker_id:
            told.setdefault(each.child_id, []).append(each)
    for each in ours.of_children(Allocation, told):
        if _is_superseded(each, extract.taken_on) and (Allocation, each.id) not in taken:
            yield _without(each, told[each.child_id], ours)


def _is_superseded(allocation: Allocation, day: date) -> bool:
    made_here = allocation.inferred and format_of(allocation) in SNAPSHOTS
    return made_here and allocation.start <= day


def _without(inferred: Allocation, told: Sequence[Allocation], ours: Ours) -> Line:
    """The goodbye that was written for an inferred change goes to the nearest one there is."""
    nearest = min(
        told,
        key=lambda each: (
            each.social_worker_id != inferred.social_worker_id,
            abs(each.start - inferred.start),
        ),
    )
    untouched = has_values_of(stamp_of(inferred), inferred)
    line = line_of("changed" if untouched else "conflict", inferred, None)
    return replace(line, edits=(Edit(before=inferred), *_repointed(inferred, nearest, ours)))
