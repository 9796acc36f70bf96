"""Due events: each visit that fell due in a stretch of days, and whether it was made in time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.policy import Policy, Unit, VisitRule, gaps_of
from herefordshire_desk.domain.records import ChildId, Visit
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.stretches import ONE_DAY, stretches
from herefordshire_desk.domain.visits import VisitDue, rules_for, visits_due

# calendar days that one of a unit comes to at most, but for some closed days in a row
MOST_DAYS: dict[Unit, int] = {"days": 1, "working days": 2, "months": 31}
MARGIN = 90  # days: those


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEvent:
    """One visit that had to be made by `due`. `met_on` is None where it was not made by then."""

    child_id: ChildId
    rule: VisitRule
    due: date
    met_on: date | None


def due_events(life: Life, first: date, last: date, policy: Policy) -> Iterator[DueEvent]:
    """Those due from `first` to `last`, both included, in no order.

    A due date counts if the child is under the same rule from the same start on that day. A
    visit made early meets the due date that stood before it.
    """
    earliest = first - _longest(life, policy)
    for on in life.seen_days:
        if earliest <= on <= last:
            yield from _met_on(on, life, first, last, policy)
    turns = {*life.turns, *(on + ONE_DAY for on in life.seen_days)}
    for start, end in stretches(turns, first, last):
        for due in _due_before_visits_of(start, life, policy):
            if start <= due.due <= end and not seen_under(due.rule, life, due.due):
                yield DueEvent(child_id=life.child_id, rule=due.rule, due=due.due, met_on=None)


def seen_under(rule: VisitRule, life: Life, day: date) -> list[Visit]:
    """The child's visits of the day that the rule counts."""
    return [each for each in life.seen_on(day) if rule.visits in ("any", each.kind)]


def days_between(first: date, last: date) -> Iterable[date]:
    """Every day from `first` to `last`, both included."""
    return (first + timedelta(count) for count in range((last - first).days + 1))


def _longest(life: Life, policy: Policy) -> timedelta:
    """No visit falls due later than this after the day that it is counted from."""
    gaps = [gap for rule in policy.rules.values() for gap in gaps_of(rule)]
    agreed = [each.days for each in life.facts.marks if each.days is not None]
    return timedelta(max([gap.length * MOST_DAYS[gap.unit] for gap in gaps] + agreed) + MARGIN)


def _met_on(on: date, life: Life, first: date, last: date, policy: Policy) -> Iterator[DueEvent]:
    for due in _due_before_visits_of(on, life, policy):
        in_time = max(on, first) <= due.due <= last
        if in_time and seen_under(due.rule, life, on) and _still_runs(due, life):
            yield DueEvent(child_id=life.child_id, rule=due.rule, due=due.due, met_on=on)


def _still_runs(due: VisitDue, life: Life) -> bool:
    """Whether the child is under that rule, from that start, on the due date too."""
    stands = life.standing_on(due.due)
    return stands is not None and (due.rule.id, due.counted_from) in rules_for(stands, due.due)


def _due_before_visits_of(day: date, life: Life, policy: Policy) -> tuple[VisitDue, ...]:
    """What was due on the morning of `day`."""
    stands = life.standing_on(day)
    if stands is None:
        return ()
    facts = life.facts._replace(last_seen=life.seen_by(day - ONE_DAY))
    return visits_due(facts, stands, policy, day)
