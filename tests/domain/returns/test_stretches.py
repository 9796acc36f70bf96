"""Stretches: what is asked once of each has the answer that each of its days would give."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.facts import Facts, last_seen, standing
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.returns.due_events import DueEvent, due_events, seen_under
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.stretches import (
    stretches,
    turns_of_rules,
    turns_of_standing,
)
from herefordshire_desk.domain.visits import VisitDue, rules_for, visits_due
from tests.make import DAY, on, setting
from tests.make_month import FIRST, life, teams
from tests.make_returns import History

DAYS = st.integers(-40, 40).map(lambda count: DAY + timedelta(count))
LONG = timedelta(900)  # beyond the longest gap a council may set


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(count) for count in range((last - first).days + 1)]


@given(st.sets(DAYS))
def test_that_stretches_come_to_all_the_days_and_begin_at_every_turn(turns: set[date]) -> None:
    found = list(stretches(turns, FIRST, DAY))
    assert [day for start, end in found for day in days(start, end)] == days(FIRST, DAY)
    assert {start for start, _ in found} == {FIRST, *(day for day in turns if FIRST < day <= DAY)}


def test_that_one_day_is_one_stretch() -> None:
    assert list(stretches([on("2026-01-01")], DAY, DAY)) == [(DAY, DAY)]


@settings(max_examples=60)
@given(teams(3), st.integers(0, 500), st.integers(0, 20))
def test_that_a_child_stands_alike_on_all_days_of_a_stretch(
    team: list[History], back: int, age: int
) -> None:
    last = DAY - timedelta(back)
    for found in team:
        facts = _aged(life(found).facts, age, last)
        for start, end in stretches(turns_of_standing(facts), last - timedelta(90), last):
            stands = [standing(facts, day) for day in days(start, end)]
            assert len({each and each.statuses for each in stands}) == 1


@settings(max_examples=60)
@given(teams(3), st.integers(0, 500))
def test_that_the_same_visits_are_due_on_all_days_of_a_stretch(
    team: list[History], back: int
) -> None:
    last = DAY - timedelta(back)
    for found in team:
        facts = life(found).facts
        for start, end in stretches(turns_of_rules(facts), last - timedelta(90), last):
            assert len({_dues(facts, day) for day in days(start, end)}) == 1


@settings(max_examples=40)
@given(
    teams(3), st.integers(0, 400), st.sampled_from([(), (setting(name="CLA-STD.then", value=700),)])
)
def test_that_due_events_are_those_of_asking_every_day(
    team: list[History], back: int, council: tuple[object, ...]
) -> None:
    last = DAY - timedelta(back)
    policy = policy_on(DAY, council)  # type: ignore[arg-type]  # settings, or none
    for found in team:
        of = life(found)
        first = last - timedelta(45)
        assert _sorted(due_events(of, first, last, policy)) == _sorted(
            _day_by_day(of, first, last, policy)
        )


def _day_by_day(of: Life, first: date, last: date, policy):  # type: ignore[no-untyped-def]  # a generator
    """In the plainest way: what was due on each morning, and which visits met what was to come."""
    for day in days(first - LONG, last):
        due_then = _due(of, day, policy)
        for due in due_then:
            stands = standing(of.facts, due.due)
            runs = stands and (due.rule.id, due.counted_from) in rules_for(stands, due.due)
            if max(day, first) <= due.due <= last and runs and seen_under(due.rule, of, day):
                yield DueEvent(child_id=of.child_id, rule=due.rule, due=due.due, met_on=day)
            if day >= first and due.due == day and not seen_under(due.rule, of, day):
                yield DueEvent(child_id=of.child_id, rule=due.rule, due=day, met_on=None)


def _due(of: Life, day: date, policy) -> tuple[VisitDue, ...]:  # type: ignore[no-untyped-def]  # a policy
    facts = of.facts._replace(last_seen=last_seen(of.visits, day - timedelta(1)))
    stands = standing(facts, day)
    return visits_due(facts, stands, policy, day) if stands else ()


def _dues(facts: Facts, day: date) -> tuple[object, ...]:
    stands = standing(facts, day)
    due = visits_due(facts, stands, policy_on(DAY), day) if stands else ()
    return tuple((each.rule.id, each.counted_from, each.due) for each in due)


def _sorted(events) -> list[tuple[str, date, date]]:  # type: ignore[no-untyped-def]  # due events
    return sorted((each.rule.id, each.due, each.met_on or date.max) for each in events)


def _aged(facts: Facts, years: int, day: date) -> Facts:
    """Of that age some day in the month before, so that birthdays are met."""
    from dataclasses import replace

    born = (day - timedelta(20)).replace(year=day.year - years)
    return facts._replace(child=replace(facts.child, date_of_birth=born))
