import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from herefordshire_desk.views.tiles import Tiles

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def host(qtbot, dressed):
    """What tiles stand in, without a layout: they have the width they are given."""
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def tiles(host):
    """Two figures."""
    tiles = Tiles((("overdue", "Visits overdue", "red"), ("due", "Due soon", "amber")), host)
    host.show()
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


def rows(tiles):
    QApplication.processEvents()
    return len({tile.y() for tile in tiles.tiles.values()})


@pytest.fixture
def many(host):
    """Four tiles, not yet shown, in half the width that one row of them needs."""
    words = ("Visits overdue", "Due in 7 days", "No social worker", "Changed too often")
    many = Tiles(tuple((name, name, "grey") for name in words), host)
    many.resize(many.sizeHint().width() * 6 // 10, 300)
    return many


def test_that_tiles_stand_in_as_many_rows_as_they_need(host, many):
    host.show()
    assert rows(many) == 2

    many.resize(many.width() * 4, 300)
    assert rows(many) == 1


def test_that_larger_text_makes_them_stand_in_more_rows(dressed, host, many):
    host.show()
    many.resize(many.width() * 2, 300)
    assert rows(many) == 1

    dressed.wear(dressed.colours, 200)
    assert rows(many) == 2
