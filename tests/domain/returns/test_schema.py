"""The layouts of the returns: within version 1 they may only grow at the end."""

from pathlib import Path

import pytest

from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.reference import codes_of
from herefordshire_desk.domain.returns.schema import SheetSchema, return_schema

RETURNS = ("weekly", "monthly")
SHEETS = [
    pytest.param(sheet, id=f"{name}-{sheet.name}")
    for name in (*RETURNS, "evidence")
    for sheet in return_schema(name).sheets.values()
]
RETURNED = [each for each in SHEETS if not str(each.id).startswith("evidence")]
every_return = pytest.mark.parametrize("name", RETURNS)
every_sheet = pytest.mark.parametrize("sheet", SHEETS)


def sheets(name: str) -> list[SheetSchema]:
    return list(return_schema(name).sheets.values())


def published(name: str) -> dict[str, list[str]]:
    """By sheet, each column with its type, as version 1.0 had them."""
    file = Path(__file__).with_name(f"{name}_1.0.txt")
    lines = [line.split(": ") for line in file.read_text(encoding="utf-8").splitlines()]
    return {sheet: columns.split(", ") for sheet, columns in lines}


def layout(sheet: SheetSchema) -> list[str]:
    return [f"{column.name} {column.type}" for column in sheet.columns]


@every_return
def test_that_no_column_published_has_been_moved_renamed_or_retyped(name: str) -> None:
    present = {sheet.name: layout(sheet) for sheet in sheets(name)}
    known = published(name)
    assert list(present)[: len(known)] == list(known), "sheets stay in their order"
    for sheet, columns in known.items():
        assert present[sheet][: len(columns)] == columns


@every_return
def test_that_the_layout_published_is_the_whole_of_version_1_0(name: str) -> None:
    """A column added since says so, and then stands in no file of version 1.0."""
    first = {s.name: [c.name for c in s.columns if c.added_in == "1.0"] for s in sheets(name)}
    known = published(name).items()
    names = {sheet: [each.split(" ")[0] for each in found] for sheet, found in known}
    assert names == first


@every_sheet
def test_that_column_names_are_unique_and_fit_a_table(sheet: SheetSchema) -> None:
    names = [name.lower() for name in sheet.names]
    assert len(set(names)) == len(names), "a table does not tell capitals apart"
    assert sheet.table == f"tbl_{sheet.name}"
    assert set(sheet.key) <= set(sheet.names)


@every_sheet
def test_that_every_column_says_what_it_means_and_codes_have_a_list(sheet: SheetSchema) -> None:
    for column in sheet.columns:
        assert column.words
        takes_codes = column.type in ("code", "codes", "yes_no")
        assert bool(codes_of(column)) == takes_codes
        if takes_codes:
            assert labels(codes_of(column))


def test_that_the_national_columns_come_first_in_their_order() -> None:
    episodes = return_schema("weekly").sheets["sw_episodes"]
    assert episodes.names[:5] == ("CHILD", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON")


@pytest.mark.parametrize("sheet", RETURNED)
def test_that_the_monthly_return_has_the_weekly_one_s_columns_first(sheet: SheetSchema) -> None:
    """Its measures apart, whose words and types are its own, but in the same places."""
    weekly, monthly = return_schema("weekly").sheets, return_schema("monthly").sheets
    shared = weekly[sheet.name].names if sheet.name in weekly else ()
    assert monthly[sheet.name].names[: len(shared)] == shared
