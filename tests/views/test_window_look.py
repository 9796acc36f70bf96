"""How the window looks: chosen on Settings or in the View menu, and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from herefordshire_desk.views.look import colours_of, palette_of
from herefordshire_desk.views.tokens import DARK, LIGHT
from tests.views.contrast import contrast

Key = Qt.Key


@pytest.fixture
def part(window):
    page = window.show_page("settings")
    page.tabs.setCurrentWidget(page.look)
    return page.look


def pick(qtbot, choice, value):
    """Choose with the keyboard, one step at a time."""
    choice.setFocus()
    steps = choice.findData(value) - choice.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(choice, Key.Key_Down if steps > 0 else Key.Key_Up)


def test_that_a_text_size_is_worn_at_once_and_remembered(qtbot, dressed, desk, part):
    pick(qtbot, part.size_, "150")

    assert dressed.scale == 150
    assert desk.preference("text_size") == "150"


@pytest.mark.parametrize(("value", "colours"), [("dark", DARK), ("system", LIGHT)])
def test_that_a_palette_is_worn_at_once_and_remembered(qtbot, dressed, desk, part, value, colours):
    pick(qtbot, part.palette_, value)

    assert dressed.colours == colours
    assert dressed.follows == (value == "system")
    assert desk.preference("palette") == value


def test_that_what_the_view_menu_chooses_is_remembered_and_shown(window, dressed, desk, part):
    for action in ("larger", "larger", "smaller", "dark"):
        window.actions_[action].trigger()

    assert (dressed.scale, dressed.colours) == (110, DARK)
    assert (desk.preference("text_size"), desk.preference("palette")) == ("110", "dark")
    assert (part.size_.value(), part.palette_.value()) == ("110", "dark")

    window.actions_["usual"].trigger()
    window.actions_["follow_system"].trigger()
    assert (part.size_.value(), part.palette_.value()) == ("100", "system")


@pytest.mark.parametrize(("size", "action"), [("200", "larger"), ("80", "smaller")])
def test_that_the_largest_and_the_smallest_stay(qtbot, window, dressed, part, size, action):
    pick(qtbot, part.size_, size)

    window.actions_[action].trigger()

    assert str(dressed.scale) == size


def test_that_letters_turned_off_start_nothing_and_are_not_hinted_at(
    qtbot, window, dressed, desk, part
):
    pick(qtbot, part.letters, "off")
    today = window.show_page("today")
    button = next(
        each for each in today.findChildren(QPushButton) if each.accessibleName() == "Record visit"
    )

    with qtbot.assertNotEmitted(window.actions_["record_visit"].triggered):
        qtbot.keyClick(today.table, Key.Key_V)
    assert window.actions_["record_visit"].toolTip() == "Record visit"
    assert button.text() == "Record visit"
    assert desk.preference("letters") == "off"

    pick(qtbot, part.letters, "on")
    assert button.text() == "Record visit  V"
    qtbot.keyClick(today.table, Key.Key_Home)
    with qtbot.waitSignal(window.actions_["record_visit"].triggered):
        qtbot.keyClick(today.table, Key.Key_V)


def test_that_the_next_start_wears_what_was_preferred(
    qtbot, dressed, desk, open_desk_on, desk_file, monkeypatch
):
    for name, value in (("text_size", "125"), ("palette", "dark"), ("letters", "off")):
        desk.prefer(name, value)
    desk.close()
    again = open_desk_on(desk_file)

    dressed.wear_preferred(again.picture.preferences)

    assert (dressed.scale, dressed.colours, dressed.letters) == (125, DARK, False)


@pytest.mark.parametrize(
    "odd", [{"text_size": "9000"}, {"text_size": "big"}, {"palette": "plaid"}, {"letters": ""}]
)
def test_that_what_cannot_be_worn_is_passed_over(dressed, odd):
    dressed.wear_preferred(odd)

    assert (dressed.scale, dressed.colours, dressed.letters) == (100, LIGHT, True)


def test_that_nothing_is_dressed_again_that_is_as_preferred(qtbot, dressed):
    with qtbot.assertNotEmitted(dressed.changed):
        dressed.wear_preferred({"text_size": "100", "palette": "light", "letters": "on"})


def test_that_in_high_contrast_no_palette_is_set_until_it_is_over(dressed):
    system = QPalette(QApplication.palette())
    signal = dressed._access.contrastPreferenceChanged
    dressed.wear(DARK)

    signal.emit(Qt.ContrastPreference.HighContrast)
    worn = QApplication.palette()
    assert worn.resolveMask() == 0
    assert worn != system
    assert dressed.colours == colours_of(worn, DARK)
    dressed.wear_preferred({"text_size": "150"})
    assert (dressed.scale, QApplication.palette().resolveMask()) == (150, 0)

    signal.emit(Qt.ContrastPreference.NoPreference)
    assert (dressed.colours, dressed.scale) == (DARK, 150)
    assert QApplication.palette() == palette_of(DARK)


def test_that_light_or_dark_follows_the_system_as_it_changes(dressed):
    dressed.follow_system()
    dressed._put_on(DARK, 100)

    dressed._system.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert dressed.colours == LIGHT

    dressed.wear(DARK)
    dressed._system.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert dressed.colours == DARK


def test_that_in_high_contrast_every_colour_is_the_systems_and_can_be_read():
    system = QPalette()
    for role, colour in (("Text", "#ffffff"), ("Base", "#000000"), ("Window", "#000000")):
        system.setColor(getattr(QPalette.ColorRole, role), colour)

    found = colours_of(system, LIGHT)

    assert (found.ink, found.surface, found.window) == ("#ffffff", "#000000", "#000000")
    assert contrast(found.ink, found.selection) >= 7
    assert all(contrast(tone.ink, tone.ground) == 21 for tone in found.tones.values())
