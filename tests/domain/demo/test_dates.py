"""Dates: things happen on working days."""

from datetime import date

import pytest

from tests.domain.demo.build import DATES
from tests.make import on


@pytest.mark.parametrize(
    ("told", "happens"),
    [
        pytest.param("2026-11-18", "2026-11-18", id="a_working_day_stays"),
        pytest.param("2026-11-15", "2026-11-13", id="a_sunday_is_the_friday_before"),
        pytest.param("2026-12-28", "2026-12-24", id="christmas_is_the_eve_of_it"),
    ],
)
def test_that_a_day_off_is_the_working_day_before_it(told, happens):
    assert DATES.on_or_before(on(told)) == on(happens)


@pytest.mark.parametrize(
    ("told", "happens"),
    [
        pytest.param("2026-11-18", "2026-11-18", id="a_working_day_stays"),
        pytest.param("2026-12-25", "2026-12-29", id="christmas_is_the_day_work_begins_again"),
    ],
)
def test_that_what_comes_late_comes_on_a_working_day_after(told, happens):
    assert DATES.on_or_after(on(told)) == on(happens)


def test_that_days_are_counted_back_from_the_day():
    assert DATES.ago(0) == date(2026, 11, 20)
    assert DATES.ago(7) == date(2026, 11, 13)
