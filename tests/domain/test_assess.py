"""One child on one day: who holds them, since when nobody does, and whether it is too often."""

from datetime import timedelta

import pytest

from herefordshire_desk.domain.policy import policy_on
from tests.make import (
    DAY,
    allocation,
    assessment,
    care_episode,
    episode,
    judged,
    legal_status,
    mark,
    on,
    placement,
    plan,
    setting,
    visit,
)


def days_since(day):
    return (DAY - on(day)).days


def lead(worker, start, end=None, **fields):
    days = {"start": on(start), "end": end and on(end)}
    return allocation(social_worker_id=worker, **{**days, **fields})


def test_that_a_child_with_nothing_open_is_not_assessed():
    assert judged(allocation(), visit()) is None


@pytest.mark.parametrize(
    ("records", "since"),
    [
        pytest.param(
            [episode(start=on("2026-02-02")), lead("A", "2026-02-02", "2026-10-05")],
            "2026-10-05",
            id="the_end_of_the_last_episode",
        ),
        pytest.param(
            [episode(start=on("2026-10-05")), lead("A", "2026-02-02", "2026-09-07")],
            "2026-10-05",
            id="the_start_of_the_open_episode_if_later",
        ),
        pytest.param([episode(start=on("2026-10-05"))], "2026-10-05", id="never_allocated"),
        pytest.param(
            [episode(start=on("2026-02-02")), episode(start=on("2026-10-05"))],
            "2026-10-05",
            id="the_latest_of_two_open_episodes",
        ),
        pytest.param(
            [episode(start=on("2026-02-02")), plan(start=on("2026-10-05")), care_episode()],
            "2026-02-02",
            id="with_an_episode_plans_and_care_do_not_matter",
        ),
        pytest.param(
            [plan(start=on("2026-10-05")), plan(kind="CIN", start=on("2026-08-03"))],
            "2026-10-05",
            id="with_none_the_latest_open_plan",
        ),
        pytest.param(
            [plan(start=on("2026-02-02")), care_episode(start=on("2026-10-05"))],
            "2026-10-05",
            id="with_none_the_period_of_care_if_later",
        ),
        pytest.param(
            [
                care_episode(start=on("2026-02-02"), end=on("2026-10-05")),
                care_episode(start=on("2026-10-05")),
            ],
            "2026-02-02",
            id="the_period_of_care_from_its_first_row",
        ),
        pytest.param(
            [mark(kind="PRIVATE_FOSTERING", start=on("2026-10-05"))],
            "2026-10-05",
            id="private_fostering_alone_since_made_known",
        ),
        pytest.param(
            [episode(start=on("2026-02-02")), lead("A", "2026-10-05", "2026-10-05")],
            "2026-02-02",
            id="an_episode_of_no_length_ends_nothing",
        ),
        pytest.param(
            [episode(start=on("2026-02-02")), lead("", "2026-02-02", "2026-10-05")],
            "2026-02-02",
            id="a_row_of_nobody_ends_nothing",
        ),
        pytest.param(
            [episode(start=on("2026-02-02")), lead("A", "2026-02-02", "2026-11-20")],
            "2026-11-20",
            id="ended_on_the_day",
        ),
        pytest.param(
            [
                care_episode(start=on("2026-10-05")),
                legal_status(code="V3"),
                plan(kind="CIN", start=on("2026-02-02")),
            ],
            "2026-10-05",
            id="short_breaks_are_a_period_of_care_too",
        ),
    ],
)
def test_that_days_unallocated_run_from(records, since):
    found = assessment(*records)

    assert (found.days_unallocated, found.social_worker_id) == (days_since(since), None)


@pytest.mark.parametrize(
    "held",
    [
        pytest.param([lead("A", "2026-02-02")], id="by_an_open_episode"),
        pytest.param([lead("A", "2026-02-02", "2026-11-21")], id="by_one_that_ends_tomorrow"),
        pytest.param([lead("A", "2026-11-20")], id="by_one_that_starts_on_the_day"),
        pytest.param(
            [lead("A", "2026-02-02"), lead("B", "2026-03-02", "2026-04-06")],
            id="whatever_cover_has_ended_since",
        ),
    ],
)
def test_that_a_child_who_is_held_is_not_unallocated(held):
    found = assessment(episode(start=on("2026-10-05")), *held)

    assert (found.social_worker_id, found.days_unallocated) == ("A", None)


@pytest.mark.parametrize(
    ("held", "team"),
    [
        pytest.param([], "", id="none_while_never_allocated"),
        pytest.param([lead("A", "2026-02-02", team="North")], "North", id="the_present_ones"),
        pytest.param(
            [
                lead("A", "2026-02-02", "2026-03-02", team="North"),
                lead("A", "2026-03-02", team="South"),
            ],
            "South",
            id="the_last_rows_of_a_joined_one",
        ),
        pytest.param(
            [
                lead("A", "2026-02-02", team="North"),
                lead("B", "2026-03-02", "2026-04-06", team="South"),
            ],
            "North",
            id="not_the_covers",
        ),
        pytest.param(
            [
                lead("A", "2026-02-02", "2026-03-02", team="North"),
                lead("B", "2026-03-02", "2026-04-06", team="North"),
                lead("C", "2026-04-06", "2026-05-04", team="South"),
            ],
            "South",
            id="the_last_ones_while_unallocated",
        ),
        pytest.param(
            [lead("A", "2026-02-02", team="North", role="Personal Adviser")],
            "",
            id="nobodys_who_is_not_the_lead",
        ),
    ],
)
def test_that_the_team_is_of_the_lead_episode(held, team):
    assert assessment(episode(), *held).team == team


@pytest.mark.parametrize(
    ("held_by", "too_often"),
    [
        pytest.param("AB", False, id="one_change_and_two_social_workers"),
        pytest.param("ABA", True, id="two_changes"),
        pytest.param("ABC", True, id="three_social_workers"),
    ],
)
def test_that_two_changes_or_three_social_workers_are_too_often(held_by, too_often):
    assert assessment(episode(), *in_turn(held_by)).changed_too_often is too_often


def test_that_three_social_workers_are_too_many_without_a_change():
    held = in_turn("ABC", reason="FCONTA")

    found = assessment(episode(), *held)

    assert (len(found.stability.changes), found.changed_too_often) == (0, True)


@pytest.mark.parametrize(
    ("name", "value", "enough", "too_few"),
    [
        ("changed_too_often_changes", 3, "ABAB", "ABA"),
        ("changed_too_often_social_workers", 4, "ABCD", "ABC"),
    ],
)
def test_that_what_is_too_often_may_be_set(name, value, enough, too_few):
    limits = {"changed_too_often_changes": 99, "changed_too_often_social_workers": 99, name: value}
    under = policy_on(DAY, [setting(name=each, value=limits[each]) for each in limits])

    assert assessment(episode(), *in_turn(enough), under=under).changed_too_often
    assert not assessment(episode(), *in_turn(too_few), under=under).changed_too_often


def in_turn(workers, **fields):
    starts = [on("2026-02-02") + timedelta(30 * turn) for turn in range(len(workers))]
    return [
        allocation(social_worker_id=worker, start=start, end=end, **fields)
        for worker, start, end in zip(workers, starts, [*starts[1:], None], strict=True)
    ]


def test_that_the_next_visit_is_of_the_rule_due_first():
    both = [care_episode(), placement(), plan(start=on("2026-11-16"))]

    found = assessment(*both, visit(kind="CLA", visited_on=on("2026-10-05")))

    assert [each.rule.id for each in found.visits] == ["CLA-STD", "CP"]
    assert (found.next_visit.rule.id, found.next_visit.due) == ("CLA-STD", on("2026-11-16"))
    assert assessment(*both[:2], plan(), visit()).next_visit.rule.id == "CLA-STD"


def test_that_last_seen_is_by_a_visit_that_counts_and_seen_on_by_any():
    visits = [
        visit(visited_on=on("2026-11-02")),
        visit(kind="CLA", visited_on=on("2026-10-05")),
        visit(kind="CIN", visited_on=on("2026-11-09")),
    ]
    rules = [plan(), care_episode(), mark(kind="PRIVATE_FOSTERING")]

    found = assessment(*rules, *visits)

    assert (found.last_seen, found.seen_on) == (on("2026-11-02"), on("2026-11-09"))
    assert (assessment(plan()).last_seen, assessment(plan()).seen_on) == (None, None)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        pytest.param("2015-11-20", 11, id="a_birthday"),
        pytest.param("2026-11-20", 0, id="born_today"),
        pytest.param("2026-11-21", None, id="born_after_the_day_that_is_looked_at"),
        pytest.param(None, None, id="case_13_none"),
    ],
)
def test_that_age_is_told_where_a_birth_is_recorded(born, age):
    assert assessment(plan(), date_of_birth=born and on(born)).age == age
