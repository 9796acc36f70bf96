import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.toast import SHOWN_FOR
from tests.make import DAY, visit
from tests.make_team import OVERDUE


@pytest.fixture
def toast(window):
    return window.toast


def see(desk):
    """Record a visit to the child whose visit is overdue."""
    seen = visit(child_id=OVERDUE, visited_on=DAY)
    assert desk.make(record_visit(desk.child(OVERDUE), seen, DAY)) is None


def test_that_what_was_done_is_said_with_the_child_it_was_for(desk, toast):
    see(desk)

    assert toast.isVisible()
    assert toast.words.text() == "Record visit – Wren Abbot"
    assert toast.undo.isVisible()


def test_that_undo_beside_it_takes_it_back_and_says_so(qtbot, desk, toast):
    see(desk)

    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)

    assert desk.assessments[OVERDUE].next_visit.state == "overdue"
    assert desk.history.redoable


def test_that_what_was_undone_is_said_and_has_no_undo_of_its_own(desk, toast):
    see(desk)

    desk.undo()

    assert toast.isVisible()
    assert toast.words.text() == "Undone: record visit – Wren Abbot"
    assert not toast.undo.isVisible()


def test_that_it_stays_for_at_least_the_six_seconds_that_wcag_asks_for():
    assert SHOWN_FOR >= 6000


def test_that_it_goes_by_itself_unless_the_pointer_is_on_it(qtbot, toast):
    toast.say("Backed up.")
    assert toast._timer.isActive()

    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not toast._timer.isActive()

    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.start(0)
    qtbot.waitUntil(toast.isHidden)


def test_that_it_stands_inside_the_window_wherever_its_edges_are(window, toast):
    toast.say("Backed up.")

    window.resize(1100, 650)

    assert window.rect().contains(toast.geometry())


def test_that_it_has_a_name_and_does_not_take_the_keyboard(window, toast):
    table = window.page.main_table()
    assert table.hasFocus()

    toast.say("Backed up.", undoable=True)

    assert toast.accessibleName()
    assert table.hasFocus()


def test_that_it_stays_while_the_keyboard_is_on_its_button(qtbot, window, toast):
    toast.say("Backed up.", undoable=True)

    toast.undo.setFocus()
    qtbot.waitUntil(lambda: not toast._timer.isActive())
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast._timer.isActive()

    window.page.main_table().setFocus()
    qtbot.waitUntil(toast._timer.isActive)


def test_that_a_message_said_while_the_pointer_is_on_it_stays_too(toast):
    toast.say("Backed up.")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))

    toast.say("Backed up again.")

    assert not toast._timer.isActive()
