"""Reviews: they keep the regulations' times, nearly."""

from datetime import timedelta
from itertools import pairwise

import pytest

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.reviews import reviews_of
from tests.domain.demo.build import CHILD, DATES
from tests.domain.demo.made import DAY
from tests.make import care_episode

SEEDS = pytest.mark.parametrize("seed", range(8))


def reviews(seed, started, ended=None):
    end = None if ended is None else DATES.ago(ended)
    care = care_episode(child_id=CHILD.id, start=DATES.ago(started), end=end)
    return reviews_of([care], DATES, Draw(seed))


@SEEDS
def test_that_the_first_is_due_in_20_working_days_and_the_next_in_3_and_6_months(seed):
    found = [each for each in reviews(seed, started=700) if not each.cancelled]
    assert found[0].due_on == DATES.calendar.add_working_days(DATES.ago(700), 20)
    assert found[1].due_on == add_months(found[0].held_on, 3)
    assert found[2].due_on == add_months(found[1].held_on, 6)


@SEEDS
def test_that_all_but_the_one_to_come_were_held_by_the_day(seed):
    *held, coming = [each for each in reviews(seed, started=700) if not each.cancelled]
    assert all(each.held_on <= DAY for each in held)
    assert coming.held_on is None


@SEEDS
def test_that_none_is_held_or_to_come_once_care_has_ended(seed):
    ended = DATES.ago(300)
    found = [each for each in reviews(seed, started=700, ended=300) if not each.cancelled]
    assert all(each.held_on is not None and each.held_on < ended for each in found)


def test_that_one_cancelled_is_held_within_three_weeks():
    found = [reviews(seed, started=2000) for seed in range(20)]
    cancelled = [
        (each, then)
        for row in found
        for each, then in pairwise(row)
        if each.cancelled and then.held_on
    ]
    assert cancelled
    for each, then in cancelled:
        assert each.held_on is None
        assert timedelta(0) < then.held_on - each.due_on <= timedelta(21)
