"""Discrepancies: in what an extract and the desk still differ once it has been imported.

What an extract lacks is kept and flagged. What the desk knows better is a correction for the
case system's keepers: a visit that was recorded here and is not there after two extracts, or
another social worker than theirs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.allocations import LeadEpisode, is_lead, lead_episodes, present
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.merge_lines import Line
from herefordshire_desk.domain.own_records import Difference
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    Discrepancy,
    Record,
    Visit,
    child_of,
)

EXTRACTS_BEFORE_A_CORRECTION = 2


def discrepancy_edits(
    differing: Iterable[Discrepancy], extract: Extract, ours: Ours
) -> Iterator[Edit]:
    """New ones, those told of once more, and those that are settled and go.

    `differing` is all that was found in the extract. Only one that is the latest of its format
    says anything; the same one again says nothing more. SSDA903 has one year and no visits, so
    it says nothing.
    """
    if extract.format == "ssda903":
        return
    held = {each.id: each for each in ours.records(Discrepancy) if each.format == extract.format}
    if any(each.latest > extract.taken_on for each in held.values()):
        return
    found = {each.id: each for each in differing}
    for each in found.values():
        known = held.get(each.id)
        if known is None:
            yield Edit(after=each)
        elif known.latest < extract.taken_on or known.theirs != each.theirs:
            yield Edit(before=known, after=_again(known, each))
    for each in held.values():
        if each.id not in found and _has_a_say(each, extract):
            yield Edit(before=each)


def is_correction(discrepancy: Discrepancy) -> bool:
    """Whether the case system's keepers are to be told.

    Of another social worker at once, of a visit after two extracts without it.
    """
    if discrepancy.what == "not_there":
        return discrepancy.times >= EXTRACTS_BEFORE_A_CORRECTION
    return discrepancy.what == "social_worker"


def _again(known: Discrepancy, now: Discrepancy) -> Discrepancy:
    more = 1 if known.latest < now.latest else 0
    return replace(known, latest=now.latest, times=known.times + more, theirs=now.theirs)


def _has_a_say(discrepancy: Discrepancy, extract: Extract) -> bool:
    """Whether the extract has the kind of record at all: what it never has it cannot settle."""
    return discrepancy.record.partition(":")[0] in {kind.__name__ for kind in extract.carried}


def found_in(lines: Sequence[Line], extract: Extract, ours: Ours) -> Iterator[Discrepancy]:
    """In what these lines of an extract, and ours of the same children, differ."""
    for line in lines:
        if line.state == "missing" and line.before is not None:
            yield _made("missing", line.before, extract)
    yield from _not_there(extract.children, lines, extract, ours)
    yield from _other_social_worker(extract.children, lines, extract, ours)


def _made(what: Difference, record: Record, extract: Extract, theirs: str = "") -> Discrepancy:
    return Discrepancy(
        id=f"{extract.format}:{what}:{type(record).__name__}:{record.id}",
        child_id=child_of(record),
        what=what,
        record=f"{type(record).__name__}:{record.id}",
        format=extract.format,
        theirs=theirs,
        since=extract.taken_on,
        latest=extract.taken_on,
    )


def _not_there(
    children: frozenset[ChildId], lines: Iterable[Line], extract: Extract, ours: Ours
) -> Iterator[Discrepancy]:
    """Visits recorded here by the day of the extract, to children it has, that it lacks."""
    there = {_key(each) for each in extract.records if isinstance(each, Visit)}
    latest: dict[tuple[ChildId, str], date] = {}
    for child, kind, day in there:
        latest[child, kind] = max(day, latest.get((child, kind), day))
    in_file = {line.record_id for line in lines if line.kind is Visit and line.state != "missing"}
    for visit in _recorded_here(children, extract, ours):
        if _key(visit) in there or visit.id in in_file:
            continue
        last = latest.get((visit.child_id, visit.kind))
        is_whole = (Visit, visit.kind) in extract.whole
        if is_whole or (last is not None and last < visit.visited_on):
            yield _made("not_there", visit, extract)


def _recorded_here(children: frozenset[ChildId], extract: Extract, ours: Ours) -> Iterator[Visit]:
    """Those with the child seen: a snapshot tells of no others, and an attempt is no correction."""
    if Visit not in extract.carried:
        return
    for visit in ours.made_here(Visit, children):
        recorded = visit.recorded_on is not None and visit.recorded_on <= extract.taken_on
        if recorded and visit.child_seen:
            yield visit


def _key(visit: Visit) -> tuple[ChildId, str, date]:
    return visit.child_id, visit.kind, visit.visited_on


def _other_social_worker(
    children: frozenset[ChildId], lines: Sequence[Line], extract: Extract, ours: Ours
) -> Iterator[Discrepancy]:
    """Children whom somebody else holds here, by an allocation that was made here."""
    if Allocation not in extract.carried:
        return
    made = _made_here(children, ours)
    if not made:
        return
    theirs = _leads(lines, extract)
    after = _after_import(lines, made)
    for child in sorted(made):
        here = _holder(after[child].values(), extract.taken_on)
        there = _holder(theirs.get(child, ()), extract.taken_on)
        if here is not None and _contradicts(here, there, theirs.get(child)):
            record = after[child][here.id]
            yield _made("social_worker", record, extract, there.social_worker_id if there else "")


def _made_here(children: frozenset[ChildId], ours: Ours) -> dict[ChildId, dict[str, Allocation]]:
    """Every lead allocation of the children who have one that was made here."""
    here = {each.child_id for each in ours.made_here(Allocation, children) if is_lead(each)}
    held: dict[ChildId, dict[str, Allocation]] = {}
    for each in ours.of_children(Allocation, here):
        if is_lead(each):
            held.setdefault(each.child_id, {})[each.id] = each
    return held


def _after_import(
    lines: Iterable[Line], held: Mapping[ChildId, Mapping[str, Allocation]]
) -> dict[ChildId, dict[str, Allocation]]:
    """The same allocations as the import leaves them when conflicts keep ours."""
    after = {child: dict(rows) for child, rows in held.items()}
    for line in lines:
        if line.kind is Allocation and line.taken_by_default and line.child_id in after:
            for edit in line.edits:
                _apply(edit, after)
    return after


def _apply(edit: Edit, after: dict[ChildId, dict[str, Allocation]]) -> None:
    if isinstance(edit.before, Allocation):
        after[edit.before.child_id].pop(edit.before.id, None)
    if isinstance(edit.after, Allocation) and is_lead(edit.after):
        after[edit.after.child_id][edit.after.id] = edit.after


def _leads(lines: Iterable[Line], extract: Extract) -> dict[ChildId, list[Allocation]]:
    """What the file says by itself. A snapshot says it of those it would change."""
    said: dict[ChildId, list[Allocation]] = {}
    if extract.format == "ssd":
        for each in extract.records:
            if isinstance(each, Allocation) and is_lead(each):
                said.setdefault(each.child_id, []).append(each)
        return said
    for line in lines:
        if line.kind is Allocation and line.state == "conflict" and line.child_id is not None:
            made = (edit.after for edit in line.edits)
            rows = [each for each in made if isinstance(each, Allocation)]
            said.setdefault(line.child_id, []).extend(rows)
    return said


def _holder(rows: Iterable[Allocation], day: date) -> LeadEpisode | None:
    return present(lead_episodes(rows, day))


def _contradicts(
    here: LeadEpisode, there: LeadEpisode | None, said: Sequence[Allocation] | None
) -> bool:
    if said is None:
        return False
    return there is None or there.social_worker_id != here.social_worker_id
