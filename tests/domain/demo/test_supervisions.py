"""Supervision in the demo: mostly in time, some overdue, something open, and somebody away."""

from collections import Counter

import pytest

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Absence, AgreedAction, SocialWorker, Supervision
from herefordshire_desk.domain.supervision import Kept, is_done, sheets
from tests.domain.demo.made import DAYS, demo_on

TEAM = frozenset({"Golden Valley Team"})


def sheets_on(day):
    demo = demo_on(day)
    kept = Kept(
        supervisions=tuple(demo.of(Supervision)),
        actions=tuple(demo.of(AgreedAction)),
        absences=tuple(demo.of(Absence)),
    )
    return sheets(demo.of(SocialWorker), demo.assessed(), kept, policy_on(day), day, TEAM)


@pytest.mark.parametrize("day", DAYS)
def test_that_most_are_supervised_in_time_and_some_are_overdue(day):
    states = Counter(each.due.state for each in sheets_on(day))

    assert sum(states.values()) >= 9
    assert 1 <= states["overdue"] <= 5
    assert states["not_known"] == 0


@pytest.mark.parametrize("day", DAYS)
def test_that_something_is_open_and_most_is_done(day):
    actions = demo_on(day).of(AgreedAction)
    done = sum(is_done(each, day) for each in actions)

    assert 3 <= len(actions) - done <= 25
    assert done > len(actions) / 2
    assert all(each.done_on is None or each.agreed_on <= each.done_on for each in actions)


@pytest.mark.parametrize("day", DAYS)
def test_that_supervisions_are_held_on_working_days_while_in_post(day):
    people = {each.id: each for each in demo_on(day).of(SocialWorker)}
    for each in demo_on(day).of(Supervision):
        assert policy_on(day).calendar.is_working_day(each.held_on)
        assert people[each.social_worker_id].start < each.held_on <= day


@pytest.mark.parametrize("day", DAYS)
def test_that_one_of_those_who_stay_is_away(day):
    assert sum(each.away_since is not None for each in sheets_on(day)) == 1
