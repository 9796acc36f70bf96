"""A return as an analyst opens it: every column of its own kind, with nothing to clean."""

from datetime import datetime
from pathlib import Path

import pytest

from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.returns.schema import return_schema
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.domain.returns.weekly import weekly
from tests.domain.returns.test_monthly import team as team_of_month  # noqa: F401 - a fixture
from tests.domain.returns.test_weekly import team as team_of_week  # noqa: F401 - a fixture
from tests.make import DAY
from tests.make_workbooks import write

pandas = pytest.importorskip("pandas")
# what pandas is to read a column as, by the type that the workbook's own dictionary gives it;
# a date needs no word, and "any" is of the two columns that hold values of every kind
READ_AS = {"integer": "Int64", "number": "Float64", "any": "object"}
IS_DATE = "datetime64"


@pytest.fixture(params=["weekly", "monthly"])
def made(request: pytest.FixtureRequest) -> Return:
    if request.param == "weekly":
        return weekly(request.getfixturevalue("team_of_week"))
    return monthly(request.getfixturevalue("team_of_month"))


def opened(made: Return, folder: Path) -> dict:
    """Every sheet as pandas reads it, told no more than the workbook's data dictionary says."""
    out = folder / "return.xlsx"
    write(made.sheets, out, title=made.title, as_of=made.as_of, defined_names=made.defined_names)
    return {name: pandas.read_excel(out, sheet_name=name, dtype=kinds) for name, kinds in told(out)}


def told(out: Path) -> list:
    """By sheet, what to read its columns as: from the dictionary, which needs no telling."""
    dictionary = pandas.read_excel(out, sheet_name="data_dictionary")
    return [
        (
            sheet,
            {
                column: READ_AS.get(kind, "string")
                for column, kind in zip(rows["field"], rows["type"], strict=True)
                if kind != "date"
            },
        )
        for sheet, rows in dictionary.groupby("sheet", sort=False)
    ]


def test_that_every_column_is_of_its_own_kind(made: Return, tmp_path) -> None:
    schema, frames = return_schema(made.name), opened(made, tmp_path)
    dates = 0
    for name, frame in frames.items():
        for column in schema.sheets[name].columns:
            found = frame[column.name]
            if column.type == "date" and found.notna().any():
                dates += 1
                assert str(found.dtype).startswith(IS_DATE), f"{name}.{column.name}"
    assert dates > 4
    assert len(frames) == len(schema.sheets)


def test_that_every_value_is_there_as_it_was_written(made: Return, tmp_path) -> None:
    frames = opened(made, tmp_path)
    for sheet in (each for each in made.sheets if each.name in frames):
        frame = frames[sheet.name]
        assert tuple(frame.columns) == sheet.columns
        rows = [tuple(map(_plain, row)) for row in frame.itertuples(index=False, name=None)]
        assert rows == list(sheet.rows), sheet.name


def _plain(cell: object) -> object:
    if pandas.isna(cell):
        return None
    return cell.date() if isinstance(cell, datetime) else cell


def test_that_ids_keep_the_zeros_they_begin_with(tmp_path, request) -> None:
    children = opened(monthly(request.getfixturevalue("team_of_month")), tmp_path)["children"]
    assert "0012" in set(children["child_id"])


def test_that_days_can_be_reckoned_with_at_once(tmp_path, request) -> None:
    visits = opened(weekly(request.getfixturevalue("team_of_week")), tmp_path)["visits"]
    assert (pandas.Timestamp(DAY) - visits["visited_on"]).dt.days.min() >= 0
