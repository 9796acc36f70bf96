import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.views.pages import IN_RAIL, NUMBERED
from tests.make_team import OVERDUE

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = list(IN_RAIL)


def shown(window):
    """The page shown, which the rail marks too."""
    marked = [name for name, button in window.rail.buttons.items() if button.isChecked()]
    name = next(name for name, page in window.pages.items() if page is window.page)
    assert marked == [name]
    return name


@pytest.mark.parametrize(("at", "name"), list(enumerate(NUMBERED, 1)))
def test_that_ctrl_and_a_number_show_a_page(qtbot, window, at, name):
    qtbot.keyClick(window, Key(Key.Key_0 + at), CTRL)

    assert shown(window) == name


def test_that_down_and_up_go_from_page_to_page_and_stay_on_the_rail(qtbot, window):
    window.rail.buttons["today"].setFocus()

    for name in ("children", "social_workers", "children"):
        button = window.focusWidget()
        before = PAGES.index(shown(window))
        key = Key.Key_Down if PAGES.index(name) > before else Key.Key_Up
        qtbot.keyClick(button, key)
        assert shown(window) == name
        assert window.rail.buttons[name].hasFocus()


@pytest.mark.parametrize("name", PAGES)
def test_that_a_click_shows_a_page(qtbot, window, name):
    qtbot.mouseClick(window.rail.buttons[name], Qt.MouseButton.LeftButton)

    assert shown(window) == name


def test_that_the_counts_are_told_to_a_screen_reader(window):
    buttons = window.rail.buttons

    assert buttons["children"].accessibleDescription() == "15"
    assert buttons["social_workers"].accessibleDescription() == "4"


def test_that_every_button_says_its_keys(window):
    tips = [button.toolTip() for button in window.rail.buttons.values()]

    assert tips[0] == "Today (Ctrl+1)"
    assert tips[-1] == "Settings (Ctrl+,)"
    titles = [title for title, _ in IN_RAIL.values()][:9]
    assert tips[:-1] == [f"{title} (Ctrl+{at})" for at, title in enumerate(titles, 1)]


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_that_the_longest_name_has_room_at_any_text_size(window, dressed, scale):
    dressed.wear(dressed.colours, scale)

    rail = window.rail
    assert rail.width() >= max(
        button.fontMetrics().horizontalAdvance(button.text()) + dressed.px(20)
        for button in rail.buttons.values()
    )


def test_that_a_page_that_is_not_in_the_rail_leaves_none_marked(window):
    def marked():
        return [name for name, button in window.rail.buttons.items() if button.isChecked()]

    window.show_page("children")
    assert marked() == ["children"]
    window.open_child(OVERDUE)
    assert marked() == ["children"]
    window.show_page("backups")
    assert marked() == []
    window.show_page("today")
    assert marked() == ["today"]
