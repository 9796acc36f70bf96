"""The demo's visits: when they fell due, were made, and how."""

from collections import Counter
from datetime import date, timedelta

import pytest

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.facts import facts_of, is_open
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    Allocation,
    Child,
    Visit,
)
from tests.domain.demo.demo_team import DAY, DAYS, demo_on


@pytest.mark.parametrize("day", DAYS)
def test_that_the_day_has_its_share_of_visits_overdue_and_due_soon(day):
    found = [each.next_visit for each in demo_on(day).assessed()]
    state = Counter(visit.state for visit in found)
    overdue = [visit for visit in found if visit.state == "overdue"]
    assert 8 <= state["overdue"] <= 14
    assert 20 <= state["due_soon"] <= 30
    assert 1 <= state["due_today"] <= 6
    assert all(1 <= visit.days_overdue <= 25 for visit in overdue)
    assert sum(visit.last_visit is None for visit in overdue) == 2


def test_that_three_years_of_visits_are_mostly_in_time():
    demo, policy = demo_on(), policy_on(DAY)
    late = made = 0
    for child in demo.of(Child):
        seen = sorted({each.visited_on for each in demo.visits(child.id) if each.child_seen})
        for on in (each for each in seen if each > add_months(DAY, -36)):
            before = [
                each
                for each in demo.of_child[child.id]
                if not isinstance(each, Visit) or each.visited_on < on
            ]
            found = assess(facts_of(child, before, on), policy, on)
            assert found is not None
            made += 1
            late += found.next_visit.state == "overdue"
    assert made > 4000
    assert 0.08 <= late / made <= 0.12


def test_that_visits_fall_on_working_days_after_birth_and_are_recorded_soon_after():
    demo, calendar = demo_on(), policy_on(DAY).calendar
    born = {each.id: each.date_of_birth for each in demo.of(Child)}
    visits = demo.of(Visit)
    assert all(calendar.is_working_day(each.visited_on) for each in visits)
    assert all(each.visited_on >= (born[each.child_id] or date.min) for each in visits)
    assert all(each.visited_on <= each.recorded_on for each in visits)
    soon = sum(each.recorded_on <= each.visited_on + timedelta(5) for each in visits)
    assert soon > 0.8 * len(visits)


def test_that_a_visit_now_and_then_finds_nobody_and_is_never_alone():
    visits = demo_on().of(Visit)
    missed = [each for each in visits if not each.child_seen]
    assert 0.03 < len(missed) / len(visits) < 0.08
    assert all(each.seen_alone is None for each in missed)


def test_that_a_child_not_seen_alone_has_one_of_three_lawful_reasons():
    visits = demo_on().of(Visit)
    lawful = {"refused", "inappropriate", "unable"}
    assert {each.not_alone_reason for each in visits if each.seen_alone is False} == lawful
    assert {each.not_alone_reason for each in visits if each.seen_alone is not False} == {""}
    assert sum(each.seen_alone is True for each in visits) > 0.5 * len(visits)


def test_that_most_visits_are_by_the_child_s_own_social_worker():
    demo = demo_on()
    own = made = 0
    for child in demo.of(Child):
        leads = [each for each in demo.of_child[child.id] if isinstance(each, Allocation)]
        for visit in demo.visits(child.id):
            made += 1
            own += any(
                is_open(each, visit.visited_on) and each.social_worker_id == visit.social_worker_id
                for each in leads
            )
    assert 0.85 < own / made < 0.98
