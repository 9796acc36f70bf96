import pytest

from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.row_delegate import RowDelegate
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import DARK, LIGHT

COLUMNS = (
    Column("Plain", lambda row: row, 20),
    Column("Flag", lambda row: row, 20, pill=lambda row: "red" if row else None),
    Column("Quiet", lambda row: row, 20, muted=True),
)


@pytest.fixture
def table(qtbot, dressed):
    """Two rows, the second blank, with the keyboard elsewhere."""
    table = Table(RecordTable(COLUMNS, lambda row: row or "blank"), "Rows")
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.set_rows(["Late", ""])
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    return table


def colours_in(table, row, column):
    rect = table.visualRect(table.model().index(row, column))
    picture = table.viewport().grab(rect).toImage()
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_that_every_cell_is_painted_by_it(table):
    assert isinstance(table.itemDelegate(), RowDelegate)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_a_cell_is_painted_in_the_palette(dressed, table, colours):
    dressed.wear(colours)
    table.clearSelection()

    assert {colours.ink, colours.surface} <= colours_in(table, 0, 0)
    assert colours.muted in colours_in(table, 0, 2)
    assert colours.ink not in colours_in(table, 0, 2)


def test_that_a_flag_is_a_pill_and_a_blank_cell_is_none(table):
    red = LIGHT.tones["red"]

    assert {red.ink, red.ground} <= colours_in(table, 0, 1)
    assert red.ground not in colours_in(table, 1, 1)


def test_that_a_chosen_row_has_its_own_ground(table):
    assert LIGHT.selection in colours_in(table, 0, 0)
    assert LIGHT.selection not in colours_in(table, 1, 0)


def test_that_the_row_the_keyboard_is_on_has_a_ring_round_it(table):
    table.setFocus()
    assert LIGHT.focus in colours_in(table, 0, 0)
    assert LIGHT.focus in colours_in(table, 0, 2)
    assert LIGHT.focus not in colours_in(table, 1, 0)

    table.clearFocus()
    assert LIGHT.focus not in colours_in(table, 0, 0)


def test_that_with_no_row_the_ring_is_round_the_list(table):
    table.set_rows([])
    table.setFocus()

    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 0).name().upper() == LIGHT.focus
