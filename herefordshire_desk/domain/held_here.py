"""Held here: what a snapshot infers about a social worker whom somebody chose at this desk.

A snapshot lags behind the manager who allocated the child yesterday. So where the allocation
that it would close was made or altered here, both sides are a conflict and ours is kept; and so
it is where it names again whose allocation was ended here. The first extract of all is another
matter: it says how things stand where nothing was known.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.extracts.stamp import has_values_of, stamp_of
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.merge_lines import Line
from herefordshire_desk.domain.records import Allocation, ChildId, ImportedExtract


def held_here(lines: Sequence[Line], extract: Extract, ours: Ours) -> list[Line]:
    """The lines; of an allocation of ours that was closed and one inferred, one conflict."""
    imported = any(not each.is_bundle for each in ours.records(ImportedExtract))
    if extract.format == "ssd" or not imported:
        return list(lines)
    closed = {line.child_id: line for line in lines if _closes_ours(line)}
    opened: dict[ChildId | None, Line] = {
        line.child_id: line for line in lines if line.child_id in closed and _is_inferred(line)
    }
    done = []
    for line in lines:
        if line is closed.get(line.child_id):
            done.append(_as_conflict(line, opened.get(line.child_id)))
        elif line is not opened.get(line.child_id):
            done.append(line)
    return list(_ended_here(done, extract.taken_on, ours))


def _ended_here(lines: Sequence[Line], day: date, ours: Ours) -> Iterator[Line]:
    """The lines; an allocation inferred for whoever's was ended here last is a conflict."""
    last = _last_held(
        [line.child_id for line in lines if line.child_id and _is_inferred(line)], ours
    )
    for line in lines:
        held = last.get(line.child_id) if line.child_id and _is_inferred(line) else None
        if held is not None and _names(line, held) and _is_ended_here(held, day):
            yield replace(line, state="conflict", before=held)
        else:
            yield line


def _last_held(children: Collection[ChildId], ours: Ours) -> dict[ChildId, Allocation]:
    last: dict[ChildId, Allocation] = {}
    for each in ours.of_children(Allocation, children):
        if is_lead(each) and each.social_worker_id:
            last[each.child_id] = max(last.get(each.child_id, each), each, key=_until)
    return last


def _is_ended_here(held: Allocation, day: date) -> bool:
    return not is_open(held, day) and not has_values_of(stamp_of(held), held)


def _until(held: Allocation) -> tuple[date, date, str]:
    return (held.end or date.max, held.start, held.id)


def _names(line: Line, held: Allocation) -> bool:
    return getattr(line.after, "social_worker_id", "") == held.social_worker_id


def _closes_ours(line: Line) -> bool:
    before, after = line.before, line.after
    if not (isinstance(before, Allocation) and isinstance(after, Allocation)):
        return False
    ends = before.end is None and after.end is not None
    return line.state == "changed" and ends and not has_values_of(stamp_of(before), before)


def _is_inferred(line: Line) -> bool:
    return line.state == "added" and isinstance(line.after, Allocation) and line.after.inferred


def _as_conflict(closed: Line, opened: Line | None) -> Line:
    if opened is None:
        return replace(closed, state="conflict")
    edits = (*closed.edits, *opened.edits)
    return replace(closed, state="conflict", after=opened.after, edits=edits)
