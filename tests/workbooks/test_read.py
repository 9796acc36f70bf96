from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.workbooks.grid import sheet_of
from herefordshire_desk.workbooks.read import read_sheets
from tests.workbooks.workbook_files import packed, simple, workbook


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_that_cells_keep_their_types_across_the_pipe(tmp_path):
    rows = [
        ("id", "number", "share", "yes", "day", "moment", "text", "error"),
        ("00016", 12598894, 0.6, True, date(2026, 11, 20), "2026", " a\xa0b ", "#N/A"),
        ("x", None, 1.0, False, datetime.fromisoformat("2026-11-20T13:05"), None, "é£", "#REF!"),
    ]
    (sheet,) = read_sheets([write(tmp_path, "a.xlsx", workbook({"List 6": rows}))]).sheets
    midnight = datetime.fromisoformat("2026-11-20")
    assert sheet == Sheet(
        file="a.xlsx",
        name="List 6",
        headings=rows[0],
        rows=(
            ("00016", 12598894, 0.6, True, midnight, "2026", " a\xa0b ", "#N/A"),
            ("x", None, 1, False, rows[2][4], None, "é£", "#REF!"),
        ),
        first_row=2,
    )


def test_that_every_sheet_with_headings_is_read(tmp_path):
    book = workbook({"List 6": [("a", "b")], "Empty": [], "List 7": [("c", "d"), (1, 2)]})
    read = read_sheets([write(tmp_path, "a.xlsx", book)])
    assert [(sheet.name, sheet.place) for sheet in read.sheets] == [
        ("List 6", "a.xlsx, List 6"),
        ("List 7", "a.xlsx, List 7"),
    ]


def test_that_what_is_jotted_beside_a_table_in_a_workbook_is_dropped(tmp_path):
    book = workbook({"List 6": [("a", "b"), (1, 2, None, "ask Sam")]})
    (sheet,) = read_sheets([write(tmp_path, "a.xlsx", book)]).sheets
    assert sheet.rows == ((1, 2),)


def test_that_a_workbook_that_counts_from_1904_says_so(tmp_path):
    from io import BytesIO

    from openpyxl import Workbook
    from openpyxl.utils.datetime import MAC_EPOCH

    book, out = Workbook(), BytesIO()
    book.epoch = MAC_EPOCH
    for row in (("id", "day"), ("1", date(2026, 11, 20))):
        book.active.append(row)
    book.save(out)
    (sheet,) = read_sheets([write(tmp_path, "a.xlsx", out.getvalue())]).sheets
    assert not sheet.serial_dates
    assert sheet.rows[0][1] == datetime.fromisoformat("2026-11-20")


def test_that_a_csv_file_is_one_sheet(tmp_path):
    (sheet,) = read_sheets([write(tmp_path, "ssd_person.csv", "a,b\r\n1,2\r\n")]).sheets
    assert sheet == Sheet("ssd_person.csv", "ssd_person", ("a", "b"), (("1", "2"),), 2)
    assert sheet.place == "ssd_person.csv"


def test_that_a_folder_of_csv_files_is_read_by_name(tmp_path):
    for name in ("ssd_b.CSV", "ssd_a.csv", "notes.docx", "~$ssd_a.csv"):
        write(tmp_path, name, "x,y\n1,2\n")
    assert [sheet.name for sheet in read_sheets([tmp_path]).sheets] == ["ssd_a", "ssd_b"]


def test_that_packed_csv_files_are_read_from_whatever_folder_they_are_in(tmp_path):
    files = {
        "extract/ssd_a.csv": b"x,y\n1,2\n",
        "ssd_b.csv": b"x,y\n",
        "__MACOSX/extract/._ssd_a.csv": b"\0\0",
        "readme.md": b"#",
    }
    read = read_sheets([write(tmp_path, "a.zip", packed(files))])
    assert [(sheet.file, len(sheet.rows)) for sheet in read.sheets] == [
        ("ssd_a.csv", 1),
        ("ssd_b.csv", 0),
    ]


def test_that_an_empty_file_among_others_is_a_problem_and_no_more(tmp_path):
    write(tmp_path, "ssd_a.csv", "")
    write(tmp_path, "ssd_b.csv", "x,y\n")
    read = read_sheets([tmp_path])
    assert [sheet.name for sheet in read.sheets] == ["ssd_b"]
    assert read.problems == [Problem("", "ssd_a.csv is empty.", "ssd_a.csv")]


def test_that_several_paths_are_read_in_their_order(tmp_path):
    paths = [
        write(tmp_path, "b.csv", "x,y\n"),
        write(tmp_path, "a.xlsx", simple()),
        write(tmp_path, "c.csv", "x,y\n"),
    ]
    assert [sheet.file for sheet in read_sheets(paths).sheets] == ["b.csv", "a.xlsx", "c.csv"]


def test_that_progress_grows_from_nothing_to_everything(tmp_path):
    shares = []
    paths = [write(tmp_path, "b.csv", "x,y\n"), write(tmp_path, "a.xlsx", simple())]
    read_sheets(paths, progress=shares.append)
    assert shares == sorted(shares)
    assert (shares[0] >= 0, shares[-1]) == (True, 1)


def test_that_a_long_file_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    class Stop(Exception):
        pass

    shares = []

    def stop_half_way(share):
        shares.append(share)
        if share > 0.5:
            raise Stop

    path = write(tmp_path, "a.csv", "x,y\n" + "1,2\n" * 100_000)
    with pytest.raises(Stop):
        read_sheets([path], progress=stop_half_way)
    assert 0.5 < shares[-1] < 0.9


@pytest.mark.parametrize(
    ("rows", "headings", "first_row"),
    [
        pytest.param([["a", "b"], ["1", "2"]], ("a", "b"), 2, id="in_the_first_row"),
        pytest.param([[], ["", " "], ["a", "b"], ["1", "2"]], ("a", "b"), 4, id="after_blank_rows"),
        pytest.param([["Annex A"], [], ["a", "b"], ["1", "2"]], ("a", "b"), 4, id="under_a_title"),
        pytest.param([["a"], ["1"]], ("a",), 2, id="of_one_column"),
        pytest.param([["a", "", "c", "", ""], ["1"]], ("a", "", "c"), 2, id="with_a_gap"),
    ],
)
def test_that_headings_are_found(rows, headings, first_row):
    sheet = sheet_of("a.csv", "a", rows)
    assert (sheet.headings, sheet.first_row) == (headings, first_row)
    assert sheet.rows[0][:1] == ("1",)


def test_that_a_sheet_without_headings_in_ten_rows_is_none():
    assert sheet_of("a.csv", "a", [[""]] * 10 + [["a", "b"]]) is None


XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"), max_size=30
)
CELLS = st.one_of(
    XML_TEXT.filter(lambda words: words.strip() and not words.startswith("=")),
    st.integers(-(10**15), 10**15),
    st.booleans(),
    st.datetimes(min_value=datetime.fromisoformat("1900-03-01")).map(
        lambda moment: moment.replace(microsecond=0)
    ),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=20))
def test_that_whatever_is_written_in_a_workbook_is_read_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("round") / "a.xlsx"
    path.write_bytes(workbook({"S": [("a", "b", "c"), *rows]}))
    (sheet,) = read_sheets([path]).sheets
    assert sheet.rows == tuple(rows)
    assert [list(map(type, row)) for row in sheet.rows] == [list(map(type, row)) for row in rows]


def test_that_rows_under_many_blank_lines_of_one_of_many_files_are_not_passed_over(tmp_path):
    (tmp_path / "a.csv").write_text("\n" * 9 + " " * 100_000 + "\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(" " * 70_000 + "\nid,name\n1,Amy\n", encoding="utf-8")
    read = read_sheets([tmp_path])
    assert [(sheet.file, list(sheet.rows)) for sheet in read.sheets] == [("b.csv", [("1", "Amy")])]
    assert [problem.file for problem in read.problems] == ["a.csv"]
