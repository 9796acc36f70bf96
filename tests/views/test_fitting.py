import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from herefordshire_desk.views.fitting import TITLE_BAR, OneAtATime, Scrolled, fit_screen


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


def test_that_parts_of_which_one_is_shown_are_as_high_as_that_one(qtbot, dressed):
    parts = OneAtATime()
    qtbot.addWidget(parts)
    low, high = QLabel("low"), QLabel("high")
    high.setText("high\n" * 60)
    for part in (low, high):
        parts.addWidget(part)
    assert parts.minimumSizeHint().height() == low.minimumSizeHint().height()
    parts.setCurrentWidget(high)
    assert parts.minimumSizeHint().height() == high.minimumSizeHint().height()
