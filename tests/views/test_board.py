import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.make_team import BOTH, DUE_TODAY, MEGAN, OWEN, PRIYA, UNBORN, WAITING
from tests.views.forms import cells

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def board(window):
    return window.show_page("allocation").board


def centre(table, key):
    """The middle of a row's first cell, on the screen."""
    cell = table.visualRect(table.records.index(table.records.row_of(key), 0))
    return table.viewport().mapToGlobal(cell.center())


def drag(qtbot, board, child, over):
    """Press on a child, move over a place on the screen and let go."""
    source = board.waiting.viewport()
    start = centre(board.waiting, child)
    qtbot.mousePress(source, LEFT, pos=source.mapFromGlobal(start))
    for at in (start + (over - start) / 2, over):
        place = QPointF(source.mapFromGlobal(at))
        kind, none = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(kind, place, QPointF(at), Qt.MouseButton.NoButton, LEFT, none)
        QApplication.sendEvent(source, moved)
    qtbot.mouseRelease(source, LEFT, pos=source.mapFromGlobal(over))


def goes_to(board):
    names = zip(cells(board.waiting, "Child"), cells(board.waiting, "Goes to"), strict=True)
    return {name: to for name, to in names if to}


def test_that_a_child_dragged_on_to_a_caseload_goes_there(qtbot, board):
    drag(qtbot, board, DUE_TODAY, centre(board.loads, OWEN))

    assert goes_to(board) == {"Ivy Marsh": "Owen Hale"}
    assert board.loads.current().social_worker.id == OWEN


def test_that_a_child_let_go_anywhere_else_goes_nowhere(qtbot, board):
    below = board.loads.viewport().mapToGlobal(QPoint(20, board.loads.viewport().height() - 4))

    drag(qtbot, board, DUE_TODAY, centre(board.candidates, PRIYA))
    drag(qtbot, board, DUE_TODAY, below)

    assert goes_to(board) == {}


def test_that_the_next_child_is_the_next_below_who_has_nowhere_to_go(board):
    board.waiting.choose(UNBORN)

    board.choose_next({UNBORN, DUE_TODAY})
    assert board.waiting.current().id == "100104"

    board.choose_next({"100104", BOTH, UNBORN, DUE_TODAY})
    assert board.waiting.current().id == WAITING


def test_that_the_keyboard_stays_where_everybody_has_somewhere_to_go(board):
    board.waiting.choose(UNBORN)

    board.choose_next({each.id for each in board.waiting.records.rows})

    assert board.waiting.current().id == UNBORN


def test_that_who_is_meant_is_where_the_keyboard_is(board):
    board.waiting.choose(WAITING)
    board.loads.choose(MEGAN)

    board.waiting.setFocus()
    assert board.under_keyboard() == PRIYA
    board.loads.setFocus()
    assert board.under_keyboard() == MEGAN


def test_that_menus_have_what_enter_and_delete_do(board):
    def menu(table):
        return [action.objectName() for action in table.menu_actions]

    assert menu(board.waiting)[0] == "take_off"
    assert menu(board.loads) == ["put_child", "leaver"]
    assert menu(board.candidates) == ["put_child"]


def test_that_f6_goes_round_the_three_lists(qtbot, window, board):
    board.waiting.setFocus()

    for table in (board.loads, board.candidates, board.waiting):
        qtbot.keyClick(window, Key.Key_F6)
        assert table.hasFocus()
