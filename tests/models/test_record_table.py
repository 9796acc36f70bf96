"""The one table model: what it shows, in which order, and what it tells a screen reader."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import (
    LEFT,
    MUTED_ROLE,
    PILL_ROLE,
    RIGHT,
    RecordTable,
)

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
ROLE = Qt.ItemDataRole


@dataclass(frozen=True)
class Row:
    id: str
    name: str = ""
    days: int | None = None
    seen: date | None = None


COLUMNS = (
    Column("Name", lambda row: row.name, bold=True),
    Column(
        "Waiting",
        lambda row: row.days,
        pill=lambda row: "red" if row.days else None,
        tip=lambda row: f"{row.id} has waited",
    ),
    Column("Last seen", lambda row: row.seen, muted=True),
)
ADA = Row("1", "Ada", 3, date(2026, 11, 2))
BEA = Row("2", "bea", None, None)
CLEO = Row("3", "Cleo", 12, date(2026, 3, 2))
DIDO = Row("4", "", 3, None)
EVERYONE = [BEA, CLEO, DIDO, ADA]


@pytest.fixture
def table(qapp):
    made = RecordTable(COLUMNS, key=lambda row: row.id)
    made.set_rows(EVERYONE)
    return made


def texts(table, column):
    return [table.index(row, column).data() for row in range(table.rowCount())]


def test_that_qt_finds_nothing_wrong_with_the_model(table):
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)

    table.sort(1, DOWN)
    table.set_filter(lambda row: row.days is not None)
    table.set_rows([])
    table.set_rows(EVERYONE)

    assert tester.model() is table


def test_that_it_has_a_row_a_record_and_a_column_a_column(table):
    assert (table.rows, table.rowCount(), table.columnCount()) == (EVERYONE, 4, 3)
    assert (table.rowCount(table.index(0, 0)), table.columnCount(table.index(0, 0))) == (0, 0)


@pytest.mark.parametrize(
    ("column", "order", "rows"),
    [
        pytest.param(0, UP, [ADA, BEA, CLEO, DIDO], id="words_upwards_the_blank_one_last"),
        pytest.param(0, DOWN, [CLEO, BEA, ADA, DIDO], id="words_downwards_the_blank_one_last"),
        pytest.param(1, UP, [DIDO, ADA, CLEO, BEA], id="numbers_upwards_what_is_missing_last"),
        pytest.param(1, DOWN, [CLEO, DIDO, ADA, BEA], id="numbers_downwards_what_is_missing_last"),
        pytest.param(2, UP, [CLEO, ADA, BEA, DIDO], id="dates_upwards_what_is_missing_last"),
        pytest.param(2, DOWN, [ADA, CLEO, BEA, DIDO], id="dates_downwards_what_is_missing_last"),
        pytest.param(-1, UP, EVERYONE, id="by_no_column_as_they_came"),
        pytest.param(3, UP, EVERYONE, id="by_a_column_there_is_not_as_they_came"),
    ],
)
def test_that_rows_sort_by_a_column(table, column, order, rows):
    table.sort(column, order)

    assert table.rows == rows


def test_that_the_order_chosen_stays_when_the_rows_are_new(table):
    table.sort(0, UP)

    table.set_rows([CLEO, ADA])

    assert table.rows == [ADA, CLEO]


def test_that_no_column_gives_back_the_order_they_came_in(table):
    table.sort(0, UP)
    table.sort(-1)

    assert table.rows == EVERYONE


def test_that_a_second_column_parts_the_equals_of_the_first(table):
    table.sort_by([(1, True), (0, False)])

    assert table.rows == [CLEO, ADA, DIDO, BEA]
    assert table.sorted_by == ((1, True), (0, False))


def test_that_several_columns_go_on_deciding_when_the_rows_are_new(table):
    table.sort_by([(1, False), (0, True)])

    table.set_rows([ADA, DIDO, BEA, CLEO])

    assert table.rows == [ADA, DIDO, CLEO, BEA]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("CLEO", [CLEO], id="in_any_case"),
        pytest.param("2026 nov", [ADA], id="words_in_any_order_over_all_columns"),
        pytest.param("12 ada", [], id="every_word_must_be_there"),
        pytest.param(" ", EVERYONE, id="nothing_typed_shows_all"),
    ],
)
def test_that_a_search_shows_the_rows_that_hold_every_word(table, typed, found):
    table.search(typed)

    assert (table.rows, table.total) == (found, 4)


def test_that_a_search_and_a_filter_hold_together_until_they_are_lifted(table):
    table.search("ada", lambda row: row.days == 3)
    assert table.rows == [ADA]

    table.search("", lambda row: row.days == 3)
    assert table.rows == [DIDO, ADA]

    table.search("")
    assert table.rows == EVERYONE


def test_that_accents_are_found_and_sorted_as_their_plain_letters(table):
    zoe, zack, zula = Row("5", "Zoë"), Row("6", "Zack"), Row("7", "Zula")
    table.set_rows([zula, zoe, zack])
    table.sort(0)
    assert table.rows == [zack, zoe, zula]

    table.search("zoe")
    assert table.rows == [zoe]


def test_that_a_filter_shows_some_rows_and_counts_them_all(table):
    table.set_filter(lambda row: row.days == 3)

    assert (table.rows, table.total) == ([DIDO, ADA], 4)


def test_that_a_filter_stays_when_rows_are_new_or_sorted_until_it_is_lifted(table):
    table.set_filter(lambda row: row.days == 3)
    table.set_rows([CLEO, ADA, BEA, DIDO])
    table.sort(0, UP)
    assert table.rows == [ADA, DIDO]

    table.set_filter(None)
    assert table.rows == [ADA, BEA, CLEO, DIDO]


def test_that_a_row_is_found_by_its_key_where_it_is_shown(table):
    table.sort(0, UP)
    table.set_filter(lambda row: row is not ADA)

    assert [table.row_of(key) for key in ("2", "3", "1", "9")] == [0, 1, None, None]


def test_that_what_was_shown_is_reset_once_for_each_thing_asked(table, qtbot):
    for ask in (
        lambda: table.set_rows([ADA]),
        lambda: table.set_filter(None),
        lambda: table.sort(0, DOWN),
    ):
        with qtbot.waitSignals([table.modelAboutToBeReset, table.modelReset]):
            ask()


def test_that_the_rows_given_are_not_the_tables_own(table):
    given_rows = [ADA]
    table.set_rows(given_rows)
    given_rows.append(BEA)

    table.sort(0, UP)

    assert table.rows == [ADA]


def test_that_cells_show_what_people_read(table):
    assert texts(table, 0) == ["bea", "Cleo", "", "Ada"]
    assert texts(table, 1) == ["", "12", "3", "3"]
    assert texts(table, 2) == ["", "2 Mar 2026", "", "2 Nov 2026"]


def test_that_a_screen_reader_is_never_given_nothing(table):
    cells = [table.index(row, column) for row in range(4) for column in range(3)]

    spoken = [cell.data(ROLE.AccessibleTextRole) for cell in cells]

    assert all(spoken)
    assert [each for each in spoken if each != "Not recorded"] == [
        cell.data() for cell in cells if cell.data()
    ]


def test_that_a_pill_has_its_tone_and_its_words(table):
    waiting = [table.index(row, 1) for row in range(4)]

    assert [cell.data(PILL_ROLE) for cell in waiting] == [None, "red", "red", "red"]
    assert all(cell.data() for cell in waiting if cell.data(PILL_ROLE))
    assert table.index(0, 0).data(PILL_ROLE) is None


def test_that_a_tip_is_the_columns_own_or_the_text_in_full(table):
    assert table.index(1, 1).data(ROLE.ToolTipRole) == "3 has waited"
    assert table.index(1, 0).data(ROLE.ToolTipRole) == "Cleo"


def test_that_numbers_stand_right_and_all_else_left(table):
    cells = [table.index(1, column).data(ROLE.TextAlignmentRole) for column in range(3)]

    assert cells == [LEFT, RIGHT, LEFT]


def test_that_words_made_of_numbers_stand_right_where_the_column_says_so(qapp):
    made = RecordTable((Column("Points", lambda _: "12 → 9", right=True),), key=lambda row: row.id)
    made.set_rows([ADA])

    assert made.index(0, 0).data(ROLE.TextAlignmentRole) == RIGHT
    across = made.headerData(0, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole)
    assert across == RIGHT


def test_that_bold_and_muted_columns_say_so(table):
    assert table.index(0, 0).data(ROLE.FontRole).bold()
    assert table.index(0, 1).data(ROLE.FontRole) is None
    assert [table.index(0, column).data(MUTED_ROLE) for column in range(3)] == [False, False, True]


def test_that_headings_are_shown_and_spoken(table):
    across = [
        table.headerData(column, Qt.Orientation.Horizontal, role)
        for role in (ROLE.DisplayRole, ROLE.AccessibleTextRole)
        for column in range(3)
    ]

    assert across == ["Name", "Waiting", "Last seen"] * 2
    assert table.headerData(3, Qt.Orientation.Horizontal) is None
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_that_a_screen_reader_hears_how_the_rows_are_sorted(table):
    table.sort_by([(2, True), (0, False)])

    spoken = [
        table.headerData(column, Qt.Orientation.Horizontal, ROLE.AccessibleTextRole)
        for column in range(3)
    ]

    assert spoken == ["Name, sorted upwards, 2nd", "Waiting", "Last seen, sorted downwards, 1st"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([CLEO, BEA], id="of_figures"),
        pytest.param([BEA, CLEO], id="whose_first_cell_is_blank"),
    ],
)
def test_that_a_heading_stands_over_its_column(table, rows):
    table.set_rows(rows)

    across = [
        table.headerData(column, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole)
        for column in range(3)
    ]

    assert across == [LEFT, RIGHT, LEFT]


@pytest.mark.parametrize("rows", [pytest.param([], id="no_rows"), pytest.param([ADA], id="a_row")])
def test_that_nowhere_has_nothing(table, rows):
    table.set_rows(rows)

    assert table.data(QModelIndex()) is None


NUMBERS = st.lists(st.none() | st.integers(-3, 3), max_size=12)


@given(NUMBERS, st.sampled_from([UP, DOWN]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the model holds no state
def test_that_sorting_loses_nobody_and_keeps_equals_as_they_came(qapp, numbers, order):
    rows = [Row(str(at), days=number) for at, number in enumerate(numbers)]
    table = RecordTable(COLUMNS, key=lambda row: row.id)
    table.set_rows(rows)

    table.sort(1, order)

    known = [row for row in rows if row.days is not None]
    sign = 1 if order == UP else -1
    assert table.rows == [
        *sorted(known, key=lambda row: sign * (row.days or 0)),
        *(row for row in rows if row.days is None),
    ]
