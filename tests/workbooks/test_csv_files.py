import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.workbooks.csv_files import MOST_ROWS, read_csv
from herefordshire_desk.workbooks.files import File
from herefordshire_desk.workbooks.unreadable import Unreadable

NAMES = "id,name\n1,Zoë Brân\n2,Siân £5 – “ok”\n"


def of(data):
    return File("a.csv", lambda: BytesIO(data))


def rows_of(data):
    sheet = read_csv(of(data), lambda _: None)
    return sheet.headings, sheet.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_that_letters_are_read_in_any_unicode_encoding(encoding):
    headings, rows = rows_of(NAMES.encode(encoding))
    assert headings == ("id", "name")
    assert rows == (("1", "Zoë Brân"), ("2", "Siân £5 – “ok”"))


def test_that_letters_of_windows_are_read_where_they_are_no_unicode():
    assert rows_of("id,name\n1,Siân £5 – “ok”\n".encode("cp1252"))[1] == (("1", "Siân £5 – “ok”"),)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('a,b,"c;d;e;f"', id="comma"),
        pytest.param("a;b;c, d", id="semicolon"),
        pytest.param("a\tb\tc, d; e", id="tab"),
    ],
)
def test_that_the_separator_is_that_of_the_first_line(line):
    headings, _ = rows_of(f"\n{line}\n".encode())
    assert headings[:2] == ("a", "b")
    assert len(headings) == 3


def test_that_one_column_needs_no_separator():
    assert rows_of(b"a\n1\n") == (("a",), (("1",),))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_that_lines_end_as_they_will(end):
    assert rows_of(end.join(["a,b", "1,2", "", "3,4"]).encode())[1] == (("1", "2"), (), ("3", "4"))


def test_that_a_line_end_within_quotation_marks_is_no_row():
    assert rows_of(b'a,b\n"1\n2",3\n4,5\n')[1] == (("1\n2", "3"), ("4", "5"))


def test_that_what_is_beyond_the_headings_is_kept_to_be_told_of():
    assert rows_of(b"a,b\n1,2,3\n")[1] == (("1", "2", "3"),)


def test_that_a_million_rows_are_enough():
    with pytest.raises(Unreadable, match=r"^a\.csv has more than 1,000,000 rows\.$"):
        read_csv(of(b"a\n" + b"1\n" * (MOST_ROWS + 1)), lambda _: None)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=10))
def test_that_whatever_is_written_is_read_back(rows):
    out = StringIO(newline="")
    csv.writer(out).writerows([("a", "b"), *rows])
    assert rows_of(out.getvalue().encode("utf-8-sig"))[1] == tuple(rows)


def test_that_a_file_altered_while_it_is_read_is_told_in_words():
    contents = iter([NAMES.encode(), NAMES.encode(), NAMES.encode(), NAMES.encode("cp1252")])
    with pytest.raises(Unreadable, match=r"letters in a\.csv cannot"):
        read_csv(File("a.csv", lambda: BytesIO(next(contents))), lambda _: None)
