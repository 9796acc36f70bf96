"""Desk checks: what the desk's records have wrong that no return would show."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    ChildId,
    Episode,
    Mark,
    Plan,
    Visit,
)
from herefordshire_desk.domain.returns.desk_records import DeskRecords, Spell
from herefordshire_desk.domain.returns.findings import Finding
from herefordshire_desk.domain.words import listed, long_date

ADOPTED = frozenset({"E11", "E12"})
ALIKE = 0.75


def never_allocated(desk: DeskRecords) -> Iterable[Finding]:
    """An open child whom nobody has ever held."""
    held = {row.child_id for row in desk.snapshot.lead_rows if row.social_worker_id}
    for child_id in desk.snapshot.children:
        if child_id not in held:
            words = "No lead allocation is recorded."
            yield Finding(
                child_id=child_id, record=child_id, field="social_worker_id", message=words
            )


def two_teams(desk: DeskRecords) -> Iterable[Finding]:
    """Open lead allocations of one child in different teams."""
    rows: dict[ChildId, list[Allocation]] = {}
    for row in desk.snapshot.lead_rows:
        if row.end is None and row.social_worker_id and row.team:
            rows.setdefault(row.child_id, []).append(row)
    for child_id, held in rows.items():
        teams = sorted({desk.snapshot.team_name(row.team) for row in held})
        if len(teams) > 1:
            words = f"Open lead allocations in {listed(teams)} at once."
            yield Finding(child_id=child_id, record=held[-1].id, field="team", message=words)


def possible_duplicate(desk: DeskRecords) -> Iterable[Finding]:
    """The same date of birth and similar names; ids alone are told.

    A child who was adopted is passed over: nothing may link the child to who they are now.
    """
    adopted = {
        each.child_id
        for each in desk.spells
        if isinstance(each, CareEpisode) and each.end_reason in ADOPTED
    }
    born: dict[date, list[Child]] = {}
    for child in sorted(desk.children, key=_id):
        if child.date_of_birth is not None and child.id not in adopted:
            born.setdefault(child.date_of_birth, []).append(child)
    for same_day in born.values():
        for one, other in combinations(same_day, 2):
            if _similar(one, other):
                words = f"May be the same child as {other.id}: born the same day, a similar name."
                yield Finding(child_id=one.id, record=other.id, field="child_id", message=words)


def visit_in_future(desk: DeskRecords) -> Iterable[Finding]:
    """Dated after the desk, or the extract it came from, could have known of it."""
    extract = None if desk.has_later_extract else desk.snapshot.extract
    for visit in desk.visits:
        extracted_on = extract.taken_on if extract and visit.extracted else None
        known_on = visit.recorded_on or extracted_on
        if known_on is not None and known_on <= desk.day and visit.visited_on > known_on:
            words = f"Dated {long_date(visit.visited_on)}, but known of on {long_date(known_on)}."
            yield _of_visit(visit, words)


def visit_after_closure(desk: DeskRecords) -> Iterable[Finding]:
    """On a day on which nothing was open any more. The day of closing itself is in order."""
    spells: dict[ChildId, list[Spell]] = {}
    for spell in desk.begun:
        if _keeps_open(spell):
            spells.setdefault(spell.child_id, []).append(spell)
    for visit in _made(desk):
        before = [s for s in spells.get(visit.child_id, ()) if s.start <= visit.visited_on]
        ended = [s.end for s in before if s.end is not None and s.end < visit.visited_on]
        if ended and len(ended) == len(before):
            words = f"nothing was open after {long_date(max(ended))}"
            yield _of_visit(visit, f"Dated {long_date(visit.visited_on)}, but {words}.")


def visit_before_allocation(desk: DeskRecords) -> Iterable[Finding]:
    """Before the first lead allocation, unless that was only inferred from a snapshot."""
    first: dict[ChildId, Allocation] = {}
    for row in sorted(desk.allocations, key=_backwards):
        if is_lead(row) and row.social_worker_id and row.start <= desk.day:
            first[row.child_id] = row
    for visit in _made(desk):
        held = first.get(visit.child_id)
        if held is not None and not held.inferred and visit.visited_on < held.start:
            words = f"before the first allocation, of {long_date(held.start)}"
            yield _of_visit(visit, f"Dated {long_date(visit.visited_on)}, {words}.")


def plan_without_category(desk: DeskRecords) -> Iterable[Finding]:
    """A child protection plan says what of."""
    plans = (each for each in desk.begun if isinstance(each, Plan) and is_open(each, desk.day))
    for plan in plans:
        if plan.kind == "CP" and not plan.category:
            words = f"The plan of {long_date(plan.start)} has no category of abuse."
            yield Finding(child_id=plan.child_id, record=plan.id, field="category", message=words)


def ends_before_start(desk: DeskRecords) -> Iterable[Finding]:
    """Of everything but allocations, which have a rule of their own."""
    for spell in desk.begun:
        if spell.end is not None and spell.end < spell.start:
            words = f"Ends on {long_date(spell.end)}, before its start on {long_date(spell.start)}."
            yield Finding(child_id=spell.child_id, record=spell.id, field="end", message=words)


def _made(desk: DeskRecords) -> Iterator[Visit]:
    return (visit for visit in desk.visits if visit.visited_on <= desk.day)


def _keeps_open(spell: Spell) -> bool:
    """Whether a child is open while it lasts."""
    fostered = isinstance(spell, Mark) and spell.kind == "PRIVATE_FOSTERING"
    return fostered or isinstance(spell, Episode | Plan | CareEpisode)


def _of_visit(visit: Visit, words: str) -> Finding:
    return Finding(child_id=visit.child_id, record=visit.id, field="visited_on", message=words)


def _similar(one: Child, other: Child) -> bool:
    """Whether forename and surname are alike, in either order."""
    names, others = (one.forename, one.surname), (other.forename, other.surname)
    return any(
        all(_alike(a, b) for a, b in zip(names, turned, strict=True))
        for turned in (others, others[::-1])
    )


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold().strip(), other.casefold().strip()
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def _id(child: Child) -> str:
    return child.id


def _backwards(row: Allocation) -> tuple[int, str]:
    return (-row.start.toordinal(), row.id)


FINDERS: Mapping[str, Callable[[DeskRecords], Iterable[Finding]]] = {
    "never_allocated": never_allocated,
    "two_teams": two_teams,
    "possible_duplicate": possible_duplicate,
    "visit_in_future": visit_in_future,
    "visit_after_closure": visit_after_closure,
    "visit_before_allocation": visit_before_allocation,
    "plan_without_category": plan_without_category,
    "ends_before_start": ends_before_start,
}
