from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.keyboard import Keyboard

PRACTICE = Path(__file__).parents[1] / "practice"


@pytest.fixture
def window(window):
    Keyboard(window)
    return window


@pytest.mark.parametrize("page", ["today", "children", "trends", "returns", "backups"])
def test_that_from_what_is_hidden_the_keyboard_comes_back_to_what_is_shown(qtbot, window, page):
    hidden = window.show_page("settings").numbers.search
    shown = window.show_page(page)

    hidden.setFocus()

    qtbot.waitUntil(lambda: QApplication.focusWidget() is not hidden)
    focused = QApplication.focusWidget()
    assert focused is shown or shown.isAncestorOf(focused)
    assert focused.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_that_a_key_pressed_elsewhere_imports_nothing_that_was_read_meanwhile(
    qtbot, window, desk, key
):
    extracts = window.show_page("extracts")
    extracts.read([PRACTICE])
    children = window.show_page("children")
    qtbot.waitUntil(lambda: extracts.merged is not None, timeout=20_000)
    qtbot.waitUntil(children.main_table().hasFocus)
    before = desk.history.undoable

    qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()

    assert not desk.busy
    assert desk.history.undoable == before


def test_that_what_is_about_to_be_shown_keeps_the_keyboard(qtbot, window):
    page = window.show_page("settings")
    page.tabs.setCurrentIndex(3)

    page.numbers.search.setFocus()
    page.tabs.setCurrentWidget(page.numbers)
    QApplication.processEvents()

    assert page.numbers.search.hasFocus()
