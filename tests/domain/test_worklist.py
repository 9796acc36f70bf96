"""What is handed back to whoever keeps the case system."""

import pytest

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Discrepancy
from herefordshire_desk.domain.worklist import cell_of, correction_sheets, problem_sheets, told
from tests.make import allocation, on, visit

DAY = on("2026-11-20")
SHEET = Sheet(
    file="a.xlsx",
    name="List 6",
    headings=("Child Unique ID", "CIN Start Date (Y/N)", *(f"c{n}" for n in range(30))),
    rows=(),
    first_row=2,
)


@pytest.mark.parametrize(
    ("field", "row", "expected"),
    [
        pytest.param("CIN Start Date", 4, "B4", id="by_its_heading"),
        pytest.param("c29", 12, "AF12", id="beyond_z"),
        pytest.param("child", 4, "", id="of_no_column"),
        pytest.param("CIN Start Date", 0, "", id="of_no_row"),
    ],
)
def test_that_a_problem_is_found_in_its_cell(field, row, expected):
    assert cell_of(Problem(field, "…", "a.xlsx, List 6", row), [SHEET]) == expected


def test_that_every_problem_is_a_row_with_its_place_and_sentence():
    problem = Problem("CIN Start Date", "31/11/2026 is\x0b not a date.", "a.xlsx, List 6", 4)
    about, listed = problem_sheets([problem], [SHEET], "a.xlsx", DAY)
    assert listed.rows == (
        (1, "a.xlsx, List 6", 4, "B4", "CIN Start Date", "31/11/2026 is not a date."),
    )
    assert "a.xlsx, taken on 20 November 2026" in about.rows[1]


def differs(what, record, **fields):
    return Discrepancy(
        id=f"{what}:{record}", child_id="C1", what=what, record=record, format="ssd",
        since=on("2026-11-09"), latest=on("2026-11-16"), **{"times": 2, **fields},
    )  # fmt: skip


NAMES = {"SW1": "Priya Nair", "SW2": "Sam Price"}
VISIT = visit(id="desk-1")
HELD = allocation(id="desk-a", social_worker_id="SW2")
ON_FILE = {"Visit:desk-1": VISIT, "Allocation:desk-a": HELD}


def test_that_a_visit_the_case_system_lacks_is_told_with_its_day():
    found = told(differs("not_there", "Visit:desk-1"), ON_FILE, NAMES)
    assert found.dated == VISIT.visited_on
    assert found.words == "Visit recorded by the team and not in the case system: child protection."


@pytest.mark.parametrize(
    ("theirs", "words"),
    [("SW1", "Priya Nair (SW1)"), ("SW7", "SW7"), ("", "nobody")],
)
def test_that_both_social_workers_are_told(theirs, words):
    found = told(differs("social_worker", "Allocation:desk-a", theirs=theirs), ON_FILE, NAMES)
    assert found.words == f"Social worker Sam Price (SW2); the case system has {words}."


def test_that_corrections_give_children_by_id_and_leave_the_rest_out():
    found = [
        told(differs("not_there", "Visit:desk-1"), ON_FILE, NAMES),
        told(differs("not_there", "Visit:desk-1", times=1), ON_FILE, NAMES),
        told(differs("missing", "Visit:CP:1"), ON_FILE, NAMES),
    ]
    _, listed = correction_sheets(found, "CP Team 1", DAY)
    ((number, child, _, dated, times, since),) = listed.rows
    assert (number, child, dated, times, since) == (1, "C1", VISIT.visited_on, 2, on("2026-11-09"))
