import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herefordshire_desk.views.tiles import Tiles

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tiles(qtbot, dressed):
    """Two figures."""
    window = QWidget()
    qtbot.addWidget(window)
    tiles = Tiles((("overdue", "Visits overdue", "red"), ("due", "Due soon", "amber")), window)
    window.show()
    tiles.window_ = window
    return tiles


def on(tiles):
    return [name for name, tile in tiles.tiles.items() if tile.isChecked()]


def test_that_a_tile_filters_and_a_second_press_takes_it_off(qtbot, tiles):
    tile = tiles.tiles["overdue"]

    with qtbot.waitSignal(tiles.chosen) as chosen:
        qtbot.mouseClick(tile, LEFT)
    assert (chosen.args, on(tiles)) == (["overdue"], ["overdue"])

    with qtbot.waitSignal(tiles.chosen) as chosen:
        qtbot.mouseClick(tile, LEFT)
    assert (chosen.args, on(tiles)) == ([""], [])


def test_that_one_tile_takes_the_place_of_another(qtbot, tiles):
    qtbot.mouseClick(tiles.tiles["overdue"], LEFT)
    qtbot.mouseClick(tiles.tiles["due"], LEFT)

    assert on(tiles) == ["due"]


def test_that_space_presses_a_tile(qtbot, tiles):
    with qtbot.waitSignal(tiles.chosen) as chosen:
        qtbot.keyClick(tiles.tiles["due"], Qt.Key.Key_Space)

    assert chosen.args == ["due"]


def test_that_all_tiles_can_be_taken_off_at_once(qtbot, tiles):
    qtbot.mouseClick(tiles.tiles["due"], LEFT)

    with qtbot.waitSignal(tiles.chosen) as chosen:
        tiles.clear()

    assert (chosen.args, on(tiles)) == ([""], [])


def test_that_a_screen_reader_hears_figure_and_words_together(tiles):
    tiles.tiles["overdue"].set_figure(7)

    assert tiles.tiles["overdue"].accessibleName() == "7 visits overdue"


def test_that_a_figure_of_nothing_is_not_alarming(tiles, dressed):
    tile = tiles.tiles["overdue"]

    def edge():
        picture = tile.grab().toImage()
        return picture.pixelColor(4, picture.height() // 2).name().upper()

    assert edge() == dressed.colours.tones["grey"].ink
    tile.set_figure(3)
    assert edge() == dressed.colours.tones["red"].ink
