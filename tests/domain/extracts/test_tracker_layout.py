"""What a tracker's headings mean: likened, corrected by a person, remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.cells import converter
from herefordshire_desk.domain.extracts.entries import MOST_STATUTORY_FIRST
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.tables import tables
from herefordshire_desk.domain.extracts.tracker_layout import (
    as_text,
    layout_name,
    problem_of,
    proposed,
    remembered,
    tracker_fields,
    tracker_sheet,
)

HEADINGS = (
    "Child ID",
    "Child's Name",
    "D.O.B",
    "Allocated Worker",
    "CP Plan Start",
    "Last CP Vist",
)


def sheet(headings=HEADINGS, rows=()):
    return Sheet("t.xlsx", "Caseload", tuple(headings), tuple(rows), 2)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param("Child ID", "child_id", id="as_it_is_called"),
        pytest.param("child's NAME ", "name", id="another_case_and_spaces"),
        pytest.param("D.O.B", "date_of_birth", id="without_its_points"),
        pytest.param("Worker Allocated", "social_worker", id="in_another_order"),
        pytest.param("Last CP Vist", "cp_visit", id="misspelt"),
        pytest.param("Date of last LAC visit", "cla_visit", id="the_words_of_before"),
    ],
)
def test_that_a_heading_is_likened(heading, field):
    assert proposed([heading]) == {field: heading}


@pytest.mark.parametrize("heading", ["Notes", "RAG", "Next visit due", "School", "", "Phone no"])
def test_that_what_the_desk_has_no_place_for_is_likened_to_nothing(heading):
    assert proposed([heading]) == {}


def test_that_each_heading_is_one_thing_and_each_thing_one_heading():
    layout = proposed([*HEADINGS, "Child ID", "Last visit", "Date last seen"])
    assert len(set(layout.values())) == len(layout)
    assert layout["child_id"] == "Child ID"


def test_that_a_layout_needs_the_childs_id_and_no_column_twice():
    assert problem_of({"name": "Name"}).field == "child_id"
    twice = problem_of({"child_id": "ID", "cp_start": "Date", "cp_visit": "Date"})
    assert (twice.field, twice.message) == (
        "cp_visit",
        "One column cannot be two things: “Date” is chosen twice.",
    )
    assert problem_of({"child_id": "ID", "name": ""}) is None


def test_that_a_layout_is_remembered_for_the_same_headings_however_they_are_spelt():
    layout = {"child_id": "Child ID", "cp_start": "CP Plan Start"}
    kept = {layout_name(HEADINGS): as_text(layout)}
    again = sheet(["cp plan  START", *(each for each in HEADINGS if each != "CP Plan Start")])
    assert remembered(again, kept) == {"child_id": "Child ID", "cp_start": "cp plan  START"}
    assert remembered(sheet([*HEADINGS, "Another"]), kept) is None


def test_that_the_sheet_whose_layout_is_known_is_the_tracker_else_the_longest():
    short, long = sheet(rows=[("1",)]), sheet(("a", "b"), rows=[("1",)] * 5)
    assert tracker_sheet([short, long], {}) is long
    assert tracker_sheet([short, long], {layout_name(HEADINGS): "{}"}) is short
    assert tracker_sheet([], {}) is None


def test_that_every_field_can_be_read_and_belongs_somewhere():
    annex = {table.name: {field.name for field in table.fields} for table in tables("annex_a")}
    for field in tracker_fields():
        assert field.of == "" or field.of in MOST_STATUTORY_FIRST
        assert field.reading == "date" or callable(converter(field.reading))
        if field.of:
            assert field.to in annex[field.of]


@given(st.lists(st.text(max_size=12), max_size=8, unique=True))
def test_that_any_headings_make_a_layout_that_can_be_remembered(headings):
    layout = proposed(headings)
    assert set(layout.values()) <= set(headings)
    kept = remembered(sheet(headings), {layout_name(headings): as_text(layout)})
    assert (kept or {}).keys() == layout.keys()
