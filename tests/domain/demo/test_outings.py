"""Outings: the demo's visits keep the rhythm of the rules, mostly."""

from itertools import pairwise

import pytest

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.outings import Visiting, attempts_only, outings, with_attempts
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    Child,
    Visit,
)
from tests.domain.demo.build import DATES, facts, life, step
from tests.domain.demo.made import DAY, demo_on


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


def visiting(of):
    return Visiting(facts(of), policy_on(DAY), DATES)


CP_LIFE = life(("referred", 280), ("in_need", 270), step("protected", 160, category="NEG"))


def test_that_each_stretch_is_visited_for_its_own_plan():
    found = outings(visiting(CP_LIFE), None, Draw(3))
    before = [each for each in found if each.on < DATES.ago(160)]
    assert {each.kinds for each in before} == {("CIN",)}
    assert {each.kinds for each in found if each not in before} == {("CP",)}


@pytest.mark.parametrize("seed", range(6))
def test_that_outings_are_in_order_and_none_is_after_the_day(seed):
    days = [each.on for each in outings(visiting(CP_LIFE), None, Draw(seed))]
    assert days == sorted(set(days))
    assert days[-1] <= DAY


@pytest.mark.parametrize("seed", range(6))
def test_that_the_last_outing_is_the_one_asked_for_and_none_is_shortly_before(seed):
    last = DATES.ago(9)
    *_, before, found = outings(visiting(CP_LIFE), last, Draw(seed))
    assert found.on == last
    assert (found.on - before.on).days >= 3


def test_that_a_child_on_two_plans_is_visited_for_both_at_once_at_times():
    of = life(
        ("referred", 200),
        step("protected", 180),
        step("in_care", 150, home="U6", order="V2", keeps_plan=True),
    )
    kinds = {each.kinds for each in outings(visiting(of), None, Draw(3))}
    assert kinds == {("CP",), ("CP", "CLA")}


def test_that_history_begins_three_years_back_and_not_before():
    of = life(("referred", 2000), step("in_care", 1990, home="U4", order="C2"))
    found = outings(visiting(of), None, Draw(3))
    assert 1095 < (DAY - found[0].on).days <= 1190


def test_that_an_outing_that_found_nobody_comes_just_before_one_that_did():
    made = outings(visiting(CP_LIFE), None, Draw(3))
    found = [each for seed in range(30) for each in with_attempts(made, DATES, Draw(seed))]
    missed = [(one, then) for one, then in pairwise(found) if not one.seen]
    assert missed
    assert all(then.seen and 0 < (then.on - one.on).days <= 5 for one, then in missed)


def test_that_attempts_alone_are_of_the_kind_that_is_due():
    found = attempts_only(visiting(CP_LIFE), (13, 5))
    assert [(each.on, each.kinds, each.seen) for each in found] == [
        (DATES.ago(13), ("CP",), False),
        (DATES.ago(5), ("CP",), False),
    ]
