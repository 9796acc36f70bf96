"""A snapshot beside what the desk knows: its records, its problems, and each child's team."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from herefordshire_desk.domain.extracts.annex_a_allocations import (
    Roster,
    Stated,
    allocation_edits,
)
from herefordshire_desk.domain.extracts.annex_a_records import records_of
from herefordshire_desk.domain.extracts.entries import (
    OF_THE_ALLOCATION,
    OF_THE_CHILD,
    Entry,
    disagreements,
    first_recorded,
)
from herefordshire_desk.domain.extracts.known import Known
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Alias,
    Allocation,
    Child,
    ChildId,
    Record,
    SocialWorker,
    Visit,
)

Entries = Mapping[ChildId, Sequence[Entry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What the entries of a day say."""

    records: Sequence[Record]
    problems: Sequence[Problem] = ()
    teams: Mapping[ChildId, str] = field(default_factory=dict)


def snapshot(children: Entries, ours: Ours, day: date) -> Snapshot:
    """Everything the entries say of the children, and who holds each of them on the day."""
    known = Known(ours, children)
    held = (row for child in children for row in known.of(Allocation, child))
    holders = (row.social_worker_id for row in held)
    roster = Roster(ours.records(SocialWorker), ours.records(Alias), holders)
    stated = [each for entries in children.values() for each in _stated(entries, day)]
    edits = [edit for each in stated for edit in _allocations(each, known, roster, day)]
    return Snapshot(
        records=(
            *roster.added(stated),
            *_children(children, ours),
            *_of_entries(children, known, day),
            *(edit for edit in edits if not isinstance(edit, Problem)),
        ),
        problems=(
            *_disagreements(children, day),
            *(edit for edit in edits if isinstance(edit, Problem)),
        ),
        teams={each.child_id: each.team for each in stated},
    )


def visits_only(children: Entries, ours: Ours, day: date) -> Snapshot:
    """The visits that the entries tell of, to children whom the desk holds."""
    held = ours.child_ids()
    known = Known(ours, children)
    kept = {child: entries for child, entries in children.items() if child in held}
    visits = (each for each in _of_entries(kept, known, day) if isinstance(each, Visit))
    return Snapshot(records=tuple(visits))


def _children(children: Entries, ours: Ours) -> Iterator[Child]:
    people = ours.find(Child, children)
    for child_id, entries in children.items():
        recorded = {each.name: first_recorded(entries, each.name) for each in OF_THE_CHILD}
        heard = {name: value for name, value in recorded.items() if value is not None}
        yield replace(people.get(child_id) or Child(id=child_id), **heard)


def _of_entries(children: Entries, known: Known, day: date) -> Iterator[Record]:
    for child, entries in children.items():
        found = [record for entry in entries for record in records_of(entry, known, day)]
        yield from _each_visit_once(found, known.of(Visit, child))


def _each_visit_once(found: Sequence[Record], ours: Sequence[Visit]) -> Iterator[Record]:
    """List 6 dates the last visit of any kind: one known of another kind is not a second one."""
    known = {each.id for each in ours}
    visits = (*ours, *(each for each in found if isinstance(each, Visit)))
    seen = {each.visited_on for each in visits if each.child_seen and each.kind != "CIN"}
    for each in found:
        is_new = isinstance(each, Visit) and each.kind == "CIN" and each.id not in known
        if not (is_new and cast("Visit", each).visited_on in seen):
            yield each


def _stated(entries: Iterable[Entry], day: date) -> Iterator[Stated]:
    """Whom the most statutory list names; nothing where no open entry has a say."""
    have_a_say = _having_a_say(entries, day)
    for entry in have_a_say[:1]:
        team = first_recorded(have_a_say, "team") or ""
        yield Stated(entry.child_id, entry.get("social_worker"), team, entry.row)


def _having_a_say(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Entries that have not ended by the day, in lists with a column for the social worker."""
    return [each for each in entries if "social_worker" in each.values and each.is_open(day)]


def _allocations(
    stated: Stated, known: Known, roster: Roster, day: date
) -> Iterator[Allocation | Problem]:
    return allocation_edits(stated, known.of(Allocation, stated.child_id), roster, day)


def _disagreements(children: Entries, day: date) -> Iterator[Problem]:
    for entries in children.values():
        yield from disagreements(entries, OF_THE_CHILD)
        yield from disagreements(_having_a_say(entries, day), OF_THE_ALLOCATION)
