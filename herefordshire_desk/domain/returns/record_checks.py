"""Checks of visits, children, social workers and the extract behind a return."""

from collections.abc import Iterable

from herefordshire_desk.domain.returns.completeness import completeness
from herefordshire_desk.domain.returns.findings import Finding
from herefordshire_desk.domain.returns.snapshot import Snapshot
from herefordshire_desk.domain.words import children, long_date, plural


def seen_alone_not_seen(snapshot: Snapshot) -> Iterable[Finding]:
    """A child who was not seen cannot have been seen alone."""
    for visit in snapshot.visits:
        if visit.seen_alone and visit.child_seen is False:
            words = f"The visit of {long_date(visit.visited_on)} has seen alone Y but seen N."
            yield Finding(
                child_id=visit.child_id, record=visit.id, field="seen_alone", message=words
            )


def holding_after_end(snapshot: Snapshot) -> Iterable[Finding]:
    """Whoever has left holds no child."""
    for load in snapshot.loads:
        who = load.social_worker
        if load.holds_after_end and who.end is not None:
            words = f"{who.id} left on {long_date(who.end)} and holds {_held(load.children)}."
            yield Finding(record=who.id, field="expected_end", message=words)


def over_capacity(snapshot: Snapshot) -> Iterable[Finding]:
    """More children than the limit for the FTE."""
    for load in snapshot.loads:
        who = load.social_worker
        if load.over_capacity:
            limit = f"the limit for {who.fte:g} FTE is {load.limit:g}"
            words = f"{who.id} holds {_held(load.children)}; {limit}."
            yield Finding(record=who.id, field="children", message=words)


def no_fte(snapshot: Snapshot) -> Iterable[Finding]:
    """Whoever holds a child has an FTE: without one no caseload can be reckoned."""
    for load in snapshot.loads:
        who = load.social_worker
        if load.children and not who.fte:
            fte = "no FTE is recorded" if who.fte is None else "the FTE is 0"
            words = f"{who.id} holds {_held(load.children)}, and {fte}."
            yield Finding(record=who.id, field="fte", message=words)


def extract_old(snapshot: Snapshot) -> Iterable[Finding]:
    """The last extract says how things were longer ago than policy allows."""
    if snapshot.extract is not None:
        taken_on = snapshot.extract.taken_on
        days = (snapshot.day - taken_on).days
        if days > snapshot.policy["extract_stale"]:
            words = f"The last extract is of {long_date(taken_on)}, {plural(days, 'day')} before."
            yield Finding(field="source_extract_date", message=words)


def not_recorded(snapshot: Snapshot) -> Iterable[Finding]:
    """More of the records than policy allows lack something that matters."""
    for each in completeness(snapshot):
        if each.is_poor:
            yield Finding(sheet=each.sheet, field=each.field, message=f"{each.words}.")


def birth_not_recorded(snapshot: Snapshot) -> Iterable[Finding]:
    """The expected date of birth is past; the date itself is the child's and not told here."""
    for child_id, each in snapshot.children.items():
        expected = each.child.expected_date_of_birth
        if each.child.date_of_birth is None and expected is not None and expected < snapshot.day:
            words = "The expected date of birth is past, and no date of birth is recorded."
            yield Finding(child_id=child_id, record=child_id, field="date_of_birth", message=words)


def home_after_order(snapshot: Snapshot) -> Iterable[Finding]:
    """Living with a parent under a care order made before the move home.

    Reg 28(5) counts the first visit from the order, the desk from the later of the two.
    """
    for child_id, each in snapshot.children.items():
        home, order = each.standing.home, each.standing.legal_status
        ruled = any(visit.rule.id == "CLA-CO-HOME" for visit in each.visits)
        if ruled and home and order and home.start > order.start:
            words = (
                f"Reg 28(5) counts visits from the order of {long_date(order.start)}; "
                f"the desk counts from the move home on {long_date(home.start)}."
            )
            yield Finding(child_id=child_id, record=child_id, field="next_visit_due", message=words)


def holidays_not_known(snapshot: Snapshot) -> Iterable[Finding]:
    """A date counted in working days lies beyond the table of bank holidays."""
    calendar = snapshot.policy.calendar
    for child_id, each in snapshot.children.items():
        due = max((v.due for v in each.visits if v.gap.unit == "working days"), default=each.day)
        if not calendar.covers(due):
            words = f"Bank holidays are not known for {due.year}: check the date due."
            yield Finding(child_id=child_id, record=child_id, field="next_visit_due", message=words)


def _held(held: tuple[object, ...]) -> str:
    return children(len(held))
