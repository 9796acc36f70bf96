"""A waiting child is given a social worker, and another's allocation is ended, without a mouse."""

from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Allocation
from tests.make import DAY
from tests.make_team import OVERDUE, PRIYA, WAITING

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def children(page):
    return [need.assessment.child.id for need in page.table.records.rows]


def test_that_a_waiting_child_is_allocated_by_keyboard(start, desk_file, on_file):
    program = start(desk_file)
    window = program.unlock()
    today = window.page
    program.press(Key.Key_F6, Key.Key_F6)  # past the child's line, to the figures
    assert today.tiles.tiles["overdue"].hasFocus()
    program.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert WAITING in children(today)

    program.press(Key.Key_F6)
    while today.table.current().assessment.child.id != WAITING:
        program.press(Key.Key_Down)
    program.press(Key.Key_A)
    form = program.form()
    assert form.windowTitle() == "Allocate Tamsin Vale"
    program.type("Priya")
    program.press(Key.Key_Tab, Key.Key_Tab)
    program.type("Managing")
    program.press(Key.Key_Return)

    assert window.desk.assessments[WAITING].social_worker_id == PRIYA
    assert WAITING not in children(today)
    program.quit()
    with on_file(desk_file) as store:
        latest = max(store.of_children(Allocation, [WAITING]), key=lambda each: each.start)
    assert (latest.social_worker_id, latest.start, latest.reason) == (PRIYA, DAY, "MANAGE")


def test_that_an_allocation_is_ended_by_keyboard_and_the_child_waits(start, desk_file, on_file):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_2, modifiers=CTRL)
    program.press(Key.Key_F, modifiers=CTRL)
    program.type("wren")
    program.press(Key.Key_Tab)
    assert window.page.table.hasFocus()

    program.press(Key.Key_E)
    form = program.form()
    assert form.windowTitle() == "End Wren Abbot's allocation to Priya Nair"
    program.press(Key.Key_Down, Key.Key_Return)

    assert window.desk.assessments[OVERDUE].days_unallocated == 1
    program.press(Key.Key_1, modifiers=CTRL)
    program.press(Key.Key_Z, modifiers=CTRL)
    assert window.desk.assessments[OVERDUE].social_worker_id == PRIYA
    program.quit()
    with on_file(desk_file) as store:
        (held,) = store.of_children(Allocation, [OVERDUE])
    assert held.end is None
