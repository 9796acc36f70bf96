from dataclasses import replace

import pytest

from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.importing import preview, usable
from herefordshire_desk.domain.problems import Problem
from tests.domain.extracts.sheets import sheet, workbook
from tests.make import DAY

PEOPLE = sheet("ssd_person", "pers_person_id,pers_forename,pers_dob", ("100", "Amy", "2017-05-30"))
LIST_9 = {"Child Unique ID": "100", "Gender": "b) Female", "Allocated Worker": "Priya Nair"}


def seen(*sheets):
    return preview(sheets, Nothing(), source="file", taken_on=DAY, team=None, imported_on=DAY)


@pytest.mark.parametrize(
    "sheets",
    [pytest.param([PEOPLE], id="ssd"), pytest.param(workbook({"List 9": [LIST_9]}), id="annex_a")],
)
def test_that_the_format_is_known_by_what_is_in_it(sheets):
    merged = seen(*sheets)
    assert not isinstance(merged, Problem)
    assert usable(merged.counts)
    assert merged.counts.added > 0


def test_that_what_is_no_extract_is_said_to_be_none():
    problem = seen(sheet("shopping", "milk,eggs", ("2", "12")))
    assert isinstance(problem, Problem)
    assert "neither an SSD nor an Annex A extract" in problem.message


def test_that_an_extract_without_a_usable_row_is_a_problem():
    empty = replace(PEOPLE, rows=())
    assert isinstance(seen(empty), Problem)
