import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from herefordshire_desk.views.look import SCALES, characters, look, palette_of, sized
from herefordshire_desk.views.tokens import BODY_POINTS, DARK, LIGHT
from tests.views.contrast import contrast

Role = QPalette.ColorRole
Group = QPalette.ColorGroup
both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_that_there_is_one_look(dressed):
    assert look() is dressed


@pytest.mark.parametrize("scale", SCALES)
def test_that_text_and_measures_grow_together(dressed, scale):
    dressed.wear(LIGHT, scale)

    assert QApplication.font().pointSizeF() == pytest.approx(BODY_POINTS * scale / 100)
    assert dressed.px(100) == scale
    assert sized(20).pointSizeF() == pytest.approx(20 * scale / 100)


def test_that_the_text_goes_from_80_to_200_per_cent():
    assert (SCALES[0], SCALES[-1]) == (80, 200)
    assert 100 in SCALES


def test_that_a_width_in_characters_grows_with_the_text(dressed):
    before = characters(30)

    dressed.wear(LIGHT, 200)

    assert characters(30) > 1.8 * before


def test_that_it_is_light_where_the_system_says_nothing(dressed):
    dressed.wear(DARK)

    dressed.follow_system(125)

    assert (dressed.colours, dressed.scale) == (LIGHT, 125)


@both
def test_that_what_is_shown_wears_the_palette(qtbot, dressed, colours):
    label = QLabel("Wren Abbot")
    qtbot.addWidget(label)

    with qtbot.waitSignal(dressed.changed):
        dressed.wear(colours)
    QApplication.processEvents()

    assert label.palette().color(Role.Window).name().upper() == colours.window
    assert label.palette().color(Role.WindowText).name().upper() == colours.ink


@both
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive, Group.Disabled])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        pytest.param(Role.Text, Role.Base, id="text_in_a_field"),
        pytest.param(Role.PlaceholderText, Role.Base, id="a_hint_in_a_field"),
        pytest.param(Role.WindowText, Role.Window, id="text_in_the_window"),
        pytest.param(Role.ButtonText, Role.Button, id="text_on_a_button"),
        pytest.param(Role.HighlightedText, Role.Highlight, id="chosen_text"),
        pytest.param(Role.Link, Role.Window, id="a_link"),
        pytest.param(Role.ToolTipText, Role.ToolTipBase, id="a_tool_tip"),
    ],
)
def test_that_text_can_be_read_in_every_state(dressed, colours, group, ink, ground):
    palette = palette_of(colours)

    assert contrast(palette.color(group, ink), palette.color(group, ground)) >= 4.5


def test_that_disabled_text_looks_disabled(dressed):
    palette = palette_of(LIGHT)

    disabled = palette.color(Group.Disabled, Role.ButtonText).name().upper()
    assert disabled == LIGHT.muted != palette.color(Group.Active, Role.ButtonText).name().upper()


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_that_an_icon_is_drawn_in_its_colour_at_the_size_of_the_text(dressed, scale):
    dressed.wear(LIGHT, scale)

    picture = dressed.pixmap("today", "#FF0000").toImage()

    assert picture.width() / picture.devicePixelRatio() == dressed.px(20)
    found = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert found == {"#ff0000"}


def test_that_an_icon_is_drawn_once(dressed):
    assert dressed.icon("today") is dressed.icon("today")
    assert dressed.icon("today") is not dressed.icon("children")


def test_that_an_icon_takes_the_ink_of_the_palette_worn(dressed):
    light = dressed.icon("today")

    dressed.wear(DARK)

    assert dressed.icon("today") is not light
