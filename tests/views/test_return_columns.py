from herefordshire_desk.domain.returns.sheets import ReturnSheet
from herefordshire_desk.views.return_columns import sheet_columns, sheet_rows

SHEET = ReturnSheet(
    name="changes",
    table="tbl_changes",
    columns=("sheet", "new"),
    key=("sheet",),
    rows=(("children", 3), ("visits", None)),
)


def test_that_each_row_says_where_it_stands_beside_its_cells():
    assert sheet_rows(SHEET) == [
        {"at": 0, "sheet": "children", "new": 3},
        {"at": 1, "sheet": "visits", "new": None},
    ]


def test_that_each_column_shows_its_own_cells_and_no_other_s():
    first = sheet_rows(SHEET)[0]
    assert [(each.heading, each.value(first)) for each in sheet_columns(SHEET)] == [
        ("sheet", "children"),
        ("new", 3),
    ]


def test_that_a_sheet_without_rows_has_its_columns_all_the_same():
    empty = ReturnSheet(name="changes", table="t", columns=("sheet",), key=("sheet",), rows=())
    assert [each.heading for each in sheet_columns(empty)] == ["sheet"]
