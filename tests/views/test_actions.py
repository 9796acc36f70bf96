import pytest
from PySide6.QtGui import QIcon, QImage

from herefordshire_desk.views.actions import MENUS, SPECS, Actions, shortcut_rows
from herefordshire_desk.views.deeds import deeds
from herefordshire_desk.views.tokens import DARK


@pytest.fixture
def actions(dressed, qapp):
    return Actions(qapp)


def test_that_every_action_does_something(window):
    assert set(deeds(window)) == {spec.name for spec in SPECS}


def test_that_every_action_is_in_a_menu_there_is(actions):
    assert {spec.menu for spec in SPECS} == set(MENUS)


def test_that_no_two_actions_share_a_name_a_key_or_a_letter(actions):
    keys = [action.shortcut().toString() for action in actions if not action.shortcut().isEmpty()]
    letters = [spec.letter for spec in SPECS if spec.letter]
    names = [spec.name for spec in SPECS]

    for taken in (keys, letters, names):
        assert len(taken) == len(set(taken))


def test_that_an_action_that_opens_a_form_says_so_with_three_dots(actions):
    opens = ("record_visit", "allocate", "add_child", "back_up", "write_return")

    assert all(actions[name].text().endswith("…") for name in opens)


def test_that_a_tip_says_which_letter_does_the_same(actions):
    assert actions["record_visit"].toolTip() == "Record visit (or V in a list)"
    assert actions["undo"].toolTip() == "Undo"


def test_that_what_is_about_a_child_needs_one(actions):
    actions.set_child(False)
    assert not actions["record_visit"].isEnabled()
    assert actions["add_child"].isEnabled()

    actions.set_child(True)
    assert actions["record_visit"].isEnabled()


def colours_of(icon: QIcon) -> set[str]:
    picture = icon.pixmap(20, 20).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {
        picture.pixelColor(*place).name().upper()
        for place in places
        if picture.pixelColor(*place).alpha() == 255
    }


def test_that_icons_are_drawn_in_the_ink_of_the_palette_when_a_menu_opens(window, dressed):
    dressed.wear(DARK)

    window.menuBar().actions()[1].menu().aboutToShow.emit()

    assert colours_of(window.actions_["undo"].icon()) == {DARK.ink}


def test_that_every_key_and_letter_of_the_registry_is_told(actions):
    rows = shortcut_rows()

    assert ("Child", "Record visit", "Ctrl+R", "V") in rows
    assert ("Edit", "Undo", "Ctrl+Z", "") in rows
    told = {name for _, name, _, _ in rows}
    keyed = [spec for spec in SPECS if spec.letter or not actions[spec.name].shortcut().isEmpty()]
    assert {spec.text.rstrip("…") for spec in keyed} <= told
    assert all(keys or letter for _, _, keys, letter in rows)
