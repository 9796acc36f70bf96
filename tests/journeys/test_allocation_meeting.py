"""An allocation meeting by keyboard alone: looked at, tried out, thought better of, and made."""

from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Allocation
from tests.make import DAY
from tests.make_team import DUE_TODAY, OWEN, PRIYA, UNBORN, WAITING
from tests.views.forms import cells

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def go_to(program, table, key):
    """Down to the row of that key in the list the keyboard is on."""
    assert table.hasFocus()
    program.press(Key.Key_Home, modifiers=CTRL)
    while table.records.key(table.current()) != key:
        program.press(Key.Key_Down)


def try_out(program, page):
    """Two children to candidates, a third to a caseload."""
    board = page.board
    assert (board.waiting.hasFocus(), board.waiting.current().id) == (True, WAITING)
    program.press(Key.Key_Return, Key.Key_Return)  # the candidates; the best of them
    assert (board.waiting.current().id, page.plan.moves) == (UNBORN, {WAITING: PRIYA})
    program.press(Key.Key_Return)
    go_to(program, board.candidates, OWEN)
    program.press(Key.Key_Return)
    assert board.waiting.current().id == DUE_TODAY
    program.press(Key.Key_F6)
    go_to(program, board.loads, OWEN)
    program.press(Key.Key_Return)
    assert page.plan.moves == {WAITING: PRIYA, UNBORN: OWEN, DUE_TODAY: OWEN}


def think_better(program, page):
    """Take the third move off again; Esc loses nothing."""
    go_to(program, page.board.waiting, DUE_TODAY)
    program.press(Key.Key_Delete, Key.Key_Escape)
    assert page.plan.moves == {WAITING: PRIYA, UNBORN: OWEN}


def read_the_note(program):
    program.press(Key.Key_N, modifiers=CTRL | SHIFT)
    assert "Tamsin Vale" in program.form().text.toPlainText()
    program.press(Key.Key_Escape)


def make(program):
    program.press(Key.Key_Return, modifiers=CTRL)
    program.form()
    program.press(Key.Key_Tab)
    program.type("Managing")
    program.press(Key.Key_Return)


def test_that_a_meeting_is_held_without_a_mouse(start, desk_file, on_file):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_4, modifiers=CTRL)
    page, desk = window.page, window.desk
    try_out(program, page)
    think_better(program, page)
    read_the_note(program)

    make(program)
    assert desk.assessments[WAITING].social_worker_id == PRIYA
    assert desk.assessments[UNBORN].social_worker_id == OWEN
    assert "Tamsin Vale" not in cells(page.board.waiting, "Child")
    program.quit()
    with on_file(desk_file) as store:
        rows = store.of_children(Allocation, [WAITING, UNBORN])
        (line, *_) = store.lines(1)
    begun = {row.child_id: (row.social_worker_id, row.reason) for row in rows if row.start == DAY}
    assert begun == {WAITING: (PRIYA, "MANAGE"), UNBORN: (OWEN, "FCONTA")}
    assert line.label == "Hand over 2 children, planned"
