"""Verifying a return as it was read back: whole, and every way in which it is not."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.returns.verify import NO_RETURN, Verdict, verify
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY, visit
from tests.make_returns import held, snapshot


def read_back():
    """A small return as reading gives it: days as moments, blank ends of rows cut off."""
    seen = [visit(id=f"V{at}", visited_on=DAY, seen_alone=True) for at in (1, 2)]
    made = weekly(snapshot(held("C1", "SW1", *seen), held("C2"), held("C3")))
    return [_sheet(each) for each in made.sheets]


def _sheet(made):
    headings, rows = (made.columns, made.rows) if made.table else (made.rows[0], made.rows[1:])
    cells = tuple(_trimmed(map(_moment, row)) for row in rows)
    return Sheet("r.xlsx", made.name, tuple(str(h) for h in headings if h), cells, 2)


def _moment(cell):
    return datetime(cell.year, cell.month, cell.day) if isinstance(cell, date) else cell  # noqa: DTZ001 - a workbook's days have no zone


def _trimmed(cells):
    row = list(cells)
    while row and row[-1] is None:
        row.pop()
    return tuple(row)


def with_rows(name, change):
    """The return with the rows of one sheet changed."""
    return [
        replace(each, rows=tuple(change(list(each.rows)))) if each.name == name else each
        for each in read_back()
    ]


def faults(sheets):
    verdict = verify(sheets)
    assert isinstance(verdict, Verdict)
    return verdict.faults


def test_that_a_return_as_it_was_made_has_no_faults():
    verdict = verify(read_back())
    assert isinstance(verdict, Verdict)
    assert verdict.faults == ()
    assert verdict.what.startswith("weekly return 2026-W47, revision 1, ")


def test_that_the_order_of_sheets_and_rows_and_blank_rows_at_the_foot_alter_nothing():
    turned = with_rows("visits", lambda rows: [*reversed(rows), (), (None,)])
    assert faults(turned[::-1]) == ()


def test_that_a_changed_cell_is_found_in_its_sheet():
    found = faults(
        with_rows("children", lambda rows: [(*rows[0][:1], "X", *rows[0][2:]), *rows[1:]])
    )
    assert found == (
        "Sheet children is not as it was made. It has as many rows as it was made with, so a "
        "cell or a heading was changed.",
        "The checksum over all sheets is not the one that was written.",
    )


def test_that_an_added_row_is_told_by_its_number():
    added = ("C4", "CP Team 1")
    first, _ = faults(with_rows("children", lambda rows: [rows[0], added, *rows[1:]]))
    assert "It has 1 row more than the 3 it was made with. Row 3 was added." in first


def test_that_a_repeated_row_is_told_by_its_number():
    first, _ = faults(with_rows("visits", lambda rows: [*rows, rows[0]]))
    assert "1 row more" in first
    assert "Row 7 has the key of a row above it." in first


def test_that_a_lost_row_is_told_by_the_ids_that_other_sheets_name():
    first, _ = faults(with_rows("children", lambda rows: rows[1:]))
    assert "It has 1 row fewer than the 3 it was made with." in first
    assert "Other sheets name C1, and it has no row for them." in first


def test_that_a_blank_row_among_the_others_is_found():
    first, _ = faults(with_rows("children", lambda rows: [rows[0], (), *rows[1:]]))
    assert "Row 3 was added." in first


@pytest.mark.parametrize(
    ("column", "whole", "altered"),
    [
        pytest.param("social_workers_12m", 1, True, id="a_truth_value_is_no_number"),
        pytest.param(
            "allocation_start",
            datetime(2026, 1, 5),  # noqa: DTZ001 - a workbook's days have no zone
            datetime(2026, 1, 5, 9),  # noqa: DTZ001 - as above
            id="a_time_of_day_is_no_day",
        ),
    ],
)
def test_that_a_cell_of_another_kind_is_found(column, whole, altered):
    (children,) = (each for each in read_back() if each.name == "children")
    at = children.headings.index(column)
    row = children.rows[0]
    assert row[at] == whole
    changed = (*row[:at], altered, *row[at + 1 :])
    assert faults(with_rows("children", lambda rows: [changed, *rows[1:]]))


@pytest.mark.parametrize("name", ["Cover", "notes", "visits"])
def test_that_a_missing_sheet_is_found(name):
    found = faults([each for each in read_back() if each.name != name])
    assert f"Sheet {name} is missing, or nothing is left in it." in found


def test_that_a_sheet_of_somebody_else_s_is_found():
    notes = Sheet("r.xlsx", "My notes", ("a", "b"), (), 2)
    assert faults([*read_back(), notes]) == ("Sheet My notes is none of this return's.",)


def test_that_headings_that_were_moved_are_found():
    moved = [replace(each, first_row=3) if each.name == "visits" else each for each in read_back()]
    assert faults(moved) == ("Sheet visits has its headings in row 2, not in row 1.",)


def test_that_a_renamed_heading_is_found():
    renamed = [
        replace(each, headings=("visit", *each.headings[1:])) if each.name == "visits" else each
        for each in read_back()
    ]
    assert faults(renamed)[0].startswith("Sheet visits is not as it was made.")


@pytest.mark.parametrize("field", ["sha256_all", "sha256_visits", "as_at", "rows_visits"])
def test_that_what_a_return_says_of_itself_is_covered_too(field):
    changed = with_rows(
        "submission", lambda rows: [(r[0], "X") if r[0] == field else r for r in rows]
    )
    assert faults(changed)


@pytest.mark.parametrize("name", [None, 7, "shopping", "../weekly", ""])
def test_that_what_does_not_say_which_return_it_is_is_none(name):
    other = with_rows(
        "submission", lambda rows: [(r[0], name) if r[0] == "return_name" else r for r in rows]
    )
    assert verify(other) == Problem("file", NO_RETURN)
    assert verify(other[2:]) == Problem("file", NO_RETURN)


@pytest.mark.parametrize("name", ["checks", "measures", "national_checks", "no_such_return"])
def test_that_what_names_something_else_that_is_carried_is_no_return(name):
    def change(rows):
        return [("return_name", name) if row[0] == "return_name" else row for row in rows]

    assert verify(with_rows("submission", change)) == Problem("file", NO_RETURN)


def test_that_a_return_in_a_national_layout_is_not_said_to_be_none_of_the_desks():
    verdict = verify([Sheet("annex_a.xlsx", "List 6", ("Child Unique ID",), (), 2)])
    assert "no checksums, as Annex A and social worker episodes" in verdict.message
