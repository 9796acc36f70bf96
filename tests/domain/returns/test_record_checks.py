"""Checks of visits, children, social workers and the extract."""

from datetime import timedelta

import pytest

from tests.make import DAY, care_episode, legal_status, on, placement, plan, social_worker, visit
from tests.make_returns import extract, found, held, history


@pytest.mark.parametrize(
    ("seen", "alone", "is_found"),
    [(False, True, True), (True, True, False), (False, False, False), (None, True, False)],
)
def test_that_seen_alone_but_not_seen_is_found(
    seen: bool | None, alone: bool | None, is_found: bool
) -> None:
    made = visit(id="V1", visited_on=DAY, child_seen=seen, seen_alone=alone)
    checked = found("seen_alone_not_seen", history("C1", plan(), made))
    assert [each.record for each in checked] == (["V1"] if is_found else [])


def test_that_a_social_worker_who_left_and_holds_children_is_found() -> None:
    left = social_worker(end=on("2026-11-01"))
    (check,) = found("holding_after_end", held("C1"), held("C2"), social_workers=(left,))
    assert check.message == "SW1 left on 1 November 2026 and holds 2 children."
    assert (check.child_id, check.record, check.sheet) == (None, "SW1", "social_workers")
    assert found("holding_after_end", social_workers=(left,)) == []


def test_that_a_social_worker_over_the_limit_is_found() -> None:
    part_time = social_worker(fte=0.1)
    (check,) = found("over_capacity", held("C1"), held("C2"), social_workers=(part_time,))
    assert check.message == "SW1 holds 2 children; the limit for 0.1 FTE is 1.8."
    assert found("over_capacity", held("C1"), social_workers=(part_time,)) == []


@pytest.mark.parametrize(("fte", "words"), [(None, "no FTE is recorded"), (0.0, "the FTE is 0")])
def test_that_a_social_worker_whose_caseload_cannot_be_reckoned_is_found(
    fte: float | None, words: str
) -> None:
    people = (social_worker(fte=fte),)
    (check,) = found("holding_without_fte", held("C1"), social_workers=people)
    assert words in check.message
    assert found("holding_without_fte", social_workers=people) == []


def test_that_an_old_extract_is_found() -> None:
    (check,) = found("extract_old", extract=extract(DAY - timedelta(8)))
    assert check.message == "The last extract is of 12 November 2026, 8 days before."
    assert found("extract_old", extract=extract(DAY - timedelta(7))) == []
    assert found("extract_old", extract=None) == []


def test_that_more_than_5_percent_not_recorded_is_found() -> None:
    visits = [visit(visited_on=DAY, seen_alone=True) for _ in range(19)]
    blank = [visit(visited_on=DAY) for _ in range(2)]
    (check,) = found("not_recorded", history("C1", plan(), *visits, *blank), social_workers=())
    assert (check.sheet, check.field) == ("visits", "seen_alone")
    just = history("C1", plan(), *visits, blank[0])
    assert found("not_recorded", just, social_workers=()) == []


@pytest.mark.parametrize(
    ("born", "expected", "is_found"),
    [
        pytest.param(None, "2026-11-19", True, id="expected_yesterday"),
        pytest.param(None, "2026-11-20", False, id="expected_today"),
        pytest.param("2026-11-10", "2026-11-19", False, id="born"),
    ],
)
def test_that_a_birth_not_recorded_is_found(
    born: str | None, expected: str, is_found: bool
) -> None:
    dates = {"date_of_birth": on(born) if born else None, "expected_date_of_birth": on(expected)}
    checked = found("birth_not_recorded", history("C1", plan(), **dates))
    assert [each.child_id for each in checked] == (["C1"] if is_found else [])
    assert all("2026" not in each.message for each in checked), "the date itself is not told"


@pytest.mark.parametrize(
    ("order", "is_found"),
    [
        pytest.param("2020-03-01", True, id="an_order_before_the_move_home"),
        pytest.param("2026-05-01", False, id="an_order_on_the_day_of_it"),
    ],
)
def test_that_for_a_child_home_under_a_care_order(order: str, is_found: bool) -> None:
    records = [
        care_episode(),
        placement(type="P1", start=on("2026-05-01")),
        legal_status(start=on(order)),
    ]
    checked = found("home_after_order", history("C1", *records))
    assert [each.level for each in checked] == (["info"] if is_found else [])


def test_that_a_date_beyond_the_known_bank_holidays_is_found() -> None:
    last = on("2032-12-30")
    (check,) = found("holidays_not_known", history("C1", plan(start=last)), day=last)
    assert check.message == "Bank holidays are not known for 2033: check the date due."
    assert found("holidays_not_known", history("C1", plan())) == []
