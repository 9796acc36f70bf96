import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from herefordshire_desk.views.pill import SHAPES, PillLabel, paint_pill, pill_font, pill_size
from herefordshire_desk.views.tokens import DARK, LIGHT

TONES = list(SHAPES)


def painted(text, tone, width=200):
    """The pill as a picture on white."""
    picture = QImage(width, 30, QImage.Format.Format_RGB32)
    picture.fill("#FFFFFF")
    painter = QPainter(picture)
    paint_pill(painter, QRectF(0, 0, width, 30), text, tone, pill_font())
    painter.end()
    return picture


def colours_in(picture):
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def ink_on(picture, ink):
    """Where the picture has the ink: what is left when all colour is taken away."""
    ink = ink.upper()
    return frozenset(
        (x, y)
        for x in range(24)
        for y in range(picture.height())
        if picture.pixelColor(x, y).name().upper() == ink
    )


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
def test_that_a_pill_is_painted_in_the_ink_and_ground_of_its_tone(dressed, colours, tone):
    dressed.wear(colours)

    found = colours_in(painted("3 working days overdue", tone))

    assert {colours.tones[tone].ink, colours.tones[tone].ground} <= found


def test_that_no_two_tones_have_the_same_shape(dressed):
    inks = {tone: LIGHT.tones[tone].ink for tone in TONES}

    shapes = {ink_on(painted(" ", tone), inks[tone]) for tone in TONES}

    assert len(shapes) == len(TONES)
    assert all(shapes)


def test_that_a_pill_has_room_for_its_words(dressed):
    words = "3 working days overdue"

    assert pill_size(words, pill_font()).width() > pill_size("3", pill_font()).width() + 50


def test_that_words_that_do_not_fit_stay_within_the_pill(dressed):
    picture = painted("26 working days overdue, and then some", "red", width=100)

    assert LIGHT.tones["red"].ink in colours_in(picture)
    assert picture.pixelColor(99, 2).name().upper() == "#FFFFFF"


def test_that_a_pill_by_itself_is_read_as_its_words(qtbot, dressed):
    label = PillLabel("Due today", "amber")
    qtbot.addWidget(label)

    assert label.accessibleName() == "Due today"
    assert label.sizeHint() == pill_size("Due today", pill_font())


def test_that_a_pill_grows_with_the_text(qtbot, dressed):
    label = PillLabel("Due today", "amber")
    qtbot.addWidget(label)
    before = label.sizeHint()

    dressed.wear(LIGHT, 200)

    assert label.sizeHint().width() > 1.7 * before.width()
