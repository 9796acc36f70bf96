"""What the records behind a return have wrong: each check, found and not found."""

from datetime import timedelta
from typing import Any

import pytest

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.returns.checks import FINDERS, Check, checks, rules
from herefordshire_desk.domain.returns.findings import collection_year
from tests.make import (
    DAY,
    allocation,
    care_episode,
    child,
    legal_status,
    on,
    placement,
    plan,
    social_worker,
    visit,
)
from tests.make_returns import History, held, history, snapshot


def lead(start: str, end: str | None = None, **fields: Any) -> Any:
    """A lead allocation of SW1 with a reason."""
    ended = on(end) if end else None
    return allocation(
        **{"id": "A1", "reason": "MANAGE", "start": on(start), "end": ended, **fields}
    )


def allocated(*rows: Any) -> History:
    return history("C1", plan(), *rows)


def found(rule: str, *histories: History, **fields: Any) -> list[Check]:
    """What one rule finds."""
    return [each for each in checks(snapshot(*histories, **fields)) if each.rule == rule]


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


@pytest.mark.parametrize(
    ("day", "first"),
    [("2026-11-20", "2026-04-01"), ("2026-04-01", "2026-04-01"), ("2026-03-31", "2025-04-01")],
)
def test_that_a_collection_year_begins_on_1_april(day: str, first: str) -> None:
    assert collection_year(on(day)) == on(first)


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


def test_that_an_old_extract_is_found(an_extract: Any) -> None:
    (check,) = found("extract_old", extract=an_extract(DAY - timedelta(8)))
    assert check.message == "The last extract is of 12 November 2026, 8 days before."
    assert found("extract_old", extract=an_extract(DAY - timedelta(7))) == []
    assert found("extract_old", extract=None) == []


@pytest.fixture
def an_extract() -> Any:
    from herefordshire_desk.domain.records import ImportedExtract

    return lambda taken_on: ImportedExtract(
        id="E1", format="ssd", source="extract", taken_on=taken_on, imported_on=taken_on
    )


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


def test_that_every_rule_carried_has_a_function_and_every_function_a_rule() -> None:
    assert list(rules()) == list(FINDERS)


def test_that_nothing_is_found_in_records_that_are_in_order() -> None:
    person = social_worker(
        registration_number="SW000123", role="Social Worker", employment="permanent"
    )
    seen = visit(visited_on=DAY, seen_alone=True)
    row = lead("2026-05-01", reason="FCONTA")
    assert checks(snapshot(history("C1", plan(), seen, row), social_workers=(person,))) == ()


def test_that_limits_are_those_of_policy() -> None:
    tighter = policy_on(DAY, [Setting(id="S", name="limit_per_fte", value=1, start=DAY)])
    assert found("over_capacity", held("C1"), held("C2"), policy=tighter)


def test_that_no_message_names_the_child() -> None:
    unborn = history("C1", plan(), date_of_birth=None, expected_date_of_birth=on("2026-01-01"))
    wrong = [lead("2026-05-01", "2026-04-30", reason="Wilhelmina asked", social_worker_id="P")]
    for check in checks(snapshot(unborn, history("C2", plan(), *wrong))):
        assert child(forename="Wilhelmina").forename not in check.message
