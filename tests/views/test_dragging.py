import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.dragging import DraggedTable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot, dressed):
    table = DraggedTable(RecordTable([Column("Name", str, 20)], str), "Names")
    table.set_rows(["Wren", "Ivy", "Nia"])
    table.resize(400, 300)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    return table


@pytest.fixture
def dropped(table):
    places = []
    table.let_go.connect(places.append)
    return places


def at_row(table, row):
    return table.visualRect(table.records.index(row, 0)).center()


def move(table, to, buttons=LEFT):
    view = table.viewport()
    place = QPointF(view.mapToGlobal(to))
    kind, none = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, QPointF(to), place, Qt.MouseButton.NoButton, buttons, none)
    QApplication.sendEvent(view, event)


def test_that_a_row_carried_away_is_let_go_where_the_mouse_is(qtbot, table, dropped):
    view, away = table.viewport(), QPoint(500, 40)
    qtbot.mousePress(view, LEFT, pos=at_row(table, 1))
    move(table, away)
    assert view.cursor().shape() == Qt.CursorShape.ClosedHandCursor

    qtbot.mouseRelease(view, LEFT, pos=away)

    assert dropped == [view.mapToGlobal(away)]
    assert table.selected() == ["Ivy"]
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_that_a_click_or_a_hand_that_shakes_carries_nothing(qtbot, table, dropped):
    place = at_row(table, 1)
    qtbot.mousePress(table.viewport(), LEFT, pos=place)
    move(table, place + QPoint(2, 1))
    qtbot.mouseRelease(table.viewport(), LEFT, pos=place)

    assert dropped == []
    assert table.current() == "Ivy"


def test_that_a_drag_from_no_row_carries_nothing(qtbot, table, dropped):
    below = QPoint(20, table.viewport().height() - 5)
    qtbot.mousePress(table.viewport(), LEFT, pos=below)
    move(table, QPoint(500, 40))
    qtbot.mouseRelease(table.viewport(), LEFT, pos=QPoint(500, 40))

    assert dropped == []


def test_that_escape_lets_go_of_what_is_carried_where_it_was(qtbot, table, dropped):
    qtbot.mousePress(table.viewport(), LEFT, pos=at_row(table, 0))
    move(table, QPoint(500, 40))
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    qtbot.mouseRelease(table.viewport(), LEFT, pos=QPoint(500, 40))

    assert dropped == []


def test_that_delete_is_about_the_row_and_does_nothing_without_one(qtbot, table):
    with qtbot.waitSignal(table.removed):
        qtbot.keyClick(table, Qt.Key.Key_Delete)

    table.set_rows([])
    with qtbot.assertNotEmitted(table.removed):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
