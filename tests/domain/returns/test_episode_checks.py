"""Checks of lead allocations: each found, and not found where all is well."""

from typing import Any

import pytest

from herefordshire_desk.domain.returns.findings import collection_year
from tests.make import allocation, care_episode, on, plan
from tests.make_returns import History, found, history


def lead(start: str, end: str | None = None, **fields: Any) -> Any:
    """A lead allocation of SW1 with a reason."""
    ended = on(end) if end else None
    return allocation(
        **{"id": "A1", "reason": "MANAGE", "start": on(start), "end": ended, **fields}
    )


def allocated(*rows: Any) -> History:
    return history("C1", plan(), *rows)


EPISODES = [
    pytest.param(
        "allocation_ends_before_start", "SW_DEC",
        lead("2026-05-01", "2026-04-30"), lead("2026-05-01", "2026-05-02"), id="ends_before_start",
    ),
    pytest.param(
        "allocation_under_24_hours", "SW_DEC",
        lead("2026-05-01", "2026-05-01"), lead("2026-05-01", "2026-05-02"), id="under_24_hours",
    ),
    pytest.param(
        "reason_not_recorded", "SW_REASON",
        lead("2026-05-01", reason=""), lead("2023-03-31", reason=""), id="no_reason_since_2023",
    ),
    pytest.param(
        "reason_not_in_list", "SW_REASON",
        lead("2026-05-01", reason="Mum asked"), lead("2026-05-01"), id="a_reason_in_words",
    ),
    pytest.param(
        "social_worker_id_pattern", "SW_ID",
        lead("2026-05-01", social_worker_id="PN12"), lead("2026-05-01", social_worker_id="XX12"),
        id="an_id_of_another_pattern",
    ),
    pytest.param(
        "social_worker_id_pattern", "SW_ID",
        lead("2026-05-01", social_worker_id="SW7"), lead("2026-05-01", social_worker_id="SW77"),
        id="an_id_too_short",
    ),
    pytest.param(
        "allocation_to_nobody", "SW_ID",
        lead("2026-05-01", social_worker_id=""), lead("2026-05-01"), id="an_allocation_to_nobody",
    ),
    pytest.param(
        "no_open_allocation", "SW_DEC",
        lead("2026-05-01", "2026-06-01"), lead("2026-05-01"), id="none_open",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "field", "wrong", "right"), EPISODES)
def test_that_an_allocation_is_found(rule: str, field: str, wrong: Any, right: Any) -> None:
    (check,) = found(rule, allocated(wrong))
    assert (check.child_id, check.record, check.field) == ("C1", "A1", field)
    assert check.sheet == "sw_episodes"
    assert found(rule, allocated(right)) == []


def test_that_an_allocation_still_open_when_another_began_is_found() -> None:
    early, late = lead("2026-01-01"), lead("2026-05-01", id="A2", social_worker_id="SW2")
    (check,) = found("allocations_overlap", allocated(early, late))
    assert check.record == "A1"
    assert check.message == "Still open from 1 January 2026, but another began on 1 May 2026."
    ended = lead("2026-01-01", "2026-05-01")
    assert found("allocations_overlap", allocated(ended, late)) == []


@pytest.mark.parametrize(
    ("start", "reason", "is_found"),
    [
        pytest.param("2026-05-08", "MANAGE", False, id="7_days_are_within_the_tolerance"),
        pytest.param("2026-05-09", "MANAGE", True, id="8_days_are_found"),
        pytest.param("2026-05-09", "FCONTA", False, id="a_first_contact_may_follow_any_gap"),
    ],
)
def test_that_of_gaps(start: str, reason: str, is_found: bool) -> None:
    rows = lead("2026-01-01", "2026-05-01"), lead(start, id="A2", reason=reason)
    checked = found("allocation_gap", allocated(*rows))
    assert [each.record for each in checked] == (["A2"] if is_found else [])


def test_that_cover_that_ended_long_ago_makes_no_gap() -> None:
    rows = (
        lead("2026-01-01", "2026-05-01"),
        lead("2026-02-01", "2026-02-20", id="A2", social_worker_id="SW2"),
        lead("2026-05-02", id="A3", social_worker_id="SW3"),
    )
    assert found("allocation_gap", allocated(*rows)) == []


def test_that_allocations_that_ended_before_both_years_are_left_alone() -> None:
    old = lead("2024-05-01", "2024-05-01"), lead("2024-05-02", id="A2", reason="MANAGE")
    assert found("allocation_under_24_hours", allocated(*old)) == []


@pytest.mark.parametrize(
    ("opened", "row", "national"),
    [
        pytest.param(care_episode(), lead("2026-05-01", "2026-05-01"), "SW09STG2", id="in_care"),
        pytest.param(plan(), lead("2026-05-01", "2026-05-01"), None, id="not_in_care"),
        pytest.param(
            care_episode(), lead("2026-02-01", "2026-02-01"), None, id="in_last_year's_collection"
        ),
    ],
)
def test_that_the_national_rule_is_named_for_a_child(
    opened: Any, row: Any, national: str | None
) -> None:
    (check,) = found("allocation_under_24_hours", history("C1", opened, row))
    assert check.national_rule == national


def test_that_a_gap_that_the_national_file_does_not_show_is_ours_alone() -> None:
    before_the_year = lead("2025-05-01", "2026-03-01")
    (check,) = found(
        "allocation_gap",
        history("C1", care_episode(), before_the_year, lead("2026-05-01", id="A2")),
    )
    assert (check.record, check.national_rule) == ("A2", None)


def test_that_a_child_who_left_care_this_year_is_still_the_nation_s() -> None:
    left = care_episode(end=on("2026-04-01"))
    row = lead("2026-05-01", "2026-05-01")
    (check,) = found("allocation_under_24_hours", history("C1", left, plan(), row))
    assert check.national_rule == "SW09STG2"


@pytest.mark.parametrize(
    ("day", "first"),
    [("2026-11-20", "2026-04-01"), ("2026-04-01", "2026-04-01"), ("2026-03-31", "2025-04-01")],
)
def test_that_a_collection_year_begins_on_1_april(day: str, first: str) -> None:
    assert collection_year(on(day)) == on(first)
