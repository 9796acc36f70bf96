"""Bookings: brothers and sisters are one family, and are booked together."""

from collections import defaultdict
from datetime import timedelta

import pytest

from herefordshire_desk.domain.family import brothers_and_sisters
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Child, FamilyMember, Mark, PlannedVisit, Visit
from tests.domain.demo.made import DAY, DAYS, demo_on


def families(demo):
    found = defaultdict(set)
    for each in demo.of(FamilyMember):
        found[each.family_id].add(each.child_id)
    return found.values()


def test_that_brothers_and_sisters_share_a_surname_and_each_child_has_one_family():
    demo = demo_on()
    surnames = {each.id: each.surname for each in demo.of(Child)}

    assert len(families(demo)) >= 20
    assert all(len(each) >= 2 for each in families(demo))
    assert all(len({surnames[child] for child in each}) == 1 for each in families(demo))
    members = [each.child_id for each in demo.of(FamilyMember)]
    assert len(members) == len(set(members))


def test_that_the_three_of_a_story_are_brothers_and_sisters():
    demo = demo_on()
    darcey = demo.child("Darcey Seaborne").child.id
    names = {each.id: each.forename for each in demo.of(Child)}

    kin = brothers_and_sisters(darcey, demo.of(FamilyMember))

    assert {names[each.child_id] for each in kin} == {"Reece", "Sonny"}


@pytest.mark.parametrize("day", DAYS)
def test_that_a_few_visits_are_booked_and_most_are_still_to_come(day):
    demo = demo_on(day)
    booked = demo.of(PlannedVisit)
    ahead = [each for each in booked if each.planned_for >= day]

    assert 5 <= len(booked) <= 45
    assert len(ahead) > len(booked) / 2
    assert all(each.planned_for <= day + timedelta(14) for each in booked)
    assert all(policy_on(day).calendar.is_working_day(each.planned_for) for each in ahead)


@pytest.mark.parametrize("day", DAYS)
def test_that_bookings_are_of_open_children_and_none_has_been_met(day):
    demo = demo_on(day)
    here = {each.child.id for each in demo.assessed()}
    for each in demo.of(PlannedVisit):
        assert each.child_id in here
        assert each.booked_on <= each.planned_for
        seen = [v.visited_on for v in demo.visits(each.child_id) if v.visited_on > each.booked_on]
        assert not [on for on in seen if on >= each.planned_for]


def test_that_brothers_and_sisters_are_booked_together():
    demo = demo_on()
    days = {each.child_id: each.planned_for for each in demo.of(PlannedVisit)}
    for each in families(demo):
        assert len({days.get(child) for child in each}) == 1


def test_that_pictures_have_an_attempt_and_a_mark_that_somebody_decided_on():
    demo = demo_on()

    assert any(each.child_seen is False for each in demo.of(Visit))
    assert any(each.decided_by and each.end is None for each in demo.of(Mark))
    assert {each.kind for each in demo.of(Mark) if each.decided_by} == {"INTERVAL", "LONG_TERM"}
    assert max(each.booked_on for each in demo.of(PlannedVisit)) <= DAY
