"""The pack as paper: the workbook's own sheets, in words, with bookmarks and no names."""

import pytest

from herefordshire_desk.domain.evidence import evidence_pack
from herefordshire_desk.domain.returns.schema import return_schema
from herefordshire_desk.views.evidence_files import write_pack
from herefordshire_desk.views.evidence_paper import MOST, columns, evidence_paper
from herefordshire_desk.views.paper import Grid
from herefordshire_desk.views.print_files import NotWritten
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.workbooks.read import read_sheets
from tests.domain.test_evidence import MOVED, records
from tests.make_returns import held


@pytest.fixture(scope="module")
def made():
    return evidence_pack(records(held("C1"), MOVED))


def part(made, name):
    return next(each for each in evidence_paper(made).parts if each.name.startswith(name))


def text(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_that_every_part_takes_its_columns_from_a_sheet_of_the_pack():
    sheets = return_schema("evidence").sheets
    for name, each in columns().items():
        assert len({column.sheet for column in each}) == 1, name
        assert {column.column for column in each} <= set(sheets[each[0].sheet].names)


def test_that_the_parts_come_in_the_order_they_are_read_in(made):
    assert [each.name for each in evidence_paper(made).parts] == [
        "About this pack",
        "Measures",
        "Month by month, Jun 2026 to Nov 2026",
        "What happened to the team",
        "Children open on the day",
        "Decisions: who came to hold a child",
        "Supervision",
        "How good the records are",
        "What differs from the pack before",
        "Definitions",
        "Checksums of the workbook",
    ]


def test_that_codes_are_in_words_and_too_few_are_counts(made):
    (decision,) = text(part(made, "Decisions"))
    assert decision[3:7] == ["SW2", "Yes", "Previous social worker left the role", ""]
    months = {row[0]: row[1:] for row in text(part(made, "Month by month"))}
    assert months["Changes of social worker in the month"] == ["0", "0", "0", "0", "1", "0"]
    assert months["Children with no social worker"][-1] == "0 of 2"


def test_that_the_same_definition_is_told_once(made):
    told = [row[1] for row in text(part(made, "Definitions"))]
    assert len(told) == len(set(told))


def test_that_a_long_part_says_how_much_more_the_workbook_has(made):
    many = evidence_pack(records(*(held(f"C{at:04}") for at in range(MOST + 2))))
    grid = part(many, "Children")
    assert isinstance(grid, Grid)
    assert (len(grid.rows), grid.left_out) == (MOST, "and 2 more, in the workbook")


def test_that_no_name_is_on_it(made, qapp):
    assert "Quillfeather" not in as_html(evidence_paper(made))


def test_that_its_bookmarks_are_its_parts(made, qapp):
    pages = Pages(evidence_paper(made))
    names = [each.name for each in evidence_paper(made).parts]
    assert [heading.words for heading in pages.headings()] == names


def test_that_both_files_are_written_from_one_source(made, qapp, tmp_path):
    out = write_pack(made, tmp_path)
    assert out.pdf.read_bytes().startswith(b"%PDF")
    sheets = {each.name: each for each in read_sheets([out.workbook]).sheets}
    assert set(sheets) == {each.name for each in made.sheets}
    assert [row[1] for row in sheets["decisions"].rows] == ["C1"]


def test_that_where_one_file_is_there_neither_is_written(made, qapp, tmp_path):
    out = write_pack(made, tmp_path)
    out.workbook.unlink()
    was = out.pdf.read_bytes()
    with pytest.raises(NotWritten):
        write_pack(made, tmp_path)
    assert [out.pdf] == list(tmp_path.iterdir())
    assert out.pdf.read_bytes() == was


def test_that_a_pdf_the_disk_refuses_takes_the_workbook_back(made, qapp, tmp_path, monkeypatch):
    def refused(out, data):
        raise NotWritten("The disk refused it.")

    monkeypatch.setattr("herefordshire_desk.views.evidence_files.write_whole", refused)
    with pytest.raises(NotWritten):
        write_pack(made, tmp_path)
    assert list(tmp_path.iterdir()) == []
