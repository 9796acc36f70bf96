"""Rows of Annex A for tests: what a row must have, and whatever a test says of it."""

from herefordshire_desk.domain.extracts.sheets import Cell, Sheet
from tests.domain.extracts.sheets import workbook

Values = dict[str, Cell]


def in_need(child: str = "100", **said: Cell) -> Values:
    """A row of List 6; `said` has the headings' words with underscores for spaces."""
    return _row(
        child, {"CIN Start Date": "05/01/2026", "Case Status": "c) Child in need plan"}, said
    )


def on_plan(child: str = "100", **said: Cell) -> Values:
    """A row of List 7."""
    return _row(child, {"Child Protection Plan Start Date": "02/02/2026"}, said)


def in_care(child: str = "100", **said: Cell) -> Values:
    """A row of List 8."""
    return _row(
        child,
        {
            "Date Started to be Looked After": "01/03/2026",
            "Start date of current legal status": "01/03/2026",
            "Child's Legal Status": "C1: ICO",
            "Start Date of Most Recent Placement": "01/03/2026",
            "Placement Type": "f) U6: Foster placement - not FFA",
            "Placement Provider": "b) PR1: Own provision",
        },
        said,
    )


def care_leaver(child: str = "100", **said: Cell) -> Values:
    """A row of List 9."""
    return _row(child, {}, said)


def lists(
    six: list[Values] | None = None,
    seven: list[Values] | None = None,
    eight: list[Values] | None = None,
    nine: list[Values] | None = None,
) -> list[Sheet]:
    given = {"List 6": six, "List_7": seven, "list 8 CLA": eight, "List 9": nine}
    return workbook({name: rows for name, rows in given.items() if rows})


def _row(child: str, usual: Values, said: Values) -> Values:
    told = {heading.replace("_", " "): value for heading, value in said.items()}
    shared = {
        "Child Unique ID": child,
        "Gender": "b) Female",
        "Date of Birth": "01/06/2015",
        "Does the Child have a Disability": "b) No",
        "Allocated Team": "CP Team 1",
        "Allocated Worker": "Priya Nair",
    }
    return {**shared, **usual, **told}
