"""Visits: which rules a child is under, and when each next visit is due."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from herefordshire_desk.domain.calendar import Calendar, add_months
from herefordshire_desk.domain.changes import Change, added
from herefordshire_desk.domain.facts import Facts, Home, Standing
from herefordshire_desk.domain.policy import Gap, Policy, VisitRule
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, LegalStatus, MarkKind, Visit

VisitState = Literal["overdue", "due_today", "due_soon", "in_date"]
ADOPTION = frozenset({"A3", "A4", "A5", "A6"})


class VisitDue(NamedTuple):
    """One rule for one child: when the next visit is due, and how that was worked out.

    `counted_from` is the start the first visit is counted from; `last_visit` the last that the
    rule counts, None if there is none. `gap` was added to one of them. `days_overdue` is
    calendar days and `working_days_overdue` working days after the due date up to and
    including the day, both 0 if not overdue. `agreed` says the child's own interval applied.
    """

    rule: VisitRule
    counted_from: date
    last_visit: date | None
    gap: Gap
    due: date
    state: VisitState
    days_overdue: int
    working_days_overdue: int
    agreed: bool = False


class InCare(NamedTuple):
    """What chooses the one rule for a child in care."""

    home: Home
    legal_status: LegalStatus | None
    marks: frozenset[MarkKind]
    settled: bool  # a year or more since the placement's start

    @property
    def order(self) -> str:
        """The code of the legal status, blank where none is open."""
        return self.legal_status.code if self.legal_status else ""


CARE_RULES: tuple[tuple[str, Callable[[InCare], bool]], ...] = (
    ("ADO", lambda child: child.home.type in ADOPTION),
    ("CLA-ICO-HOME", lambda child: child.home.type == "P1" and child.order == "C1"),
    ("CLA-CO-HOME", lambda child: child.home.type == "P1" and child.order == "C2"),
    ("CLA-CONN-TEMP", lambda child: "REG24" in child.marks),
    ("CLA-PWP-TEMP", lambda child: "REG19" in child.marks),
    ("CLA-LTF", lambda child: "LONG_TERM" in child.marks and child.settled),
    ("CLA-PERM18", lambda child: "UNTIL18" in child.marks and child.settled),
    ("CLA-STD", lambda _: True),
)


def visits_due(facts: Facts, standing: Standing, policy: Policy, day: date) -> tuple[VisitDue, ...]:
    """Every visit rule the child is under on `day`, in the order of the rule table."""
    under = dict(rules_for(standing, day))
    return tuple(
        _visit_due(rule, under[rule.id], facts, standing, policy, day)
        for rule in policy.rules.values()
        if rule.id in under
    )


def rules_for(standing: Standing, day: date) -> Iterable[tuple[str, date]]:
    """The rules the child is under, each with the day its first visit is counted from."""
    if "CLA" in standing.statuses and standing.home is not None:
        yield _care_rule(standing, standing.home, day)
    if standing.cp_plan is not None:
        yield "CP", standing.cp_plan.start
    if "CIN" in standing.statuses:
        begun = standing.cin_plan or standing.episode or standing.care
        assert begun is not None
        yield "CIN", begun.start
    if "PF" in standing.statuses:
        yield "PF", standing.marks["PRIVATE_FOSTERING"].start


def _care_rule(standing: Standing, home: Home, day: date) -> tuple[str, date]:
    child = InCare(
        home=home,
        legal_status=standing.legal_status,
        marks=frozenset(standing.marks),
        settled=add_months(home.start, 12) <= day,
    )
    rule = next(name for name, fits in CARE_RULES if fits(child))
    if rule == "CLA-CO-HOME" and standing.legal_status is not None:
        return rule, max(home.start, standing.legal_status.start)
    return rule, home.start


def _visit_due(
    rule: VisitRule, start: date, facts: Facts, standing: Standing, policy: Policy, day: date
) -> VisitDue:
    last = _last_visit(rule, start, facts)
    gap = rule.first if last is None else _gap(rule, start, last, standing.review_held)
    due = add_gap(last or start, gap, policy.calendar)
    agreed = _agreed_gap(standing)
    by_agreement = (last or start) + timedelta(agreed.length) if agreed is not None else due
    # it only ever shortens a gap, but for adoption: there a review decides, once a visit was made
    decided = rule.id == "ADO" and last is not None
    tighter = agreed is not None and (decided or by_agreement < due)
    if agreed is not None and tighter:
        gap, due = agreed, by_agreement
    return VisitDue(
        rule=rule,
        counted_from=start,
        last_visit=last,
        gap=gap,
        due=due,
        state=state_on(due, day, policy["due_soon"]),
        days_overdue=max((day - due).days, 0),
        working_days_overdue=policy.calendar.working_days_between(due, day),
        agreed=tighter,
    )


def _agreed_gap(standing: Standing) -> Gap | None:
    mark = standing.marks.get("INTERVAL")
    return Gap(mark.days, "days") if mark is not None and mark.days is not None else None


def add_gap(day: date, gap: Gap, calendar: Calendar) -> date:
    """The last day that is in time. Weeks and months never roll over a closed day."""
    if gap.unit == "months":
        return add_months(day, gap.length)
    if gap.unit == "working days":
        return calendar.add_working_days(day, gap.length)
    return day + timedelta(gap.length)


def _last_visit(rule: VisitRule, start: date, facts: Facts) -> date | None:
    """The last visit of the rule's kind, if it was on or after the start."""
    kinds = facts.last_seen.items()
    seen = max((on for kind, on in kinds if rule.visits in ("any", kind)), default=None)
    return seen if seen is not None and seen >= start else None


def _gap(rule: VisitRule, start: date, last: date, review_held: bool) -> Gap:
    if rule.before_review is not None and not review_held:
        return rule.before_review
    if rule.first_year is not None and last < add_months(start, 12):
        return rule.first_year
    return rule.then


def state_on(due: date, day: date, soon: int) -> VisitState:
    """How what is due then stands on `day`, with `soon` days ahead counted as soon."""
    if due < day:
        return "overdue"
    if due == day:
        return "due_today"
    return "due_soon" if due <= day + timedelta(soon) else "in_date"


def record_visit(child: Child, visit: Visit, day: date) -> Change | Problem:
    """The Change that records a visit to a child.

    Refused: a visit dated after `day`, before the child was born, or seen alone but not seen.
    A visit that was made without the child being seen is recorded as attempted.
    """
    return visit_problem(child, visit, day) or added("Record visit", visit)


def visit_problem(child: Child, visit: Visit, day: date) -> Problem | None:
    """Why a visit cannot be as it is given."""
    if visit.visited_on > day:
        return Problem("visited_on", "A visit cannot be dated in the future.")
    if child.date_of_birth is not None and visit.visited_on < child.date_of_birth:
        return Problem("visited_on", "The child was not born then.")
    if visit.seen_alone and not visit.child_seen:
        return Problem("seen_alone", "A child who was not seen cannot have been seen alone.")
    return None
