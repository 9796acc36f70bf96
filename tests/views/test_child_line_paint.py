from typing import get_args

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from herefordshire_desk.domain.timeline import Row
from herefordshire_desk.domain.timeline_bands import SpanKind
from herefordshire_desk.domain.timeline_points import PointKind
from herefordshire_desk.views.child_line_layout import laid_out
from herefordshire_desk.views.child_line_paint import TONES, LinePainter, paint_timeline
from herefordshire_desk.views.child_line_type import Type, in_pixels, scaled
from herefordshire_desk.views.tokens import DARK, LIGHT
from tests.views.timelines import example, picture, point, span

WIDTH = 900
PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


class Painted:
    """A picture painted on an image, and where its items are."""

    def __init__(self, shown, colours=LIGHT, focused=None):
        letters = Type(QFont("DejaVu Sans", 10))
        self.layout = laid_out(shown, WIDTH, letters)
        self.image = QImage(WIDTH, round(self.layout.size[1]) + 1, QImage.Format.Format_RGB32)
        self.image.fill(QColor(colours.surface))
        painter = QPainter(self.image)
        LinePainter(painter, colours, letters).paint(self.layout, "A sentence.", focused)
        painter.end()

    def colour(self, x, y):
        return self.image.pixelColor(QPointF(x, y).toPoint()).name().upper()

    def inside(self, number):
        """Of an item, near its right edge, clear of words: how many pixels of each colour."""
        box = self.layout.items[number].box
        reach = range(round(box.right) - 14, round(box.right) - 4)
        rows = range(round(box.top) + 4, round(box.bottom) - 4)
        return {self.colour(x, y) for x in reach for y in rows}


def band(kind):
    return picture(Row("Social worker", spans=(span("A", "2025-06-01", kind=kind),)))


def dot(kind):
    return picture(Row("Visits", points=(point("2026-05-10", kind),)))


def test_that_every_kind_has_its_tone():
    assert TONES.keys() == {*get_args(SpanKind), *get_args(PointKind)}


@pytest.mark.parametrize("colours", PALETTES)
def test_that_a_child_seen_is_filled_and_a_child_not_seen_hollow(qapp, colours):
    middles = {}
    for kind in ("seen", "not_seen", "review", "review_due"):
        painted = Painted(dot(kind), colours)
        box = painted.layout.items[0].box
        middles[kind] = painted.colour(box.centre, box.top + box.height / 2)

    assert middles == {
        "seen": colours.tones["green"].ink,
        "not_seen": colours.surface,
        "review": colours.tones["blue"].ink,
        "review_due": colours.surface,
    }


@pytest.mark.parametrize("colours", PALETTES)
def test_that_bands_are_plain_agency_is_hatched_and_gaps_are_empty(qapp, colours):
    blue = colours.tones["blue"].ground

    assert Painted(band("held"), colours).inside(0) == {blue}
    assert len(Painted(band("agency"), colours).inside(0)) > 1
    assert Painted(band("gap"), colours).inside(0) == {colours.surface}


def test_that_a_ring_is_round_the_item_in_focus_alone(qapp):
    plain, ringed = Painted(band("held")), Painted(band("held"), focused=0)
    box = plain.layout.items[0].box
    above = (box.centre, box.top - 3)

    assert ringed.colour(*above) == LIGHT.focus
    assert plain.colour(*above) == LIGHT.surface


def test_that_no_line_runs_through_a_caption(qapp):
    shown = picture(Row("Visits", points=(point("2026-12-01", "due", "due 1 Dec 2026"),)))
    painted = Painted(shown)
    caption = next(words for words in painted.layout.words if words.role == "caption").box

    assert caption.left < painted.layout.today < caption.right
    assert painted.colour(painted.layout.today, caption.top) == LIGHT.surface
    assert painted.colour(painted.layout.today, caption.bottom + 2) == LIGHT.focus


@pytest.mark.parametrize("dots", [pytest.param(96, id="screen"), pytest.param(288, id="paper")])
def test_that_paper_has_the_same_picture_at_its_own_resolution(qapp, dots):
    scale = dots / 96
    image = QImage(round(WIDTH * scale), round(600 * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots / 0.0254))
    image.setDotsPerMeterY(round(dots / 0.0254))
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)

    height = paint_timeline(
        painter, QRectF(0, 0, image.width(), 0), example(), LIGHT, QFont("DejaVu Sans", 10)
    )
    painter.end()

    letters = Type(in_pixels(QFont("DejaVu Sans", 10)))
    layout = laid_out(example(), WIDTH, letters)
    held = layout.items[0].box
    assert height == pytest.approx(layout.size[1] * scale)
    place = QPointF(held.right - 6, held.top + 6) * scale
    assert image.pixelColor(place.toPoint()).name().upper() == LIGHT.tones["blue"].ground


def test_that_fonts_scale_in_the_unit_they_are_set_in(qapp):
    points, pixels = QFont("DejaVu Sans", 20), QFont("DejaVu Sans")
    pixels.setPixelSize(40)

    assert scaled(points, 0.5).pointSizeF() == 10
    assert scaled(pixels, 0.5).pixelSize() == 20
    assert in_pixels(pixels).pixelSize() == 40
    assert in_pixels(points).pixelSize() == 27
