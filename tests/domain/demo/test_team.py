"""The demo team: how many children, and what is going on for them."""

from collections import Counter
from datetime import timedelta

import pytest

from herefordshire_desk.domain.calendar import add_months, birthday
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    Child,
    Episode,
    Mark,
    Placement,
    Review,
)
from tests.domain.demo.made import DAY, DAYS, demo_on


@pytest.mark.parametrize("day", DAYS)
def test_that_about_a_hundred_and_fifty_children_are_open_in_the_mix_of_a_real_team(day):
    found = demo_on(day).assessed()
    status = Counter(status for each in found for status in each.statuses)
    assert 140 <= len(found) <= 160
    assert 40 <= status["CLA"] <= 50
    assert 40 <= status["CP"] <= 50
    assert 50 <= status["CIN"] <= 60
    assert status["PF"] == 3
    assert 2 <= sum({"CLA", "CP"} <= set(each.statuses) for each in found) <= 5


@pytest.mark.parametrize("day", DAYS)
def test_that_the_team_was_about_as_big_in_the_years_before(day):
    demo = demo_on(day)
    for months in (6, 12, 18, 24):
        assert 115 <= len(demo.assessed(add_months(day, -months))) <= 160


def test_that_every_kind_of_home_mark_and_order_worth_showing_is_there():
    demo = demo_on()
    now = [each for each in demo.of(Placement) if is_open(each, DAY)]
    kinds = {each.kind for each in demo.of(Mark) if is_open(each, DAY)}
    rules = {visit.rule.id for each in demo.assessed() for visit in each.visits}
    orders = {each.standing.legal_status.code for each in demo.assessed() if each.standing.care}
    assert {"P1", "U1", "U4", "U6", "K2", "H5", "A6"} <= {each.type for each in now}
    assert {"C1", "C2", "E1", "V2", "V4"} <= orders
    assert kinds == {
        "REG24",
        "REG19",
        "UNTIL18",
        "LONG_TERM",
        "PRIVATE_FOSTERING",
        "INTERVAL",
    }
    assert rules == policy_on(DAY).rules.keys()
    assert any(each.type == "T3" and each.end for each in demo.of(Placement))


def test_that_there_are_babies_an_unborn_child_and_young_people_about_to_be_18():
    found = [each.child for each in demo_on().assessed()]
    born = [each.date_of_birth for each in found if each.date_of_birth]
    assert sum(each.date_of_birth is None for each in found) == 2
    assert sum((DAY - each).days < 365 for each in born) >= 3
    assert sum(birthday(each, 18) <= DAY + timedelta(60) for each in born) >= 3
    assert all(birthday(each, 18) > DAY for each in born)


def test_that_some_children_were_referred_again_and_many_have_left():
    demo = demo_on()
    referred = Counter(each.child_id for each in demo.of(Episode))
    here = {each.child.id for each in demo.assessed()}
    assert sum(times == 2 for times in referred.values()) >= 5
    assert len(demo.of(Child)) > 2 * len(here)


def test_that_reviews_are_held_cancelled_and_still_to_come():
    reviews = demo_on().of(Review)
    assert all(each.held_on is None or each.held_on <= DAY for each in reviews)
    assert sum(each.cancelled for each in reviews) >= 5
    assert sum(each.due_on > DAY for each in reviews) >= 30
    assert not any(each.cancelled and each.held_on for each in reviews)
