"""A corpus of files that are not what they seem: each is told of in a sentence, or read safely."""

import struct

import pytest

from herefordshire_desk.workbooks.encrypt import encrypt
from herefordshire_desk.workbooks.read import NeedsPassword, Unreadable, read_sheets
from tests.workbooks.workbook_files import packed, row, simple, with_part, with_rows

RIGHT, WRONG = "oak lantern", "oak lintern"
HEADINGS = row(1, "Child Unique ID", "CIN Start Date")
DAMAGED = "{} is damaged or not complete. Save it again from where it came, and try again."
SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
SWELLS = "{} would unpack to far more than a real workbook holds."
LAUGHS = "<!DOCTYPE x [<!ENTITY a '1'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1 if n else str()};' * 10}'>" for n in range(9))
)


def locked_zip() -> bytes:
    """A zip of one CSV file whose flags say that it needs a password."""
    data = bytearray(packed({"ssd_person.csv": b"pers_person_id\n1\n"}))
    central = data.index(b"PK\x01\x02")
    for place in (6, central + 8):
        (flags,) = struct.unpack_from("<H", data, place)
        struct.pack_into("<H", data, place, flags | 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("a.xlsx", b"", "a.xlsx is empty.", id="empty"),
        pytest.param("a.csv", b"", "a.csv is empty.", id="empty_text"),
        pytest.param("a.csv", b" \n\n", "a.csv has no headings in its first rows.", id="blank"),
        pytest.param(
            "a.xlsx",
            b"just words",
            "a.xlsx is not an Excel workbook, whatever its name says.",
            id="not_a_zip",
        ),
        pytest.param("a.xlsx", simple()[: len(simple()) // 2], DAMAGED, id="half_a_workbook"),
        pytest.param("a.xlsx", b"PK\x03\x04", DAMAGED, id="four_bytes_of_one"),
        pytest.param(
            "a.xls",
            b"\n<html><table><tr><td>Child</td></tr></table>",
            f"{{}} is a web page with a workbook's name. {SAVE_AS}",
            id="a_web_page",
        ),
        pytest.param(
            "a.xls",
            bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600),
            f"{{}} is in the old .xls format. {SAVE_AS}",
            id="the_old_format",
        ),
        pytest.param(
            "a.xlsb",
            packed({"xl/workbook.bin": b""}),
            f"{{}} is in the .xlsb format. {SAVE_AS}",
            id="the_binary_format",
        ),
        pytest.param(
            "a.zip",
            packed({"notes.docx": b"x"}),
            "{} is neither an Excel workbook nor a folder of CSV files.",
            id="a_zip_of_something_else",
        ),
        pytest.param(
            "a.pdf",
            b"%PDF-1.7",
            "{} is not a file the desk reads: those are .xlsx and .csv files.",
            id="something_else_altogether",
        ),
        pytest.param(
            "a.xlsx",
            with_part(simple(), "xl/media/image1.png", bytes(30_000_000)),
            SWELLS,
            id="a_zip_bomb",
        ),
        pytest.param(
            "a.zip", packed({"ssd_person.csv": bytes(30_000_000)}), SWELLS, id="a_bomb_of_text"
        ),
        pytest.param(
            "a.xlsx",
            packed({"xl/workbook.xml": b"", **{f"xl/{n}": b"" for n in range(2_000)}}),
            "{} has more than 2,000 parts, as no real workbook has.",
            id="thousands_of_parts",
        ),
        pytest.param(
            "a.zip",
            packed({"ssd_person.csv": packed({"ssd_person.csv": b"x"})}),
            "ssd_person.csv is not a CSV file, whatever its name says.",
            id="a_zip_in_a_zip",
        ),
        pytest.param(
            "a.zip", locked_zip(), "{} is packed with a password. Unpack it first.", id="locked_zip"
        ),
        pytest.param("a.xlsx", with_part(simple(), "xl/workbook.xml", b"<"), DAMAGED, id="no_xml"),
        pytest.param(
            "a.xlsx",
            with_rows(HEADINGS + row(2, "&a8;", "x"), before=LAUGHS),
            DAMAGED,
            id="a_billion_laughs",
        ),
        pytest.param(
            "a.xlsx",
            with_rows(
                HEADINGS + row(2, "&x;", "x"),
                before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
            ),
            DAMAGED,
            id="an_entity_from_outside",
        ),
        pytest.param(
            "a.xlsx",
            with_rows(HEADINGS + "".join(row(n, "1") for n in range(2, 100_002))),
            "List 6 in {} has more than 100,000 rows.",
            id="too_many_rows",
        ),
        pytest.param(
            "a.xlsx", with_rows(""), "{} has no headings in its first rows.", id="nothing_in_it"
        ),
        pytest.param(
            "a.csv",
            b'id,name\n1,Amy\n2,"Ben\n3,Cai\n',
            "A quotation mark opened in row 3 of {} is never closed.",
            id="an_unclosed_quotation_mark",
        ),
        pytest.param(
            "a.csv",
            b'id,name\n1,"Amy" Aston\n',
            "Row 2 of {} has quotation marks or line ends out of place.",
            id="a_quotation_mark_out_of_place",
        ),
        pytest.param(
            "a.csv",
            b"id,name\n1,\xe9\x81\n",
            "The letters in {} cannot be made out. Save it as “CSV UTF-8”.",
            id="letters_of_no_encoding",
        ),
        pytest.param(
            "a.csv",
            b"id\0\0,name\n\xff\xff\xff",
            "The letters in {} cannot be made out. Save it as “CSV UTF-8”.",
            id="no_text_at_all",
        ),
    ],
)
def test_that_a_bad_file_is_told_of_in_a_sentence(tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read_sheets([tmp_path / name])
    assert str(refused.value) == sentence.format(name)


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
