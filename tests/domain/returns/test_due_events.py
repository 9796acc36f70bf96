"""Visits that fell due: against cases by hand, and a second, plodding way of counting them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.calendar import Calendar
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.records import Record, Visit
from herefordshire_desk.domain.returns.due_events import days_between, due_events
from tests.lives import lives
from tests.make import DAY, care_episode, child, mark, on, placement, plan, policy, visit
from tests.make_month import FIRST, life
from tests.make_returns import History, history

Event = tuple[str, date, date | None]


def events(found: History, first: date = FIRST, last: date = DAY) -> list[Event]:
    due = due_events(life(found, last), first, last, policy(last))
    return sorted(((each.rule.id, each.due, each.met_on) for each in due), key=in_order)


def in_order(event: Event) -> tuple[date, str, date]:
    rule, due, met_on = event
    return due, rule, met_on or date.max


def protected(*seen: str, **fields: object) -> History:
    """A child on a plan from Monday 5 October, with CP visits on those days."""
    visits = [visit(id=day, visited_on=on(day)) for day in seen]
    return history("C1", plan(start=on("2026-10-05"), **fields), *visits)


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        pytest.param(
            ["2026-10-30", "2026-11-13"],
            [("CP", on("2026-11-13"), on("2026-11-13"))],
            id="a_visit_on_the_due_date_is_in_time",
        ),
        pytest.param(
            ["2026-10-30", "2026-11-16"],
            [("CP", on("2026-11-13"), None)],
            id="a_visit_after_it_is_not",
        ),
        pytest.param(
            ["2026-10-30", "2026-11-04"],
            [("CP", on("2026-11-13"), on("2026-11-04")), ("CP", on("2026-11-18"), None)],
            id="one_made_early_meets_the_date_it_was_made_for",
        ),
        pytest.param(
            ["2026-10-19", "2026-10-30"],
            [("CP", on("2026-11-02"), on("2026-10-30")), ("CP", on("2026-11-13"), None)],
            id="one_made_in_the_month_before_counts_in_the_month_it_was_due",
        ),
        pytest.param([], [], id="what_fell_due_before_the_month_is_not_in_it"),
    ],
)
def test_that_each_due_date_of_the_month_is_one_event(seen: list[str], told: list[Event]) -> None:
    assert events(protected(*seen)) == told


def test_that_a_due_date_after_the_plan_ended_is_none() -> None:
    ended = protected("2026-10-30", "2026-11-04", end=on("2026-11-13"))
    assert events(ended) == []


def test_that_a_visit_without_the_child_seen_meets_nothing() -> None:
    found = protected("2026-10-30")
    found[1].append(visit(visited_on=on("2026-11-10"), child_seen=False))
    assert events(found) == [("CP", on("2026-11-13"), None)]


def test_that_a_rule_which_changes_takes_its_due_dates_with_it() -> None:
    """Long-term since 16 November: the six weeks that end on the 18th are no longer due."""
    records = [
        care_episode(start=on("2025-01-06")),
        placement(start=on("2025-01-06")),
        visit(kind="CLA", visited_on=on("2026-10-07")),
        mark(kind="LONG_TERM", start=on("2026-11-16")),
    ]
    assert events(history("C1", *records[:3])) == [("CLA-STD", on("2026-11-18"), None)]
    assert events(history("C1", *records)) == []


@given(st.sets(st.integers(0, 60), max_size=12))
def test_that_a_plan_s_visits_are_the_chain_reckoned_by_hand(ago: set[int]) -> None:
    """From visit to visit, each ten working days: nothing of the rules but that."""
    start, calendar = on("2026-09-07"), Calendar()
    seen = sorted(DAY - timedelta(days) for days in ago)
    due, wanted = calendar.add_working_days(start, 10), []
    for day in seen:
        if day >= start:
            wanted.append(("CP", due, day if day <= due else None))
            due = calendar.add_working_days(day, 10)
    wanted.append(("CP", due, None))
    kept = [each for each in wanted if FIRST <= each[1] <= DAY]
    visits = [visit(id=str(day), visited_on=day) for day in seen]
    assert events(history("C1", plan(start=start), *visits)) == sorted(kept, key=in_order)


@settings(max_examples=25)
@given(lives())
def test_that_a_plodding_count_of_every_day_gives_the_same(records: list[Record]) -> None:
    assert Counter(events((child(), records))) == Counter(plodding(records))


def plodding(records: list[Record]) -> Iterable[Event]:
    """Every morning's assessment for two years: what was due, and whether it came to be so."""
    mornings = {day: morning(records, day) for day in days_between(DAY - timedelta(500), DAY)}
    for day, due in mornings.items():
        for rule, (start, by, counted) in due.items():
            seen = any(
                visited.child_seen
                and visited.visited_on == day
                and counted in ("any", visited.kind)
                for visited in records
                if isinstance(visited, Visit)
            )
            runs = by in mornings and mornings[by].get(rule, (None,))[0] == start
            if FIRST <= by <= DAY and runs and seen and day <= by:
                yield rule, by, day
            if FIRST <= day == by and not seen:
                yield rule, by, None


def morning(records: list[Record], day: date) -> dict[str, tuple[date, date, str]]:
    """By rule: what it counts from, when it was due, and which visits it counts."""
    kept = [each for each in records if not isinstance(each, Visit) or each.visited_on < day]
    found = assess(facts_of(child(), kept, day), policy(DAY), day)
    due = found.visits if found else ()
    return {each.rule.id: (each.counted_from, each.due, each.rule.visits) for each in due}
