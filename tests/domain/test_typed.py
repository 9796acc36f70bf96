"""What a person writes in a field, read strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.typed import typed_date, typed_number
from herefordshire_desk.domain.words import long_date, short_date
from tests.make import DAY, on

ANY_DAY = st.dates(on("1900-01-01"), on("2100-12-31"))
SPELLINGS = {
    "20_november_2026": long_date,
    "20_nov_2026": short_date,
    "in_capitals": lambda day: long_date(day).upper(),
    "figures": lambda day: f"{day:%d/%m/%Y}",
    "short_figures": lambda day: f"{day.day}/{day.month}/{day.year}",
    "full_stops": lambda day: f"{day:%d.%m.%Y}",
    "hyphens": lambda day: f"{day:%d-%m-%Y}",
    "spaces": lambda day: f"{day:%d %m %Y}",
    "year_first": lambda day: day.isoformat(),
    "spaces_round_it": lambda day: f"  {long_date(day)} ",
}


@pytest.mark.parametrize(
    "spelling", [pytest.param(written, id=name) for name, written in SPELLINGS.items()]
)
@given(day=ANY_DAY)
def test_that_a_date_is_read_as_it_is_written(spelling, day):
    assert typed_date(spelling(day), DAY) == day


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("3/4/2026", "2026-04-03", id="case_39_day_before_month"),
        pytest.param("2 sept 2026", "2026-09-02", id="a_month_cut_anywhere_after_three_letters"),
        pytest.param("2 Nov. 2026", "2026-11-02", id="a_full_stop_after_the_month"),
        pytest.param("29/02/2028", "2028-02-29", id="a_leap_day"),
        pytest.param("today", "2026-11-20", id="today"),
        pytest.param(" T ", "2026-11-20", id="t"),
        pytest.param("Yesterday", "2026-11-19", id="yesterday"),
        pytest.param("y", "2026-11-19", id="y"),
    ],
)
def test_that_other_ways_of_writing_a_day_are_read(text, read):
    assert typed_date(text, DAY) == on(read)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("31/11/2026", id="a_day_the_month_does_not_have"),
        pytest.param("29/02/2026", id="a_leap_day_in_no_leap_year"),
        pytest.param("11/20/2026", id="case_39_month_before_day"),
        pytest.param("20/11/26", id="a_year_of_two_figures"),
        pytest.param("20/11", id="no_year"),
        pytest.param("20 ju 2026", id="two_letters_of_a_month"),
        pytest.param("20 novembre 2026", id="no_month_of_ours"),
        pytest.param("2026-13-01", id="a_thirteenth_month"),
        pytest.param("0/11/2026", id="no_day"),
        pytest.param("20/11/0000", id="a_year_of_noughts"),
        pytest.param("20/11/0226", id="a_year_long_ago"),
        pytest.param("31/12/9999", id="no_end_as_some_systems_write_it"),
        pytest.param("tomorrow", id="a_word_we_do_not_know"),
        pytest.param("on 20/11/2026", id="words_round_it"),
        pytest.param("46346", id="case_39_a_serial_number"),
    ],
)
def test_that_what_is_not_a_whole_date_is_not_guessed_at(text):
    assert typed_date(text, DAY) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("0.6", 0.6, id="a_point"),
        pytest.param("0,6", 0.6, id="a_comma"),
        pytest.param(" 1 ", 1.0, id="spaces_round_it"),
        pytest.param("-1", -1.0, id="below_nought"),
        pytest.param(".5", 0.5, id="no_nought_before_the_point"),
        pytest.param("", None, id="nothing"),
        pytest.param("full time", None, id="words"),
        pytest.param("1.2.3", None, id="two_points"),
        pytest.param("nan", None, id="the_word_nan"),
        pytest.param("inf", None, id="the_word_inf"),
        pytest.param("1_0", None, id="an_underline"),
        pytest.param("1e3", None, id="a_power_of_ten"),
    ],
)
def test_that_a_number_is_read_or_is_none(text, number):
    assert typed_number(text) == number
