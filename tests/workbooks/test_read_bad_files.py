"""A corpus of files that are not what they seem: each is told of in a sentence, or read safely."""

import pytest

from herefordshire_desk.workbooks.encrypt import encrypt
from herefordshire_desk.workbooks.read import NeedsPassword, Unreadable, read_sheets
from tests.workbooks.hostile import HEADINGS, NEVER_READ
from tests.workbooks.workbook_files import row, simple, with_rows

RIGHT, WRONG = "oak lantern", "oak lintern"


@pytest.mark.parametrize("bad", NEVER_READ, ids=lambda bad: bad.what)
def test_that_a_bad_file_is_told_of_in_a_sentence(tmp_path, bad):
    (tmp_path / bad.name).write_bytes(bad.content)
    with pytest.raises(Unreadable) as refused:
        read_sheets([tmp_path / bad.name])
    assert str(refused.value) == bad.sentence.format(bad.name)


@pytest.mark.parametrize(
    ("rows", "dimension"),
    [
        pytest.param(row(2, "100", "x"), "A1:XFD1048576", id="a_sheet_that_says_it_is_huge"),
        pytest.param(row(2, "100", "x"), "A1", id="a_sheet_that_says_it_is_tiny"),
        pytest.param(
            row(2, "100", "x") + row(1_048_576, "far", column="XFD"), "A1:B2", id="a_far_cell"
        ),
        pytest.param(row(2, "100", "x") + row(99_999_999_999, "far"), "A1:B2", id="a_far_row"),
        pytest.param(
            row(2, "100", "x") + '<row r="3"><c r="ZZZ3" t="n"><v>1</v></c></row>',
            "A1:B2",
            id="a_far_column",
        ),
    ],
)
def test_that_a_sheet_is_read_as_far_as_it_really_reaches(tmp_path, rows, dimension):
    (tmp_path / "a.xlsx").write_bytes(with_rows(HEADINGS + rows, dimension))
    (sheet,) = read_sheets([tmp_path / "a.xlsx"]).sheets
    assert sheet.headings == ("Child Unique ID", "CIN Start Date")
    assert [cells for cells in sheet.rows if cells] == [("100", "x")]


def test_that_it_is_said_where_reading_stopped(tmp_path):
    far = with_rows(HEADINGS + row(2, "100") + row(5_000, "200"))
    (tmp_path / "a.xlsx").write_bytes(far)
    read = read_sheets([tmp_path / "a.xlsx"])
    assert read.notes == ["List 6 was read as far as row 2: blank rows follow."]


def test_that_a_file_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(Unreadable, match=r"^There is no file called a\.xlsx there\.$"):
        read_sheets([tmp_path / "a.xlsx"])


def test_that_a_folder_without_csv_files_is_told_of(tmp_path):
    (tmp_path / "extract").mkdir()
    (tmp_path / "extract" / ".hidden.csv").write_text("id\n1\n")
    with pytest.raises(Unreadable, match=r"^There are no CSV files in the folder extract\.$"):
        read_sheets([tmp_path / "extract"])


@pytest.fixture(scope="module")
def locked(tmp_path_factory):
    path = tmp_path_factory.mktemp("locked") / "locked.xlsx"
    path.write_bytes(encrypt(simple(), RIGHT))
    return path


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        (None, "locked.xlsx needs its password."),
        (WRONG, "The password given does not open locked.xlsx."),
    ],
)
def test_that_a_locked_workbook_asks_for_its_password(locked, password, sentence):
    with pytest.raises(NeedsPassword) as refused:
        read_sheets([locked], password=password)
    assert str(refused.value) == sentence


def test_that_a_locked_workbook_is_read_with_its_password(locked):
    (sheet,) = read_sheets([locked], password=RIGHT).sheets
    assert sheet.rows == (("100", "05/01/2026"),)


def test_that_a_locked_workbook_that_was_damaged_is_told_of(tmp_path, locked):
    data = bytearray(locked.read_bytes())
    data[-600] ^= 1
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(Unreadable, match="is damaged or not complete"):
        read_sheets([tmp_path / "a.xlsx"], password=RIGHT)
