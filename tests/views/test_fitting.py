import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from herefordshire_desk.views.fitting import (
    TITLE_BAR,
    OneAtATime,
    Scrolled,
    fill_screen,
    fit_screen,
)


class Content(QWidget):
    """Asks for 300 by 5,000 pixels."""

    def sizeHint(self):
        return QSize(300, 5000)


def test_that_a_window_gets_the_size_it_wants(qtbot, dressed):
    window = QWidget()
    qtbot.addWidget(window)

    fit_screen(window, QSize(300, 200))

    assert window.size() == QSize(300, 200)


def test_that_a_window_is_never_larger_than_the_screen_less_its_title(qtbot, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()

    fit_screen(window, QSize(99_999, 99_999))

    assert window.size() == QSize(room.width(), room.height() - TITLE_BAR)


def test_that_a_desk_larger_than_the_screen_has_all_of_it(qtbot, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()

    fill_screen(window, 99_999, 400)

    assert window.isMaximized()
    assert window.size() == QSize(room.width(), 400)


def test_that_a_title_bar_is_part_of_what_must_fit(qtbot, dressed):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()

    fill_screen(window, 400, room.height())

    assert window.isMaximized()
    assert window.height() == room.height() - TITLE_BAR


def test_that_a_desk_the_screen_has_room_for_is_as_large_as_it_likes(qtbot, dressed):
    window = QWidget()
    qtbot.addWidget(window)

    fill_screen(window, 400, 300)

    assert not window.isMaximized()
    assert window.size() == QSize(400, 300)


def test_that_what_scrolls_asks_for_all_its_content_and_makes_do_with_less(qtbot, dressed):
    scrolled = Scrolled(Content())
    qtbot.addWidget(scrolled)

    assert scrolled.sizeHint() == QSize(300, 5000)
    assert scrolled.minimumSizeHint().height() == 0


@pytest.mark.parametrize("wide", [200, 400])
def test_that_it_is_never_too_narrow_for_its_content(qtbot, dressed, wide):
    label = QLabel("x")
    label.setMinimumWidth(wide)
    scrolled = Scrolled(label)
    qtbot.addWidget(scrolled)

    assert scrolled.minimumSizeHint().width() > wide


WRAPPED = "words that wrap " * 200  # its height depends on its width


def shown_parts(qtbot):
    """A low part, and one that is high where it is narrow."""
    parts, low, high = OneAtATime(), QLabel("low"), QLabel(WRAPPED)
    high.setWordWrap(True)
    qtbot.addWidget(parts)
    for part in (low, high):
        parts.add(part)
    parts.resize(200, 100)
    parts.show()
    return parts, low, high


def asked_height(parts):
    return parts.layout().totalHeightForWidth(200)


def test_that_parts_of_which_one_is_shown_are_as_high_as_that_one(qtbot, dressed):
    parts, low, high = shown_parts(qtbot)
    assert low.isVisible()
    assert not high.isVisible()
    before = asked_height(parts)

    parts.turn_to(1)
    assert high.isVisible()
    assert not low.isVisible()
    assert asked_height(parts) > 10 * before

    parts.turn_to(0)
    assert asked_height(parts) == before


def test_that_another_part_is_told_of_and_the_same_is_not(qtbot, dressed):
    parts, _, _ = shown_parts(qtbot)
    told = []
    parts.turned.connect(told.append)
    for at in (0, 1, 1, 0):
        parts.turn_to(at)
    assert told == [1, 0]
