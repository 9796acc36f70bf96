"""What a return is drawn from, and the week it is of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.snapshot import week_of
from tests.make import DAY, allocation, on, visit
from tests.make_returns import held, snapshot


@pytest.mark.parametrize(
    ("day", "name", "first"),
    [
        pytest.param("2026-11-20", "2026-W47", "2026-11-16", id="a_friday"),
        pytest.param("2026-11-16", "2026-W47", "2026-11-16", id="its_monday"),
        pytest.param("2026-11-22", "2026-W47", "2026-11-16", id="its_sunday"),
        pytest.param("2027-01-01", "2026-W53", "2026-12-28", id="new_year_in_the_old_year's_week"),
        pytest.param("2024-12-30", "2025-W01", "2024-12-30", id="december_in_the_new_year's_week"),
    ],
)
def test_that_a_week_runs_from_monday_and_is_named_by_its_thursday(
    day: str, name: str, first: str
) -> None:
    week = week_of(on(day))
    assert (week.name, week.first) == (name, on(first))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
def test_that_every_day_is_in_its_week_of_seven_days(day: date) -> None:
    week = week_of(day)
    assert week.first <= day <= week.last
    assert week.last - week.first == timedelta(6)
    assert week_of(week.last) == week


def test_that_lead_rows_are_as_recorded_by_the_day() -> None:
    rows = [
        allocation(id="A1", end=on("2026-03-01")),
        allocation(id="A2", start=on("2026-03-01"), end=DAY + timedelta(3)),
        allocation(id="A3", start=DAY + timedelta(1)),
        allocation(id="A4", role="Family Support Worker"),
        allocation(id="A5", start=on("2026-05-05"), end=on("2026-05-05")),
    ]
    found = snapshot(held("C1"), allocations=tuple(rows)).lead_rows
    assert [(row.id, row.end) for row in found] == [
        ("A1", on("2026-03-01")),
        ("A2", None),
        ("A5", on("2026-05-05")),
    ]


def test_that_a_child_who_is_not_open_has_no_lead_rows() -> None:
    assert snapshot(allocations=(allocation(),)).lead_rows == ()


def test_that_anybody_a_record_names_is_among_the_people() -> None:
    seen = visit(social_worker_id="SW77")
    people = snapshot(held("C1", "SW88", seen)).people
    assert people.keys() == {"SW1", "SW77", "SW88"}
    assert people["SW1"].name == "Priya Nair"


def test_that_the_national_id_is_the_registration_number_where_it_is_known() -> None:
    found = snapshot(held("C1"), held("C2", "SW88"))
    assert (found.sw_id("SW1"), found.sw_id("SW88")) == ("SW000123", "SW88")


def test_that_a_team_without_a_name_on_file_is_called_as_recorded() -> None:
    assert snapshot().team_name("T1") == "CP Team 1"
    assert snapshot().team_name("Kington") == "Kington"
