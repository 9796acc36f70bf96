from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.workbooks.transport import line_of, said_in

CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.dates(),
    st.datetimes(),
)


@given(st.lists(CELL))
def test_that_a_row_arrives_as_it_was_said(row):
    heard = said_in(line_of(row))
    assert heard == row
    assert list(map(type, heard)) == list(map(type, row))


@given(st.lists(st.text()))
def test_that_a_row_is_one_line_of_plain_letters(row):
    line = line_of(row)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert len(line.splitlines()) == 1


def test_that_a_date_is_told_from_a_moment():
    row = [date(2026, 11, 20), datetime.fromisoformat("2026-11-20")]
    assert list(map(type, said_in(line_of(row)))) == [date, datetime]


def test_that_a_time_of_day_goes_as_text():
    assert said_in(line_of([time(9, 30)])) == ["09:30:00"]


def test_that_a_message_is_a_mapping():
    assert said_in(line_of({"sheet": "List 6"})) == {"sheet": "List 6"}


def test_that_a_line_cut_short_is_noticed():
    with pytest.raises(ValueError, match="Expecting"):
        said_in(b'["a",')
