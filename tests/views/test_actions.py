import pytest
from PySide6.QtGui import QIcon, QImage

from herefordshire_desk.views.actions import MENUS, SPECS, Actions
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
    actions.set_child(True)  # F1 is then the child's alone
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    letters = [spec.letter for spec in SPECS if spec.letter]
    names = [spec.name for spec in SPECS]

    for taken in (keys, letters, names):
        assert len(taken) == len(set(taken))


@pytest.mark.parametrize("spec", SPECS, ids=[spec.name for spec in SPECS])
def test_that_every_action_has_a_key_or_says_why_it_has_none(spec):
    assert bool(spec.keys or spec.letter) != bool(spec.keyless)
    assert spec.keyless == "" or spec.keyless.endswith(".")


def test_that_keys_are_keys_the_system_knows(actions):
    keyed = [spec for spec in SPECS if spec.keys]

    assert all(spec.sequences and not spec.sequences[0].isEmpty() for spec in keyed)
    assert actions["import"].shortcut().toString() == "Ctrl+O"


@pytest.mark.parametrize("spec", SPECS, ids=[spec.name for spec in SPECS])
def test_that_what_makes_no_change_says_why_there_is_nothing_to_undo(spec):
    assert spec.lasting == "" or spec.lasting.endswith(".")


def test_that_an_earlier_day_takes_no_change(actions):
    actions.set_child(True, read_only=True)

    barred = {spec.name for spec in SPECS if not actions[spec.name].isEnabled()}

    assert barred == {spec.name for spec in SPECS if spec.makes_change}
    assert {"record_visit", "allocate", "import"} <= barred
    assert actions["why"].isEnabled()


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


def test_that_f1_is_help_only_while_no_child_is_chosen(actions):
    actions.set_child(True)
    assert [key.toString() for key in actions["help"].shortcuts()] == ["Shift+F1"]

    actions.set_child(False)
    assert [key.toString() for key in actions["help"].shortcuts()] == ["Shift+F1", "F1"]
    assert not actions["why"].isEnabled()


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
