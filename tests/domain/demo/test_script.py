"""Script: the demo's tables hang together."""

from collections import Counter
from itertools import pairwise

from herefordshire_desk.domain.demo.script import heritages, lives, manager, patches, rhythm, teams
from herefordshire_desk.domain.demo.telling import STEPS
from herefordshire_desk.domain.words import CHANGE_REASONS


def test_that_every_step_told_is_one_that_can_be():
    assert {step.step for life in lives() for step in life.steps} == STEPS.keys()


def test_that_every_life_begins_with_a_day_of_its_own():
    assert all(life.steps[0].ago is not None for life in lives())


def test_that_every_life_has_a_title_and_only_stories_have_names():
    titles = Counter(life.told for life in lives())
    assert titles.most_common(1)[0][1] == 1
    for life in lives():
        assert bool(life.children) == bool(life.surname) == bool(life.heritage)


def test_that_patches_and_heritages_that_lives_name_are_there():
    known = {patch.name for patch in patches()}
    told = {life.patch for life in lives()} | {m.to for life in lives() for m in life.moves}
    assert told - {""} <= known
    assert {life.heritage for life in lives()} - {""} <= {each.name for each in heritages()}


def test_that_there_is_room_for_every_open_child_but_those_who_wait():
    here = [life for life in lives() if not life.past]
    children = sum(sum(life.families) for life in here if life.waiting is None)
    assert sum(patch.room for patch in patches()) == children


def test_that_a_patch_is_held_by_one_person_at_a_time():
    for patch in patches():
        for before, after in pairwise(patch.holders):
            assert before.until is not None
            assert after.since <= before.until


def test_that_reasons_are_national_codes():
    told = {holder.why for patch in patches() for holder in patch.holders}
    told |= {move.reason for life in lives() for move in life.moves}
    told |= {reason for reason, _ in rhythm().move_reasons}
    assert told <= CHANGE_REASONS.keys()


def test_that_the_rhythm_has_worse_years_behind_it():
    told = rhythm()
    assert list(told.late_by_year) == sorted(told.late_by_year)
    assert list(told.moved_by_year) == sorted(told.moved_by_year)


def test_that_the_manager_has_no_patch_and_the_team_a_name():
    holders = {holder.name for patch in patches() for holder in patch.holders}
    assert manager().name not in holders
    assert teams()[0].name == "Golden Valley Team"


def test_that_shares_of_heritages_add_up_to_a_hundred():
    assert sum(heritage.share for heritage in heritages()) == 100
