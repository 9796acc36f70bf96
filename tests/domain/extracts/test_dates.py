from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.cells import Refused
from herefordshire_desk.domain.extracts.dates import date_converter, has_month_first, never_ending
from tests.make import on

read = date_converter()
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20",
        "2026-11-20 00:00:00",
        "2026-11-20T09:30:00.123Z",
        "2026/11/20",
        "20/11/2026",
        "20-11-2026",
        "20.11.2026",
        " 20/11/2026 14:05 ",
        "20/11/2026 2:05:00 PM",
        "20 Nov 2026",
        "20-NOV-2026",
        "20 November 2026",
        date(2026, 11, 20),
        datetime.fromisoformat("2026-11-20T23:59"),
        46346,
        46346.75,
    ],
)
def test_that_a_date_is_read_however_it_is_written(cell):
    assert read(cell) == on("2026-11-20")


def test_that_the_day_comes_before_the_month():
    assert read("03/04/2026") == on("2026-04-03")


@pytest.mark.parametrize(
    "cell",
    [
        "9999-12-31",
        "31/12/9999",
        " 9999-12-31 00:00:00",
        date(9999, 12, 31),
        datetime.fromisoformat("9999-12-31T00:00"),
    ],
)
def test_that_an_end_on_the_last_day_there_is_is_no_end_yet(cell):
    assert never_ending(read)(cell) is None
    assert isinstance(read(cell), Refused)


def test_that_any_other_end_is_read_as_a_date_is():
    read_end = never_ending(read)
    assert read_end("2100-12-31") == on("2100-12-31")
    assert read_end(date(2026, 11, 20)) == on("2026-11-20")
    assert isinstance(read_end("9999-12-30"), Refused)
    assert read_end("") is None


@pytest.mark.parametrize("cell", [None, "", " ", "-", "#N/A", "NULL"])
def test_that_a_blank_date_is_none(cell):
    assert read(cell) is None


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("31/11/2026", "31/11/2026 is not a date."),
        ("29/02/2026", "29/02/2026 is not a date."),
        ("2026-13-01", "2026-13-01 is not a date."),
        ("03/25/2026", "03/25/2026 is not a date: the day comes before the month."),
        ("05/01/26", "05/01/26 has a year of two digits; four are needed."),
        ("05-JAN-26", "05-JAN-26 has a year of two digits; four are needed."),
        ("20 Foo 2026", "20 Foo 2026 is not a date."),
        ("46346", "46346 is not a date."),
        ("soon", "soon is not a date."),
        ("#VALUE!", "#VALUE! is not a date."),
        ("20/11/0202", "20/11/0202 is not a date we can use: its year is 202."),
        ("31/12/9999", "31/12/9999 is not a date we can use: its year is 9999."),
        (
            datetime.fromisoformat("1899-12-29"),
            "1899-12-29 00:00:00 is not a date we can use: its year is 1899.",
        ),
        (60, "60 is a number, not a date."),
        (12598894.0, "12598894 is a number, not a date."),
        (-1, "-1 is a number, not a date."),
        (True, "True is not a date."),
    ],
)
def test_that_what_is_no_date_is_refused_in_words(cell, sentence):
    assert read(cell) == Refused(sentence)


def test_that_a_serial_counts_days_as_excel_does_from_march_1900_on():
    assert [read(61), read(46085)] == [on("1900-03-01"), on("2026-03-04")]


def test_that_a_plain_number_is_no_date_where_days_are_counted_from_1904():
    assert date_converter(serial_dates=False)(46085) == Refused("46085 is not a date.")


@given(DAYS)
def test_that_every_day_is_read_back_from_iso_and_from_day_month_year(day):
    assert read(day.isoformat()) == read(f"{day:%d/%m/}{day.year}") == day


@given(st.dates(min_value=date(1900, 3, 1), max_value=date(2100, 12, 31)))
def test_that_every_serial_is_its_day(day):
    assert read((day - date(1899, 12, 31)) // timedelta(1) + 1) == day


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["03/25/2026", "04/26/2026"], True, id="two_that_can_only_be_so"),
        pytest.param(["03/25/2026", "03/25/2026"], False, id="one_date_twice_is_no_proof"),
        pytest.param(["03/25/2026", "01/02/2026"], False, id="one_may_be_a_slip"),
        pytest.param(["03/25/2026", "04/26/2026", "25/12/2026"], False, id="contradicted"),
        pytest.param(
            ["03/25/2026", "04/26/2026", *(f"01/{m:02}/2026" for m in range(1, 8))],
            False,
            id="too_few_among_many",
        ),
        pytest.param(["2026-03-25", "2026-04-26"], False, id="iso_says_nothing"),
        pytest.param(["31/31/2026", "32/32/2026"], False, id="neither_says_nothing"),
        pytest.param([], False, id="nor_does_an_empty_column"),
    ],
)
def test_that_the_month_comes_first_only_where_a_column_proves_it(cells, expected):
    assert has_month_first(cells) is expected


def test_that_a_column_with_the_month_first_is_read_so():
    assert date_converter(month_first=True)("03/04/2026") == on("2026-03-04")
