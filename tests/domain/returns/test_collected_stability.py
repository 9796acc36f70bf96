"""Stability over every team's episodes: a move between teams is a change, told or not."""

from hypothesis import given

from herefordshire_desk.domain.returns.collected_stability import steadiness
from tests.make import DAY, on, social_worker
from tests.make_collected import LAST_WEEK, ONE, REGISTERED, TWO, collected, led, week
from tests.make_month import is_open, teams


def steady(*returns):
    return {each.child_id: each for each in steadiness(collected(*returns).in_order())}


def test_that_a_move_between_teams_is_seen_though_neither_team_sees_it():
    before = week(ONE, led("C1"), day=LAST_WEEK)
    after = week(TWO, led("C1", "SW2", "2026-11-18"))
    found = steady(before, after)["C1"]
    assert (found.told_social_workers, found.told_changes) == (1, 0)
    assert (found.social_workers, found.changes) == (2, 1)
    assert (found.teams, found.as_at) == ((ONE, TWO), DAY)


def test_that_an_episode_both_teams_know_is_one_and_the_later_return_is_right():
    before = week(ONE, led("C1"), day=LAST_WEEK)
    after = week(TWO, led("C1", end=on("2026-11-17")), led("C2"))
    found = steady(before, after)["C1"]
    assert (found.social_workers, found.changes) == (1, 0)


def test_that_what_a_team_mended_since_is_not_counted_beside_what_it_replaced():
    before = week(ONE, led("C1", "SW1", "2026-02-01"), day=LAST_WEEK)
    after = week(ONE, led("C1", "SW2", "2026-02-02"))
    assert steady(before, after)["C1"].social_workers == 1


def test_that_an_episode_left_open_long_ago_counts_no_longer():
    before = week(ONE, led("C1", "SW1", "2024-01-05"), day=on("2025-01-10"))
    after = week(TWO, led("C1", "SW2", "2026-11-02"))
    found = steady(before, after)["C1"]
    assert (found.social_workers, found.social_workers_24m) == (1, 2)


def test_that_one_person_whom_one_team_has_not_registered_is_one_person():
    before = week(ONE, led("C1"), day=LAST_WEEK, social_workers=REGISTERED)
    after = week(TWO, led("C1", since="2026-11-18"), social_workers=(social_worker(),))
    assert steady(before, after)["C1"].social_workers == 1


@given(teams())
def test_that_of_one_team_the_recount_is_the_teams_own(histories):
    """Changes may be more: what begins with a new involvement cannot be told from a return."""
    made = week(ONE, *(each for each in histories if is_open(each, DAY)))
    for each in steady(made).values():
        assert each.social_workers == each.told_social_workers
        assert each.changes >= each.told_changes
