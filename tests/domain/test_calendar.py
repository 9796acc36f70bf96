from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.calendar import (
    Calendar,
    add_months,
    age_on,
    bank_holidays,
    birthday,
)
from tests.make import on

CALENDAR = Calendar()
YEARS = range(2012, 2033)
DAYS = st.dates(on("2011-06-01"), on("2033-12-31"))
COUNTS = st.integers(1, 300)
MONDAY = on("2026-11-16")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        pytest.param("2026-11-30", 3, "2027-02-28", id="case_25_30_november_and_three_months"),
        pytest.param("2026-08-30", 6, "2027-02-28", id="case_25_30_august_and_six_months"),
        pytest.param("2027-08-31", 6, "2028-02-29", id="case_25_31_august_before_a_leap_year"),
        pytest.param("2027-01-31", 1, "2027-02-28", id="case_25_31_january_and_a_month"),
        pytest.param("2028-02-29", 3, "2028-05-29", id="case_25_29_february_has_its_29th_of_may"),
        pytest.param("2028-02-29", 12, "2029-02-28", id="case_25_29_february_a_year_later"),
        pytest.param("2028-02-29", -12, "2027-02-28", id="case_25_29_february_a_year_before"),
        pytest.param("2027-02-28", 12, "2028-02-28", id="28_february_stays_the_28th"),
        pytest.param("2026-10-31", 6, "2027-04-30", id="a_month_of_30_days"),
        pytest.param("2026-12-15", 1, "2027-01-15", id="over_the_end_of_a_year"),
        pytest.param("2027-01-15", -1, "2026-12-15", id="back_over_the_start_of_a_year"),
        pytest.param("2026-11-20", 0, "2026-11-20", id="no_months_at_all"),
    ],
)
def test_that_months_go_to_the_corresponding_date(day, months, then):
    assert add_months(on(day), months) == on(then)


@given(DAYS, st.integers(-24, 24))
def test_that_months_land_in_the_month_counted_to_on_the_day_or_its_last(day, months):
    then = add_months(day, months)

    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == day.day or (then + timedelta(1)).day == 1


@pytest.mark.parametrize(
    ("born", "age", "turns"),
    [
        pytest.param("2008-11-20", 18, "2026-11-20", id="the_same_date"),
        pytest.param("2008-02-29", 18, "2026-03-01", id="29_february_where_there_is_none"),
        pytest.param("2008-02-29", 16, "2024-02-29", id="29_february_where_there_is_one"),
    ],
)
def test_that_a_birthday_is_known(born, age, turns):
    assert birthday(on(born), age) == on(turns)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        pytest.param("2008-11-20", "2026-11-19", 17, id="the_day_before"),
        pytest.param("2008-11-20", "2026-11-20", 18, id="on_the_birthday"),
        pytest.param("2008-02-29", "2026-02-28", 17, id="29_february_not_yet_on_the_28th"),
        pytest.param("2008-02-29", "2026-03-01", 18, id="29_february_on_the_1st_of_march"),
        pytest.param("2026-11-20", "2026-11-20", 0, id="born_today"),
        pytest.param("2026-11-21", "2026-11-20", -1, id="not_born_yet"),
    ],
)
def test_that_age_is_in_whole_years(born, day, age):
    assert age_on(on(born), on(day)) == age


def test_that_the_table_has_the_bank_holidays_of_england_from_2012_to_2032():
    known = holidays.country_holidays("GB", subdiv="ENG", years=YEARS)

    assert bank_holidays().keys() == {day for day in known if day.weekday() < 5}


def test_that_every_bank_holiday_of_the_table_has_a_name():
    assert all(bank_holidays().values())


@pytest.mark.parametrize(
    ("year", "closed"),
    [
        ("2024", "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        ("2025", "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        ("2026", "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ("2027", "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        ("2028", "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        ("2029", "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    ],
)
def test_that_bank_holidays_of_a_year_are_those_written_down(year, closed):
    found = sorted(day for day in bank_holidays() if day.year == int(year))

    assert [f"{day:%m-%d}" for day in found] == closed.split()


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("2012-06-05", id="case_26_the_diamond_jubilee"),
        pytest.param("2020-05-08", id="case_26_may_day_moved_to_a_friday"),
        pytest.param("2022-06-02", id="case_26_the_spring_holiday_moved"),
        pytest.param("2022-06-03", id="case_26_the_platinum_jubilee"),
        pytest.param("2022-09-19", id="case_26_the_state_funeral"),
        pytest.param("2023-05-08", id="case_26_the_coronation"),
    ],
)
def test_that_proclaimed_days_are_closed(day):
    assert not CALENDAR.is_working_day(on(day))


def test_that_case_26_the_day_a_holiday_was_moved_from_is_worked():
    assert CALENDAR.is_working_day(on("2022-05-30"))
    assert CALENDAR.is_working_day(on("2020-05-04"))


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        pytest.param("2026-11-16", 10, "2026-11-30", id="the_day_itself_is_day_nought"),
        pytest.param("2026-12-17", 10, "2027-01-05", id="case_26_ten_days_over_christmas"),
        pytest.param("2026-12-07", 20, "2027-01-07", id="case_26_twenty_days_over_christmas"),
        pytest.param("2027-03-22", 10, "2027-04-07", id="case_26_ten_days_over_easter"),
        pytest.param("2026-11-20", 1, "2026-11-23", id="from_a_friday_to_the_monday"),
        pytest.param("2026-11-21", 1, "2026-11-23", id="from_a_saturday_to_the_monday"),
        pytest.param("2026-11-22", 7, "2026-12-01", id="seven_days_from_a_sunday"),
        pytest.param("2026-12-24", 1, "2026-12-29", id="from_christmas_eve_past_a_substitute"),
        pytest.param("2021-12-24", 3, "2021-12-31", id="two_substitutes_running"),
    ],
)
def test_that_working_days_skip_weekends_and_bank_holidays(day, count, then):
    assert CALENDAR.add_working_days(on(day), count) == on(then)


@pytest.mark.parametrize(
    ("day", "until", "count"),
    [
        pytest.param("2026-12-17", "2027-01-05", 10, id="over_christmas"),
        pytest.param("2026-11-20", "2026-11-22", 0, id="a_weekend_has_none"),
        pytest.param("2026-11-20", "2026-11-20", 0, id="the_same_day_has_none"),
        pytest.param("2026-11-20", "2026-11-18", 0, id="an_earlier_day_has_none"),
        pytest.param("2026-11-20", "2026-11-23", 1, id="the_last_day_counts"),
        pytest.param("2011-12-30", "2012-01-03", 1, id="from_before_the_table"),
        pytest.param("2032-12-28", "2032-12-31", 3, id="to_the_last_day_of_the_table"),
        pytest.param("2032-12-28", "2033-01-04", 5, id="to_after_the_table"),
    ],
)
def test_that_working_days_are_counted_after_one_day_up_to_another(day, until, count):
    assert CALENDAR.working_days_between(on(day), on(until)) == count


@given(DAYS, COUNTS)
def test_that_adding_working_days_and_counting_them_undo_each_other(day, count):
    then = CALENDAR.add_working_days(day, count)

    assert CALENDAR.is_working_day(then)
    assert CALENDAR.working_days_between(day, then) == count


@given(DAYS, COUNTS)
@settings(deadline=None)  # every day between is looked at
def test_that_working_days_are_as_a_count_on_the_fingers_has_them(day, length):
    until = day + timedelta(length)
    days = [day + timedelta(each) for each in range(1, length + 1)]
    worked = [each for each in days if each.weekday() < 5 and each not in bank_holidays()]

    assert CALENDAR.working_days_between(day, until) == len(worked)
    if worked:
        assert CALENDAR.add_working_days(day, len(worked)) == worked[-1]


def test_that_an_extra_holiday_is_not_worked():
    calendar = Calendar([on("2026-11-18")])

    assert not calendar.is_working_day(on("2026-11-18"))
    assert calendar.add_working_days(MONDAY, 10) == on("2026-12-01")
    assert calendar.working_days_between(MONDAY, on("2026-11-20")) == 3


def test_that_an_extra_holiday_beyond_the_table_counts():
    calendar = Calendar([on("2034-11-20")])

    assert calendar.add_working_days(on("2034-11-17"), 1) == on("2034-11-21")


def test_that_an_extra_holiday_on_a_weekend_changes_nothing():
    assert Calendar([on("2026-11-21")]).add_working_days(MONDAY, 10) == on("2026-11-30")


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        pytest.param("2011-12-31", False, id="case_26_not_before_2012"),
        pytest.param("2012-01-01", True, id="case_26_from_2012"),
        pytest.param("2032-12-31", True, id="case_26_to_the_end_of_2032"),
        pytest.param("2033-01-01", False, id="case_26_not_after_it"),
    ],
)
def test_that_the_years_the_table_knows_are_told(day, covered):
    assert CALENDAR.covers(on(day)) is covered


def test_that_closures_between_two_days_are_weekdays_in_order_the_last_day_counted():
    extra = Calendar([on("2026-12-29"), on("2026-12-26")])

    assert extra.closures_between(on("2026-12-25"), on("2026-12-29")) == [
        date(2026, 12, 28),
        date(2026, 12, 29),
    ]
