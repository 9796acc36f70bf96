"""What the rules need of a child in care: the period, the placement meant, reviews held."""

from datetime import timedelta

import pytest

from herefordshire_desk.domain.facts import Home, PeriodOfCare, facts_of, standing
from tests.make import DAY, care_episode, child, legal_status, on, placement, plan, review

BEGAN, MOVED, LATER = on("2026-03-02"), on("2026-05-04"), on("2026-06-08")
CARE = care_episode(id="E1", start=BEGAN)


def stands(*records, day=DAY):
    found = standing(facts_of(child(), records, day), day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("episodes", "start"),
    [
        pytest.param([{"start": BEGAN}], BEGAN, id="one_episode"),
        pytest.param(
            [{"start": MOVED}, {"start": BEGAN, "end": MOVED}],
            BEGAN,
            id="from_the_earliest_of_several",
        ),
        pytest.param(
            [{"start": BEGAN}, {"start": MOVED, "end": LATER}], BEGAN, id="open_while_any_is_open"
        ),
        pytest.param(
            [{"start": MOVED}, {"start": BEGAN, "end": MOVED, "period_of_care_id": "CARE0"}],
            MOVED,
            id="an_earlier_period_is_another",
        ),
        pytest.param(
            [{"start": BEGAN, "end": DAY + timedelta(1)}, {"start": DAY + timedelta(1)}],
            BEGAN,
            id="an_end_tomorrow_is_not_yet",
        ),
    ],
)
def test_that_a_period_of_care_is_all_its_episodes(episodes, start):
    found = stands(*(care_episode(**fields) for fields in episodes))

    assert found.care == PeriodOfCare("CARE1", start)


def test_that_a_period_whose_every_episode_has_ended_is_over():
    over = [care_episode(start=BEGAN, end=MOVED), care_episode(start=MOVED, end=DAY)]

    assert stands(plan(), *over).care is None


@pytest.mark.parametrize(
    ("other", "period"),
    [
        pytest.param({"period_of_care_id": "B", "start": MOVED}, "B", id="the_last_to_start"),
        pytest.param({"period_of_care_id": "B", "start": BEGAN}, "B", id="then_the_lower_id"),
        pytest.param({"period_of_care_id": "D", "start": BEGAN}, "C", id="whichever_comes_first"),
    ],
)
def test_that_of_two_periods_of_care_one_is_meant(other, period):
    first = care_episode(period_of_care_id="C", start=BEGAN)

    assert stands(first, care_episode(**other)).care.id == period
    assert stands(care_episode(**other), first).care.id == period


def test_that_a_period_starts_with_its_earliest_episode_when_periods_are_told_apart():
    long = [
        care_episode(period_of_care_id="A", start=BEGAN, end=LATER),
        care_episode(period_of_care_id="A", start=LATER),
    ]
    short = care_episode(period_of_care_id="B", start=MOVED)

    assert stands(*long, short).care == PeriodOfCare("B", MOVED)


@pytest.mark.parametrize(
    ("placements", "home"),
    [
        pytest.param([], Home("", BEGAN), id="none_the_period_stands_for_it"),
        pytest.param([{"start": BEGAN}], Home("U6", BEGAN), id="one_on_the_first_day"),
        pytest.param([{"start": DAY}], Home("U6", DAY), id="one_on_the_day"),
        pytest.param(
            [{"start": BEGAN}, {"start": MOVED, "type": "K2"}],
            Home("K2", MOVED),
            id="case_20_the_latest_counts",
        ),
        pytest.param(
            [{"start": BEGAN}, {"start": DAY + timedelta(1), "type": "K2"}],
            Home("U6", BEGAN),
            id="one_that_starts_tomorrow_does_not_yet",
        ),
        pytest.param(
            [{"start": BEGAN}, {"start": MOVED, "type": "K2", "end": LATER}],
            Home("K2", MOVED),
            id="even_if_it_has_ended_since",
        ),
        pytest.param(
            [{"start": BEGAN - timedelta(1)}], Home("", BEGAN), id="not_one_from_before_the_period"
        ),
        pytest.param(
            [{"start": BEGAN, "period_of_care_id": "CARE0"}],
            Home("", BEGAN),
            id="not_one_of_another_period",
        ),
        pytest.param(
            [{"id": "2", "start": MOVED, "type": "K2"}, {"id": "1", "start": MOVED, "type": "R1"}],
            Home("R1", MOVED),
            id="of_two_the_same_day_the_lower_id",
        ),
    ],
)
def test_that_one_placement_is_meant(placements, home):
    assert stands(CARE, *(placement(**fields) for fields in placements)).home == home


@pytest.mark.parametrize("temporary", ["T0", "T1", "T2", "T3", "T4"])
def test_that_case_20_a_temporary_placement_does_not_restart(temporary):
    first = placement(start=BEGAN)
    away = placement(start=MOVED, type=temporary)

    assert stands(CARE, first, away).home == Home("U6", BEGAN)


@pytest.mark.parametrize(
    ("placements", "home"),
    [
        pytest.param([("1", MOVED, "T1")], Home("T1", MOVED), id="the_only_one"),
        pytest.param(
            [("1", LATER, "T4"), ("2", MOVED, "T1")], Home("T1", MOVED), id="the_earliest"
        ),
        pytest.param(
            [("2", MOVED, "T1"), ("1", MOVED, "T4")], Home("T4", MOVED), id="then_the_lower_id"
        ),
    ],
)
def test_that_of_temporary_placements_alone_the_earliest_is_meant(placements, home):
    away = [placement(id=key, start=start, type=kind) for key, start, kind in placements]

    assert stands(CARE, *away).home == home


def test_that_case_20_a_new_placement_with_the_same_carer_restarts():
    first, moved = placement(start=BEGAN, end=MOVED), placement(start=MOVED)

    assert stands(CARE, first, moved).home == Home("U6", MOVED)


def test_that_there_is_no_home_to_count_from_outside_care():
    found = stands(plan(), placement())

    assert (found.home, found.review_held) == (None, False)


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        pytest.param({"held_on": MOVED}, True, id="held"),
        pytest.param({"held_on": BEGAN}, True, id="held_on_the_first_day"),
        pytest.param({"held_on": DAY}, True, id="held_on_the_day"),
        pytest.param({"held_on": DAY + timedelta(1)}, False, id="dated_tomorrow"),
        pytest.param({"held_on": MOVED, "cancelled": True}, False, id="cancelled"),
        pytest.param({"due_on": MOVED}, False, id="case_21_due_alone_is_not_held"),
        pytest.param({"held_on": BEGAN - timedelta(1)}, False, id="before_the_period"),
        pytest.param(
            {"held_on": MOVED, "period_of_care_id": "CARE0"}, False, id="of_an_earlier_period"
        ),
    ],
)
def test_that_a_review_is_held_in_this_period_or_not_at_all(fields, held):
    assert stands(CARE, review(**fields)).review_held is held


@pytest.mark.parametrize(
    ("records", "code"),
    [
        pytest.param([], None, id="none"),
        pytest.param([("C2", BEGAN - timedelta(400), None)], "C2", id="from_before_the_period"),
        pytest.param([("C1", BEGAN, None), ("C2", MOVED, None)], "C2", id="the_latest_to_start"),
        pytest.param([("C1", BEGAN, DAY), ("C2", DAY, None)], "C2", id="changed_on_the_day"),
        pytest.param(
            [("C1", BEGAN, DAY + timedelta(1)), ("C2", DAY + timedelta(1), None)],
            "C1",
            id="changing_tomorrow",
        ),
        pytest.param(
            [("C1", BEGAN, None), ("C2", MOVED, LATER)], "C1", id="a_later_one_that_has_ended"
        ),
        pytest.param([("C1", BEGAN, LATER)], None, id="all_ended"),
    ],
)
def test_that_the_legal_status_is_the_latest_open_on_the_day(records, code):
    rows = [legal_status(code=code, start=start, end=end) for code, start, end in records]
    found = stands(CARE, *rows).legal_status

    assert (found.code if found else None) == code
