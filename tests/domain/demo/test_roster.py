"""The demo's roster: who the social workers are, and whom they hold."""

from collections import Counter

import pytest

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    SocialWorker,
)
from tests.domain.demo.made import DAY, DAYS, demo_on


def test_that_nine_social_workers_hold_the_children_and_the_manager_none():
    demo = demo_on()
    holding = {each.social_worker_id for each in demo.assessed() if each.lead}
    people = {each.id: each for each in demo.of(SocialWorker)}
    (manager,) = (each for each in people.values() if each.role == "Team Manager")
    here = [each for each in people.values() if each.end is None or each.end > DAY]
    assert len(holding) == 9
    assert {each.id for each in here} == holding | {manager.id}
    assert {each.team for each in here} == {"Golden Valley Team"}
    assert len({each.name for each in people.values()}) == len(people)


def test_that_the_roster_has_every_kind_of_social_worker_a_roster_has():
    here = [each for each in demo_on().of(SocialWorker) if each.end is None or each.end > DAY]
    ends = sorted((each.end - DAY).days for each in here if each.end)
    assert [each.employment for each in here if each.end] == ["agency"] * 3
    assert ends[1] <= 56 < ends[2]
    assert sum(each.newly_qualified for each in here) == 1
    assert sorted(each.fte for each in here if each.fte is not None and each.fte < 1) == [0.6, 0.8]
    assert sum(each.fte is None for each in here) == 1


@pytest.mark.parametrize("day", DAYS)
def test_that_one_social_worker_is_over_capacity(day):
    demo, policy = demo_on(day), policy_on(day)
    held = Counter(each.social_worker_id for each in demo.assessed() if each.lead)
    people = {each.id: each for each in demo.of(SocialWorker)}
    over = [
        people[each].name
        for each, children in held.items()
        if people[each].fte and children > people[each].fte * policy["limit_per_fte"]
    ]
    assert over == ["Samira Hussain"]


def test_that_the_newly_qualified_social_worker_holds_children_in_need_only():
    demo = demo_on()
    new = {each.id for each in demo.of(SocialWorker) if each.newly_qualified}
    held = [each.statuses for each in demo.assessed() if each.social_worker_id in new]
    assert held
    assert set(held) == {("CIN",)}


def test_that_former_social_workers_are_on_file_with_the_day_they_left():
    left = [each for each in demo_on().of(SocialWorker) if each.end and each.end <= DAY]
    by_year = Counter((DAY - each.end).days // 365 for each in left if each.employment == "agency")
    assert by_year[2] > by_year[1] > by_year[0] > 0


def test_that_registration_numbers_are_from_the_invented_range():
    people = demo_on().of(SocialWorker)
    assert all(each.registration_number == each.id for each in people)
    assert all(each.id.startswith("SW9900") and len(each.id) == 9 for each in people)
