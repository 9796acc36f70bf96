"""Family meetings of the demo, and how its children changed hands."""

import pytest

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.needs import needs
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Allocation, FamilyMeeting, FamilyMember, Handover
from tests.domain.demo.made import DAYS, demo_on


@pytest.mark.parametrize("day", DAYS)
def test_that_most_have_met_in_time_and_some_are_overdue(day):
    children = demo_on(day).assessed()
    overdue = [each for each in children if each.meeting.state == "overdue"]
    ahead = [each for each in children if (each.meeting.booked_for or day) > day]

    assert len(children) * 0.03 <= len(overdue) <= len(children) * 0.3
    assert len(children) * 0.03 <= len(ahead) <= len(children) * 0.35
    assert "meeting" in {need.kind for need in needs(children, {}, policy_on(day))}


@pytest.mark.parametrize("day", DAYS)
def test_that_each_meeting_is_of_an_open_child_and_has_its_own_id(day):
    demo = demo_on(day)
    opened = {each.child.id: each.meeting.opened for each in demo.assessed()}
    met = demo.of(FamilyMeeting)

    assert len({each.id for each in met}) == len(met)
    for each in met:
        assert (each.held_on or each.recorded_on) >= opened[each.child_id]
        assert (each.held_on is None) != (each.planned_for is None)


def test_that_brothers_and_sisters_meet_together():
    demo = demo_on()
    last = {each.child.id: each.meeting for each in demo.assessed()}
    families = {}
    for each in demo.of(FamilyMember):
        if each.child_id in last and last[each.child_id].last_held:
            families.setdefault(each.family_id, set()).add(last[each.child_id].last_held)

    assert len(families) > 10
    assert all(len(days) == 1 for days in families.values())


@pytest.mark.parametrize("day", DAYS)
def test_that_of_some_changes_it_is_known_how_they_were_made(day):
    demo = demo_on(day)
    rows = {each.id: each for each in demo.of(Allocation) if is_lead(each)}
    told = demo.of(Handover)

    assert {each.planned for each in told} == {True, False}
    for each in told:
        start = rows[each.allocation_id].start
        assert each.goodbye_on is None or each.goodbye_on <= start
        assert each.introduced_on is None or each.introduced_on >= start
        assert bool(each.told_on) == bool(each.told_by)
