from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.settings import set_number
from herefordshire_desk.views.idle import Idle, words
from tests.conftest import NOW
from tests.make import DAY

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Clock:
    """Says what it is set to."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def idle(window, clock):
    return Idle(window, clock)


def key(handle):
    QTest.keyClick(handle, Qt.Key.Key_Down)


def shortcut(handle):
    QTest.keyClick(handle, Qt.Key.Key_2, CTRL)


def click(handle):
    QTest.mouseClick(handle, LEFT, NONE, QPoint(3, 3))


def wheel(handle):
    at, turned = QPointF(3, 3), QPoint(0, -120)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), turned, Qt.MouseButton.NoButton, NONE, phase, False)
    QApplication.sendEvent(handle, event)


@pytest.mark.parametrize("use", [key, shortcut, click, wheel], ids=lambda use: use.__name__)
def test_that_whatever_a_person_does_begins_the_time_again(window, idle, clock, use):
    clock.time += timedelta(minutes=3)

    use(window.windowHandle())

    assert idle.left() == timedelta(minutes=5)


def test_that_moving_the_pointer_is_no_use(window, idle, clock):
    clock.time += timedelta(minutes=3)

    QTest.mouseMove(window.windowHandle(), QPoint(30, 30))

    assert idle.left() == timedelta(minutes=2)


@pytest.mark.parametrize("name", ["add_child", "search", "help"])
def test_that_use_of_any_other_window_of_the_desk_counts(qtbot, window, idle, clock, name):
    window.actions_[name].trigger()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window)
    clock.time += timedelta(minutes=3)

    QTest.keyClick(QApplication.activeWindow().windowHandle(), Qt.Key.Key_Shift)

    assert idle.left() == timedelta(minutes=5)
    QApplication.activeWindow().close()


def test_that_a_menu_that_is_open_is_watched_at_the_next_look(qtbot, window, idle, clock):
    menu = window.menuBar().actions()[0].menu()
    menu.popup(QPoint(10, 10))
    idle.look()
    clock.time += timedelta(minutes=3)

    QTest.keyClick(menu.windowHandle(), Qt.Key.Key_Down)

    assert idle.left() == timedelta(minutes=5)
    menu.close()


def test_that_it_is_over_at_the_end_and_not_before(qtbot, idle, clock):
    clock.time += timedelta(minutes=4, seconds=59)
    with qtbot.assertNotEmitted(idle.over):
        idle.look()
    clock.time += timedelta(seconds=1)
    with qtbot.waitSignal(idle.over, timeout=0):
        idle.look()


def test_that_a_computer_that_slept_is_locked_when_it_wakes(qtbot, idle, clock):
    clock.time += timedelta(hours=14)
    with qtbot.waitSignal(idle.over):  # by its own timer
        pass


def test_that_a_clock_put_back_does_not_keep_it_open_longer(qtbot, idle, clock):
    clock.time -= timedelta(hours=1)
    idle.look()

    assert idle.left() == timedelta(minutes=5)


def test_that_the_minutes_are_those_of_policy(desk, idle):
    assert desk.make(set_number("idle_lock", 12, DAY, (), desk.who, DAY)) is None

    assert idle.left() == timedelta(minutes=12)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(minutes=5), "Locks in 5 minutes"),
        (timedelta(minutes=4, seconds=1), "Locks in 5 minutes"),
        (timedelta(minutes=1), "Locks in 1 minute"),
        (timedelta(seconds=1), "Locks in 1 minute"),
        (timedelta(0), "Locks now"),
        (timedelta(minutes=-9), "Locks now"),
    ],
)
def test_that_what_is_left_is_said_in_whole_minutes(left, said):
    assert words(left) == said


def test_that_the_foot_of_the_window_says_it_with_an_icon(window, idle):
    assert window.bar.locks.text() == "Locks in 5 minutes"
    assert window.bar.locks.isVisible()
    assert not window.bar.lock_icon.pixmap().isNull()
