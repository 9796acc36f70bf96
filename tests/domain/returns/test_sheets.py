"""Rows under the columns of a schema."""

from typing import Any

import pytest

from herefordshire_desk.domain.returns.schema import ColumnSchema, SheetSchema
from herefordshire_desk.domain.returns.sheets import recorded, sheet_of, yes_no

SCHEMA = SheetSchema(
    name="visits",
    table="tbl_visits",
    key=("child_id", "days"),
    words="Visits",
    columns=(
        ColumnSchema(name="days", type="integer", words="Days"),
        ColumnSchema(name="child_id", type="text", words="Child"),
    ),
)


def test_that_rows_stand_in_order_of_the_key_and_numbers_as_numbers() -> None:
    rows = [
        {"child_id": "2", "days": 1},
        {"child_id": "10", "days": 10},
        {"child_id": "10", "days": 9},
        {"child_id": "10", "days": None},
    ]
    assert sheet_of(SCHEMA, rows).rows == ((None, "10"), (9, "10"), (10, "10"), (1, "2"))


def test_that_blank_text_is_an_empty_cell() -> None:
    assert sheet_of(SCHEMA, [{"child_id": "", "days": 0}]).rows == ((0, None),)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"child_id": "1"}, id="that_lacks_a_column"),
        pytest.param({"child_id": "1", "days": 1, "surname": "x"}, id="that_has_another"),
    ],
)
def test_that_a_row_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="columns of visits"):
        sheet_of(SCHEMA, [row])


def test_that_what_is_not_recorded_is_neither_yes_nor_no() -> None:
    assert [yes_no(each) for each in (True, False, None)] == ["Y", "N", None]
    assert [recorded(each) for each in ("x", 0, False, "", None)] == [
        "recorded",
        "recorded",
        "recorded",
        "not_recorded",
        "not_recorded",
    ]
