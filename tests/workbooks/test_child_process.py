"""What the other process says of a workbook, here asked within this one."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.workbooks.child_process import answer
from tests.workbooks.workbook_files import row, simple, with_part, with_rows, workbook

BOOK = workbook({"S": [("id", "day"), *((f"000{n}", n / 2) for n in range(20))]})
PARTS = {name: ZipFile(BytesIO(BOOK)).read(name) for name in ZipFile(BytesIO(BOOK)).namelist()}
HARM = [b"<", b"&", b"99999999999", b"-1", b'"', b"\0", b"NaN", b"<![CDATA[", b"<!DOCTYPE x>"]


def said(book):
    return list(answer("a.xlsx", book, None))


def test_that_a_workbook_is_told_sheet_by_sheet_and_row_by_row():
    assert said(simple()) == [
        {"sheet": "List 6", "serial_dates": True},
        ["Child Unique ID", "CIN Start Date"],
        ["100", "05/01/2026"],
        {"end": True},
    ]


def test_that_blank_rows_are_told_so_that_rows_can_be_counted():
    book = with_rows(row(1, "a") + row(4, "b"))
    assert said(book)[1:] == [["a"], [], [], ["b"], {"end": True}]


def test_that_rows_end_with_their_last_filled_cell():
    assert ["a"] in said(workbook({"S": [("a", None, None, "")]}))


def test_that_columns_beyond_any_real_table_are_left():
    assert len(said(workbook({"S": [tuple(range(400))]}))[1]) == 300


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_that_a_damaged_workbook_is_read_or_refused_and_nothing_else(data):
    name = data.draw(st.sampled_from(sorted(PARTS)))
    part = bytearray(PARTS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(part)))
        part[place : place + data.draw(st.integers(0, 30))] = data.draw(st.sampled_from(HARM))
    last = said(with_part(BOOK, name, bytes(part)))[-1]
    assert isinstance(last, dict)
    assert last.keys() & {"end", "refused"}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), min_size=1))
def test_that_changed_bytes_are_read_or_refused_and_nothing_else(changes):
    book = bytearray(BOOK)
    for place, value in changes:
        book[place] = value
    last = said(bytes(book))[-1]
    assert isinstance(last, dict)
    assert last.keys() & {"end", "refused"}
