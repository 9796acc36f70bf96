"""Stays: who holds the demo's children, and how that has steadied over three years."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.roster import roster_on
from herefordshire_desk.domain.demo.script import Move
from herefordshire_desk.domain.demo.stays import Stay, placed, stays_of
from herefordshire_desk.domain.records import (
    SocialWorker,
)
from tests.domain.demo.build import CHILD, DATES, family, life
from tests.domain.demo.made import DAY, DAYS, demo_on


@pytest.mark.parametrize("day", DAYS)
def test_that_three_children_wait_for_a_social_worker_from_days_to_three_weeks(day):
    waiting = [e.days_unallocated for e in demo_on(day).assessed() if e.lead is None]
    assert len(waiting) == 3
    assert min(waiting) < 8
    assert 18 <= max(waiting) <= 24


@pytest.mark.parametrize("day", DAYS)
def test_that_a_few_children_have_changed_too_often_and_most_have_had_one_social_worker(day):
    found = demo_on(day).assessed()
    had = Counter(len(each.stability.social_workers) for each in found)
    assert 9 <= sum(each.changed_too_often for each in found) <= 13
    assert had[1] > 0.6 * len(found)


@pytest.mark.parametrize("day", DAYS)
def test_that_changes_of_social_worker_fall_by_a_third_or_more_each_year(day):
    demo = demo_on(day)
    found = [demo.assessed(add_months(day, -months)) for months in (24, 12, 0)]
    worst, better, now = (sum(len(e.stability.changes) for e in A) / len(A) for A in found)
    assert worst > 1.2
    assert better < worst * 2 / 3
    assert now < better * 2 / 3


def test_that_agency_social_workers_held_far_more_of_the_children_two_years_ago():
    demo = demo_on()
    agency = {each.id for each in demo.of(SocialWorker) if each.employment == "agency"}

    def share(day: date) -> float:
        held = [each.social_worker_id for each in demo.assessed(day) if each.lead]
        return sum(social_worker in agency for social_worker in held) / len(held)

    assert share(add_months(DAY, -24)) > 1.5 * share(DAY)


ROSTER = roster_on(DATES)
HOME = life(("referred", 200), ("in_need", 190))
PLANNED = life(("referred", 200), ("protected", 190))


def test_that_a_family_goes_where_there_is_most_room_and_fills_it():
    children = (CHILD, CHILD)
    families = [family(HOME, number, children) for number in range(3)]
    roster = replace(ROSTER, room={"Ledbury": 4, "Kington": 2}, in_need_only=frozenset())
    patches = Counter(placed(families, roster, Draw(1)).values())
    assert patches == {"Ledbury": 2, "Kington": 1}


def test_that_a_newly_qualified_social_worker_is_given_children_in_need_only():
    roster = replace(ROSTER, room={"Ledbury": 1, "Bromyard": 9})
    found = placed([family(HOME, 0), family(PLANNED, 1)], roster, Draw(1))
    assert found == {0: "Bromyard", 1: "Ledbury"}


def test_that_a_story_goes_where_it_says_however_little_room_there_is():
    told = life(("referred", 200), patch="Kington")
    roster = replace(ROSTER, room={"Ledbury": 9, "Kington": 0})
    assert placed([family(told)], roster, Draw(1)) == {0: "Kington"}


def test_that_a_move_told_with_a_wait_leaves_the_family_with_nobody_for_so_long():
    move = Move(ago=(60, 60), to="Ledbury", reason="PCCHAN", wait=14)
    told = life(("referred", 200), patch="Kington", moves=(move,))
    assert stays_of(family(told), "Ledbury", ROSTER, DATES, Draw(1)) == [
        Stay("Kington", date.min),
        Stay("", DATES.ago(74)),
        Stay("Ledbury", DATES.ago(60), "PCCHAN"),
    ]


@given(seed=st.integers(0, 300))
def test_that_drawn_stays_end_where_the_family_is_and_never_move_to_the_same_patch(seed):
    told = life(("referred", 1000), ("in_need", 990))
    found = stays_of(family(told), "Leominster", ROSTER, DATES, Draw(seed))
    assert found[-1].patch == "Leominster"
    assert all(one.start < then.start for one, then in pairwise(found))
    assert all(one.patch != then.patch for one, then in pairwise(found))
