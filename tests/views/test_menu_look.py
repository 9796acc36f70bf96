"""Menus as they open: what is worn is ticked, and icons are as large as the text."""

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem

from herefordshire_desk.views.menu_look import PALETTES
from herefordshire_desk.views.tokens import DARK, LIGHT


@pytest.fixture
def menu(window):
    """Opens a menu of the bar by its name."""

    def menu(name):
        tops = {top.text().replace("&", ""): top.menu() for top in window.menuBar().actions()}
        tops[name].popup(window.mapToGlobal(window.rect().topLeft()))
        return tops[name]

    return menu


def ticked(menu):
    return [each.objectName() for each in menu.actions() if each.isChecked()]


@pytest.mark.parametrize("chosen", PALETTES)
def test_that_the_view_menu_ticks_the_colours_that_are_on(window, menu, chosen):
    window.actions_[chosen].trigger()

    shown = menu("View")
    assert ticked(shown) == ["usual", chosen]
    shown.close()

    window.actions_[chosen].trigger()  # what is on already stays on
    assert ticked(menu("View")) == ["usual", chosen]


def test_that_what_was_worn_from_the_start_is_ticked(menu, dressed):
    dressed.wear(DARK)

    assert ticked(menu("View")) == ["usual", "dark"]


def test_that_the_text_size_is_ticked_or_told(window, menu, dressed):
    dressed.wear(LIGHT, 125)

    shown = menu("View")
    assert ticked(shown) == ["light"]
    assert window.actions_["usual"].text() == "Usual text size (now 125%)"
    shown.close()

    window.actions_["usual"].trigger()
    assert ticked(menu("View")) == ["usual", "light"]
    assert window.actions_["usual"].text() == "Usual text size"


@pytest.mark.parametrize(("scale", "side"), [(100, 16), (200, 32)])
def test_that_icons_of_menus_grow_with_the_text(window, menu, dressed, scale, side):
    dressed.wear(LIGHT, scale)
    shown = menu("Edit")

    metric = QStyle.PixelMetric.PM_SmallIconSize
    assert shown.style().pixelMetric(metric, QStyleOptionMenuItem(), shown) == side
    assert window.actions_["undo"].icon().actualSize(shown.size()).width() >= side
