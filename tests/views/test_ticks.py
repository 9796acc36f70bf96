import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

from herefordshire_desk.views.fields import Field
from herefordshire_desk.views.ticks import Tick, Ticks
from herefordshire_desk.views.tokens import LIGHT, TARGET


@pytest.fixture
def ticks(qtbot, dressed):
    """Two values to tick."""
    made = Ticks({"a": "Amy", "b": "Ben"})
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_that_nothing_is_ticked_at_first(ticks):
    assert ticks.value() == []


def test_that_space_ticks_and_the_values_keep_their_order(qtbot, ticks):
    for value in ("b", "a"):
        ticks.boxes[value].setFocus()
        qtbot.keyClick(ticks.boxes[value], Qt.Key.Key_Space)

    assert ticks.value() == ["a", "b"]


def test_that_the_keyboard_comes_to_the_first(ticks):
    ticks.setFocus()

    assert ticks.boxes["a"].hasFocus()


def test_that_each_is_large_enough_to_hit(ticks):
    assert all(box.height() >= TARGET for box in ticks.boxes.values())


@pytest.mark.parametrize("scale", [100, 200])
def test_that_the_square_grows_with_the_text(dressed, ticks, scale):
    dressed.wear(LIGHT, scale)
    box = ticks.boxes["a"]

    side = box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box)

    assert side == 14 * scale // 100


def test_that_a_screen_reader_says_what_is_ticked_and_not_only_what_it_belongs_to(qtbot, dressed):
    field = Field("Before you go on", Tick("I know that it &cannot be undone"))
    qtbot.addWidget(field)
    assert field.input.accessibleName() == "Before you go on: I know that it cannot be undone"
