"""The demo's social workers: who they are, whom they hold, and how that has steadied."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    Allocation,
    SocialWorker,
)
from herefordshire_desk.domain.words import CHANGE_REASONS
from tests.domain.demo.demo_team import DAY, DAYS, demo_on


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


@pytest.mark.parametrize("day", DAYS)
def test_that_children_are_held_only_by_somebody_in_post(day):
    demo = demo_on(day)
    people = {each.id: each for each in demo.of(SocialWorker)}
    for each in demo.of(Allocation):
        holder = people[each.social_worker_id]
        assert holder.start <= each.start
        assert holder.end is None or holder.end > day or (each.end and each.end <= holder.end)


def test_that_a_social_worker_leads_for_a_child_one_at_a_time():
    for records in demo_on().of_child.values():
        leads = [each for each in records if isinstance(each, Allocation) and is_lead(each)]
        leads.sort(key=lambda each: each.start)
        for before, after in pairwise(leads):
            assert before.end is not None
            assert before.end <= after.start


def test_that_reasons_are_national_codes_and_all_but_a_death_are_seen():
    leads = [each for each in demo_on().of(Allocation) if is_lead(each)]
    assert {each.reason for each in leads} == CHANGE_REASONS.keys() - {"SWDIED"}


def test_that_registration_numbers_are_from_the_invented_range():
    people = demo_on().of(SocialWorker)
    assert all(each.registration_number == each.id for each in people)
    assert all(each.id.startswith("SW9900") and len(each.id) == 9 for each in people)
