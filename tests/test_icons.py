"""The carried icons: each can be drawn, and all are of one set."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtSvg import QSvgRenderer

from herefordshire_desk.resource import resource

ICONS = {place.name.removesuffix(".svg"): place for place in resource("icons").iterdir()}
SET = sorted(ICONS.keys() - {"app"})
STYLE = {
    "viewBox": "0 0 20 20",
    "fill": "none",
    "stroke": "#000",
    "stroke-width": "1.6",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


def side(name):
    drawn = QSvgRenderer(ICONS[name].read_bytes())
    assert drawn.isValid()
    return drawn.viewBoxF().getRect()


@pytest.mark.parametrize("name", SET)
def test_that_every_icon_can_be_drawn_at_20_pixels(name):
    assert side(name) == (0, 0, 20, 20)


def test_that_the_application_s_icon_can_be_drawn_at_64_pixels():
    assert side("app") == (0, 0, 64, 64)


@pytest.mark.parametrize("name", SET)
def test_that_every_icon_has_the_one_stroke_of_the_set(name):
    drawing = ElementTree.fromstring(ICONS[name].read_text("utf-8"))  # noqa: S314 - our own file
    assert STYLE.items() <= drawing.attrib.items()
    assert not any("stroke-width" in part.attrib for part in drawing)


@pytest.mark.parametrize("name", SET)
def test_that_every_icon_is_black_so_that_it_takes_any_tint(name):
    assert set(re.findall("#[0-9A-Fa-f]+", ICONS[name].read_text("utf-8"))) == {"#000"}
