"""`collect` on returns that came to harm on their way, or came twice, or not at all."""

import shutil

import pytest
from openpyxl import load_workbook

from tests.commands.test_collecting import put, told
from tests.domain.returns.test_collected_findings import sent
from tests.make_collected import ONE, TWO, led, week


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "returns"
    inside.mkdir()
    put(inside, "a.xlsx", week(ONE, led("C1"), led("C2"), led("C3")))
    put(inside, "b.xlsx", week(TWO, led("C4", "SW2"), led("C5", "SW2")))
    return inside


def altered(book):
    book["children"]["B2"] = "Another team"


def dropped(book):
    book["children"].delete_rows(3)


def swapped(book):
    children, visits = book["children"], book["sw_episodes"]
    children.title, visits.title = "x", "children"
    children.title = "sw_episodes"


def rows_swapped(book):
    for cell in book["children"][2]:
        other = book["children"].cell(3, cell.column)
        cell.value, other.value = other.value, cell.value


HARMS = [
    pytest.param(altered, id="one_cell_altered"),
    pytest.param(dropped, id="a_row_dropped"),
    pytest.param(swapped, id="two_sheets_swapped"),
]


@pytest.mark.parametrize("harm", HARMS)
def test_that_what_is_not_as_it_was_made_is_found_by_verify_and_not_counted(
    folder, run, tmp_path, harm
):
    book = load_workbook(folder / "a.xlsx")
    harm(book)
    book.save(folder / "a.xlsx")
    assert run("verify", folder / "a.xlsx", password=None).code == 1
    ran = run("collect", folder, "--out", tmp_path / "all.xlsx", password=None)
    assert ran.code == 0
    assert "Not counted: a.xlsx." in ran.out
    assert {row["child_id"] for row in told(tmp_path / "all.xlsx", "children")} == {"C4", "C5"}


def test_that_rows_sorted_otherwise_are_the_same_return(folder, run):
    book = load_workbook(folder / "a.xlsx")
    rows_swapped(book)
    book.save(folder / "a.xlsx")
    assert run("verify", folder / "a.xlsx", password=None).code == 0


def test_that_a_sheet_out_of_another_teams_return_is_found(folder, run, tmp_path):
    one, two = load_workbook(folder / "a.xlsx"), load_workbook(folder / "b.xlsx")
    page = one["children"]
    page.delete_rows(2, page.max_row)
    for row in two["children"].iter_rows(min_row=2, values_only=True):
        page.append(row)
    one.save(folder / "a.xlsx")
    assert run("verify", folder / "a.xlsx", password=None).code == 1
    ran = run("collect", folder, "--out", tmp_path / "all.xlsx", password=None)
    assert "Not counted: a.xlsx." in ran.out


def kinds(out):
    return {row["kind"]: row["message"] for row in told(out, "findings")}


def test_that_a_replayed_and_a_skipped_revision_are_found(folder, run, tmp_path):
    first = week(ONE, led("C1"))
    shutil.copy(folder / "a.xlsx", folder / "again.xlsx")
    second = week(ONE, led("C1"), led("C2"), sent=(sent(first, 1),))
    third = week(ONE, led("C1"), sent=(sent(first, 1), sent(second, 2)))
    put(folder, "third.xlsx", third)
    out = tmp_path / "all.xlsx"
    assert run("collect", folder, "--out", out, password=None).code == 0
    found = kinds(out)
    assert (
        found["revision_repeated"] == "Revision 1 is in a.xlsx and again.xlsx, with the same rows."
    )
    assert found["revision_missing"] == "Not in the folder: revision 2."
    files = {row["file"]: row["status"] for row in told(out, "files")}
    assert (files["third.xlsx"], files["a.xlsx"]) == ("counted", "superseded")


def test_that_a_revision_of_other_rows_under_the_same_number_is_found(folder, run, tmp_path):
    put(folder, "other.xlsx", week(ONE, led("C1"), led("C9")))
    out = tmp_path / "all.xlsx"
    assert run("collect", folder, "--out", out, password=None).code == 0
    words = "Revision 1 is in a.xlsx and other.xlsx, with different rows."
    assert kinds(out)["revision_repeated"] == words
