from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.merge_lines import line_of
from herefordshire_desk.domain.newcomers import Newcomers
from tests.make import allocation, social_worker

PRIYA, SAM = social_worker(id="SW1", name="Priya Nair"), social_worker(id="SW2", name="Sam Webb")
NEW = line_of("added", None, allocation(id="A1", social_worker_id="SW1"))
OURS = allocation(id="A2", social_worker_id="SW9")
CONFLICT = line_of("conflict", OURS, replace(OURS, social_worker_id="SW1"))
PEOPLE = [line_of("added", None, each) for each in (PRIYA, SAM)]
FIRST, SECOND = (each.key for each in PEOPLE)


def newcomers(*lines):
    return Newcomers([*PEOPLE, *lines], [PRIYA, SAM])


def moved(found, taken, keys):
    after = set(taken)
    found.move(after, set(keys))
    return after


def test_that_somebody_at_whom_nothing_taken_points_does_not_join():
    assert newcomers(CONFLICT).without_idle([FIRST, SECOND]) == frozenset()


def test_that_somebody_joins_with_a_line_that_is_taken():
    taken = newcomers(NEW, CONFLICT).without_idle([FIRST, SECOND, NEW.key])
    assert taken == {FIRST, NEW.key}


def test_that_taking_theirs_brings_their_person_along_and_leaving_it_does_not():
    found = newcomers(CONFLICT)
    taken = moved(found, [CONFLICT.key], [CONFLICT.key])
    assert taken == {CONFLICT.key, FIRST}
    assert moved(found, taken - {CONFLICT.key}, [CONFLICT.key]) == frozenset()


def test_that_somebody_stays_while_another_line_points_at_them():
    found = newcomers(NEW, CONFLICT)
    assert moved(found, [NEW.key, FIRST], [CONFLICT.key]) == {NEW.key, FIRST}


def test_that_somebody_who_was_ticked_alone_is_as_they_were_left():
    found = newcomers(NEW)
    assert moved(found, [SECOND], [SECOND]) == {SECOND}
    assert moved(found, [NEW.key], [NEW.key, FIRST]) == {NEW.key}


def test_that_whoever_is_known_has_nothing_to_do_with_it():
    found = Newcomers([*PEOPLE, NEW], [])
    assert found.without_idle([FIRST, SECOND]) == {FIRST, SECOND}


@pytest.mark.parametrize("on", [True, False])
@given(st.sets(st.sampled_from([NEW.key, CONFLICT.key])))
def test_that_ticks_line_by_line_and_all_at_once_come_to_the_same(on, keys):
    found = newcomers(NEW, CONFLICT)
    whole = {NEW.key, CONFLICT.key, FIRST}
    at_once = keys if on else whole - keys
    stepwise = frozenset() if on else frozenset(whole)
    for key in sorted(keys):
        stepwise = moved(found, stepwise | {key} if on else stepwise - {key}, [key])
    assert moved(found, at_once, keys) == stepwise
    assert found.without_idle(stepwise) == stepwise
