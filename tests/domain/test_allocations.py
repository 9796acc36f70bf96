"""Lead episodes, step by step: what is left out, what is cover, what is joined, who is present."""

from datetime import timedelta

import pytest

from herefordshire_desk.domain.allocations import is_lead, lead_episodes, present
from tests.make import DAY, allocation, on

TOMORROW = DAY + timedelta(1)


def held(worker, start, end=None, **fields):
    """An allocation from the day in the year given as month-day, such as 03-02."""
    days = {"start": _day(start), "end": _day(end)}
    return allocation(social_worker_id=worker, **{**days, **fields})


def _day(text):
    return on(f"2026-{text}") if isinstance(text, str) else text


def spells(*rows, day=DAY):
    """The episodes as worker and month-days: A 03-02 04-06, or A 03-02 while open."""
    found = lead_episodes(rows, day)
    return [
        f"{e.social_worker_id} {e.start:%m-%d}" + (f" {e.end:%m-%d}" if e.end else "")
        for e in found
    ]


@pytest.mark.parametrize(
    "role",
    [
        "ALLOCATED CASE WORKER",
        "Allocated Social Worker",
        "case worker",
        "Social Worker",
        "  Key Worker ",
        "cw",
        "Lead",
        "\xa0CW\xa0",
    ],
)
def test_that_seven_roles_are_the_lead_whatever_their_case_and_outer_spaces(role):
    assert is_lead(allocation(role=role))


@pytest.mark.parametrize(
    "role",
    [
        pytest.param("Co-worker", id="case_6_a_co_worker"),
        pytest.param("Personal Adviser", id="case_6_a_personal_adviser"),
        pytest.param("Family Support Worker", id="case_6_a_family_support_worker"),
        pytest.param("Secondary Social Worker", id="case_6_a_second_social_worker"),
        pytest.param("Social  Worker", id="two_inner_spaces"),
        pytest.param("Independent Reviewing Officer", id="a_reviewing_officer"),
        pytest.param("", id="no_role"),
    ],
)
def test_that_no_other_role_is_the_lead(role):
    assert spells(held("A", "02-02", role=role)) == []


@pytest.mark.parametrize(
    ("row", "left"),
    [
        pytest.param(("", "02-02"), [], id="no_social_worker"),
        pytest.param(("A", TOMORROW), [], id="a_start_tomorrow"),
        pytest.param(("A", "02-02", "02-01"), [], id="an_end_before_the_start"),
        pytest.param(("A", "02-02", "02-02"), [], id="case_4_no_length"),
        pytest.param(("A", DAY, DAY), [], id="case_4_no_length_today"),
        pytest.param(("A", DAY), ["A 11-20"], id="a_start_today"),
        pytest.param(("A", DAY, TOMORROW), ["A 11-20"], id="a_start_today_that_ends_tomorrow"),
        pytest.param(("A", "02-02", DAY), ["A 02-02 11-20"], id="an_end_today_is_an_end"),
        pytest.param(("A", "02-02", TOMORROW), ["A 02-02"], id="an_end_tomorrow_counts_as_open"),
    ],
)
def test_that_step_1_and_2_leave_out_what_is_no_episode_by_the_day(row, left):
    assert spells(held(*row)) == left


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"id": "2"}, id="in_its_id_alone"),
        pytest.param({"team": "Another team"}, id="in_its_team"),
        pytest.param({"end": TOMORROW}, id="in_an_end_after_the_day"),
    ],
)
def test_that_step_1_takes_an_exact_repeat_once_by_the_lower_id(other):
    first = held("A", "02-02", id="1")
    repeat = held("A", "02-02", **{"id": "2", **other})

    for rows in ([first, repeat], [repeat, first]):
        (found,) = lead_episodes(rows, DAY)
        assert (found.id, found.team, found.end) == ("1", "", None)


@pytest.mark.parametrize(
    ("outer", "inner", "left"),
    [
        pytest.param(
            ("02-02", None), ("03-02", "04-06"), ["A 02-02"], id="case_5_within_an_open_one"
        ),
        pytest.param(
            ("02-02", "05-04"), ("03-02", "04-06"), ["A 02-02 05-04"], id="within_a_closed_one"
        ),
        pytest.param(
            ("02-02", "05-04"), ("03-02", "05-04"), ["A 02-02 05-04"], id="ending_the_same_day"
        ),
        pytest.param(
            ("02-02", "05-04"), ("02-02", "04-06"), ["A 02-02 05-04"], id="starting_the_same_day"
        ),
        pytest.param(
            ("02-02", None), ("02-02", "04-06"), ["A 02-02"], id="starting_the_same_day_as_open"
        ),
        pytest.param(
            ("02-02", "05-04"),
            ("02-02", "05-04"),
            ["A 02-02 05-04", "B 02-02 05-04"],
            id="the_very_same_days_are_not_cover",
        ),
        pytest.param(
            ("02-02", "05-04"),
            ("03-02", "05-05"),
            ["A 02-02 05-04", "B 03-02 05-05"],
            id="ending_a_day_later_is_not_cover",
        ),
        pytest.param(
            ("02-02", None),
            ("03-02", None),
            ["A 02-02", "B 03-02"],
            id="an_open_one_is_never_cover",
        ),
        pytest.param(
            ("02-02", TOMORROW),
            ("03-02", TOMORROW),
            ["A 02-02", "B 03-02"],
            id="one_still_open_on_the_day_is_not_cover",
        ),
    ],
)
def test_that_step_3_leaves_out_cover_within_anothers_episode(outer, inner, left):
    rows = [held("A", *outer, id="1"), held("B", *inner, id="2")]

    assert spells(*rows) == left
    assert spells(*rows[::-1]) == left


def test_that_step_3_leaves_out_cover_of_cover():
    rows = [held("A", "02-02"), held("B", "03-02", "06-01"), held("C", "04-06", "05-04")]

    assert spells(*rows) == ["A 02-02"]


def test_that_step_2_comes_first_so_that_an_episode_of_no_length_covers_nothing():
    assert spells(held("A", "02-02", "02-02"), held("B", "02-02")) == ["B 02-02"]


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        pytest.param(
            [("A", "02-02", "03-02"), ("A", "03-02")], ["A 02-02"], id="case_3_the_same_day"
        ),
        pytest.param(
            [("A", "02-02", "03-02"), ("A", "03-03")], ["A 02-02"], id="case_3_the_day_after"
        ),
        pytest.param(
            [("A", "02-02", "03-02"), ("A", "03-04")],
            ["A 02-02 03-02", "A 03-04"],
            id="not_after_a_whole_day_between",
        ),
        pytest.param(
            [("A", "02-02", "06-01"), ("A", "03-02", "04-06"), ("A", "06-02")],
            ["A 02-02"],
            id="the_later_end_is_kept",
        ),
        pytest.param(
            [("A", "02-02"), ("A", "03-02", "04-06"), ("A", "09-07")],
            ["A 02-02"],
            id="an_open_one_takes_in_all_after_it",
        ),
        pytest.param(
            [("A", "02-02", "04-06"), ("B", "03-02", "05-04"), ("A", "04-06")],
            ["A 02-02 04-06", "B 03-02 05-04", "A 04-06"],
            id="only_neighbours_are_joined",
        ),
        pytest.param(
            [("A", "02-02", "06-01"), ("B", "03-02", "04-06"), ("A", "06-01")],
            ["A 02-02"],
            id="case_5_cover_between_them_is_gone_first",
        ),
        pytest.param(
            [("a", "02-02", "03-02"), ("A", "03-02")],
            ["a 02-02 03-02", "A 03-02"],
            id="case_38_ids_are_exact",
        ),
    ],
)
def test_that_step_4_joins_neighbours_of_one_social_worker(rows, left):
    made = [held(*row) for row in rows]

    assert spells(*made) == left
    assert spells(*made[::-1]) == left


def test_that_a_joined_episode_has_its_first_rows_start_and_its_last_rows_team():
    rows = [
        held("A", "02-02", "03-02", id="2", reason="MANAGE", referral_id="R1", team="North"),
        held("A", "03-02", "05-04", id="1", reason="TSPROC", referral_id="R2", team="South"),
    ]

    (found,) = lead_episodes(rows, DAY)

    assert (found.id, found.reason, found.referral) == ("2", "MANAGE", "R1")
    assert (found.last_referral, found.team) == ("R2", "South")


def test_that_of_two_rows_that_start_the_same_day_the_one_that_ends_first_is_first():
    rows = [
        held("A", "02-02", id="1", reason="MANAGE"),
        held("A", "02-02", "03-02", id="2", reason="FCONTA"),
    ]

    (found,) = lead_episodes(rows, DAY)

    assert (found.id, found.reason, found.end) == ("2", "FCONTA", None)


@pytest.mark.parametrize(
    ("rows", "worker"),
    [
        pytest.param([], None, id="nobody_yet"),
        pytest.param([("A", "02-02", "03-02")], None, id="nobody_now"),
        pytest.param([("A", "02-02", DAY)], None, id="nobody_where_it_ended_on_the_day"),
        pytest.param([("A", "02-02", TOMORROW)], "A", id="one_whose_end_is_tomorrow"),
        pytest.param([("A", "02-02"), ("B", "03-02")], "B", id="the_latest_start_of_two_open"),
        pytest.param([("A", "03-02"), ("B", "03-02")], "A", id="then_the_lower_id"),
        pytest.param([("A", "02-02"), ("B", "03-02", "04-06")], "A", id="an_open_one_over_cover"),
    ],
)
def test_that_the_present_social_worker_is_of_the_open_episode_that_started_last(rows, worker):
    made = [held(*row, id=str(number)) for number, row in enumerate(rows)]

    for each in (made, made[::-1]):
        found = present(lead_episodes(each, DAY))
        assert (found.social_worker_id if found else None) == worker
