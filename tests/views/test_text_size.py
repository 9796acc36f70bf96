"""Every page and form at 200 % text on a small laptop."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.tokens import LIGHT
from tests.views.forms import opened
from tests.views.screens import DOORS, FORMS, PAGES

WIDTH, HEIGHT = 1366, 768


@pytest.fixture(params=["usual", "large", "enlarged"])
def enlarge(request, dressed):
    """Text as usual, at 200 % from the start, or made so while the window is open."""
    dressed.wear(LIGHT, 200 if request.param == "large" else 100)
    return lambda: dressed.wear(LIGHT, 100 if request.param == "usual" else 200)


def settle():
    """Until layouts that stand in one another have found their places."""
    for _ in range(5):
        QApplication.processEvents()


def cut(window):
    """Buttons and labels with less room than their words need."""
    worded = [*window.findChildren(QAbstractButton), *window.findChildren(QLabel)]
    return [
        f"{each.text()[:40]}: {each.size()} of {needed(each)}"
        for each in worded
        if each.isVisible() and each.text() and not isinstance(each, ElidedLabel)
        if needed(each).width() > each.width() or needed(each).height() > each.height()
    ]


def needed(widget):
    """The room its words need; of those that wrap, at the width they have."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    return widget.sizeHint()


@pytest.mark.parametrize("which", PAGES)
def test_that_a_page_fits_a_small_laptop_with_no_text_cut(enlarge, page, which):
    window = page(which)
    enlarge()
    window.resize(WIDTH, HEIGHT)
    settle()

    assert (window.width(), window.height()) == (WIDTH, HEIGHT)
    assert cut(window) == []


@pytest.mark.parametrize("which", FORMS)
def test_that_a_form_fits_a_small_laptop_with_no_text_cut(enlarge, window, which):
    window.resize(WIDTH, HEIGHT)
    enlarge()
    form = opened(window, which)
    settle()

    assert form.height() <= HEIGHT
    assert form.width() <= WIDTH
    assert cut(form) == []


@pytest.mark.parametrize("which", DOORS)
def test_that_a_door_fits_a_small_laptop_with_no_text_cut(enlarge, door, which):
    shown = door(which)
    enlarge()
    shown.resize(WIDTH, HEIGHT)
    settle()

    assert (shown.width(), shown.height()) == (WIDTH, HEIGHT)
    assert cut(shown) == []
