"""Allocating in the demo: each child is held by one social worker in post, with the reason."""

from datetime import date
from itertools import pairwise

import pytest

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.demo.allocating import allocations_of
from herefordshire_desk.domain.demo.roster import roster_on
from herefordshire_desk.domain.demo.stays import NOBODY, Stay
from herefordshire_desk.domain.demo.telling import told
from herefordshire_desk.domain.records import (
    Allocation,
    SocialWorker,
)
from herefordshire_desk.domain.words import CHANGE_REASONS
from tests.domain.demo.build import CHILD, DATES, family, life, step
from tests.domain.demo.made import DAYS, demo_on


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


ROSTER = roster_on(DATES)


def allocations(of, *stays):
    records = told(CHILD.id, of, family(of).dates)
    return allocations_of(CHILD.id, records, list(stays), ROSTER)


def test_that_the_first_of_an_involvement_is_first_contact_and_the_next_has_its_reason():
    of = life(("referred", 500))
    found = allocations(of, Stay("Kington", date.min), Stay("Ledbury", DATES.ago(90), "MANAGE"))
    assert [each.reason for each in found] == ["FCONTA", "LEFTRL", "MANAGE"]
    assert [each.end for each in found] == [DATES.ago(472), DATES.ago(90), None]


def test_that_a_child_referred_again_begins_with_first_contact():
    of = life(("referred", 400), ("closed", 300), ("referred", 100))
    found = allocations(of, Stay("Ledbury", date.min))
    assert [each.reason for each in found] == ["FCONTA", "FCONTA"]
    assert [each.end for each in found] == [DATES.ago(300), None]
    assert len({each.referral_id for each in found}) == 2


def test_that_the_manager_watches_over_a_child_who_waits_and_is_not_the_lead():
    found = allocations(
        life(("referred", 200)), Stay("Ledbury", date.min), Stay(NOBODY, DATES.ago(12))
    )
    assert [is_lead(each) for each in found] == [True, False]
    assert found[0].end == found[1].start == DATES.ago(12)
    assert found[1].social_worker_id == ROSTER.manager_id


def test_that_a_privately_fostered_child_is_held_without_a_referral():
    of = life(step("marked", 200, mark="PRIVATE_FOSTERING"))
    (found,) = allocations(of, Stay("Ledbury", date.min))
    assert (found.start, found.referral_id) == (DATES.ago(200), "")
