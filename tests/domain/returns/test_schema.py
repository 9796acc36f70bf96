"""The layout of the weekly return: within version 1 it may only grow at the end."""

from pathlib import Path

import pytest

from herefordshire_desk.domain.returns.code_lists import labels
from herefordshire_desk.domain.returns.reference import codes_of
from herefordshire_desk.domain.returns.schema import SheetSchema, return_schema

PUBLISHED = Path(__file__).with_name("weekly_1.0.txt")
SHEETS = list(return_schema("weekly").sheets.values())
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


def published() -> dict[str, list[str]]:
    """By sheet, each column with its type, as version 1.0 had them."""
    lines = [line.split(": ") for line in PUBLISHED.read_text(encoding="utf-8").splitlines()]
    return {sheet: columns.split(", ") for sheet, columns in lines}


def layout(sheet: SheetSchema) -> list[str]:
    return [f"{column.name} {column.type}" for column in sheet.columns]


def test_that_no_column_published_has_been_moved_renamed_or_retyped() -> None:
    present = {sheet.name: layout(sheet) for sheet in SHEETS}
    assert list(present)[: len(published())] == list(published()), "sheets stay in their order"
    for name, columns in published().items():
        assert present[name][: len(columns)] == columns


def test_that_the_layout_published_is_the_whole_of_version_1_0() -> None:
    """A column added since says so, and then stands in no file of version 1.0."""
    first = {s.name: [c.name for c in s.columns if c.added_in == "1.0"] for s in SHEETS}
    names = {sheet: [each.split(" ")[0] for each in found] for sheet, found in published().items()}
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
