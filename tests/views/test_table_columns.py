import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from herefordshire_desk.models.arrangement import Arrangement
from herefordshire_desk.views import table_columns as columns
from tests.views.wide_table import headings, names, wide_table

USUAL = ["Child", "Plan", "Changes", "Seen", "Notes"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot, dressed):
    return wide_table(qtbot)


def test_that_columns_not_usual_wait_until_they_are_asked_for(table):
    assert headings(table) == USUAL

    columns.arrange(table, Arrangement((*USUAL, "Team")))

    assert headings(table) == [*USUAL, "Team"]


def test_that_an_arrangement_is_taken_on_whole_and_read_back(table):
    wanted = Arrangement(("Seen", "Child", "Team"), 1, (("Plan", False), ("Changes", True)))

    columns.arrange(table, wanted)

    assert columns.arrangement_of(table) == wanted
    assert headings(table) == ["Seen", "Child", "Team"]
    assert names(table) == ["Wren Abbot", "Caleb Frost", "Nia Cadwell", "Ivy Marsh"]


def test_that_the_usual_arrangement_undoes_all_of_it(table):
    columns.arrange(table, Arrangement(("Team",), 1, (("Child", True),)))

    columns.arrange(table, columns.usual_arrangement(table))

    assert (headings(table), table.frozen_count) == (USUAL, 0)
    assert names(table)[0] == "Wren Abbot"


def test_that_an_order_by_several_columns_survives_new_rows(table):
    columns.arrange(table, Arrangement(("Child",), 0, (("Plan", True), ("Child", False))))
    before = names(table)

    table.set_rows(list(reversed(table.records.rows)))

    assert names(table) == before


def test_that_what_is_hidden_is_not_copied(table):
    columns.hide(table, 1)

    table.copy(headings=True)

    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Child\tChanges\tSeen\tNotes"


def test_that_the_last_column_stays(table):
    for column in range(6):
        columns.hide(table, column)

    assert len(headings(table)) == 1


def test_that_the_keyboard_finds_its_row_when_the_first_column_is_hidden(qtbot, table):
    columns.hide(table, 0)

    qtbot.keyClick(table, Qt.Key.Key_Down)
    table.set_rows(table.records.rows)

    assert table.current().name == "Ivy Marsh"
    assert not table.visualRect(table.currentIndex()).isEmpty()


def test_that_a_double_click_on_the_edge_of_a_heading_fits_the_column(qtbot, table):
    narrow = table.columnWidth(1)
    table.setColumnWidth(1, 30)
    edge = QPoint(table.headings.sectionViewportPosition(2) - 1, 10)

    qtbot.mouseDClick(table.headings.viewport(), Qt.MouseButton.LeftButton, pos=edge)

    assert 30 < table.columnWidth(1) <= narrow


def test_that_no_column_is_fitted_wider_than_the_table(table):
    columns.fit(table, 5)

    assert table.columnWidth(5) <= table.viewport().width()


def test_that_what_is_selected_is_counted_and_figures_are_added_up(qtbot, table):
    with qtbot.waitSignal(table.told) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
        qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert told.args == ["2 selected · Changes: 2"]
    assert columns.selection_words(table) == "3 selected · Changes: 3"

    with qtbot.waitSignal(table.told) as told:
        qtbot.keyClick(table, Qt.Key.Key_Up)
    assert told.args == [""]


def test_that_a_hidden_figure_is_not_added_up(table):
    columns.hide(table, 2)

    table.selectAll()

    assert columns.selection_words(table) == "4 selected"
