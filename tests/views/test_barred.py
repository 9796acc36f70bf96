"""The key of what cannot be done now says why."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.actions import SPECS
from herefordshire_desk.views.barred import CHOOSE, EARLIER
from herefordshire_desk.views.tokens import LIGHT

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(qtbot, window):
    """Presses a key where the keyboard is, and gives what was said since."""

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        before = len(window.toast.messages)
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        return [each.words for each in list(window.toast.messages)[before:]]

    return press


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        pytest.param(Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier, id="its_letter"),
        pytest.param(Qt.Key.Key_R, CONTROL, id="its_keys"),
    ],
)
def test_that_on_an_earlier_day_a_key_says_why_no_visit_can_be_recorded(
    window, desk, press, key, modifiers
):
    desk.look_at(desk.today - timedelta(days=7))

    assert press(key, modifiers) == [f"Record visit: {EARLIER}"]
    assert QApplication.activeModalWidget() is None


def test_that_where_no_child_is_chosen_a_key_asks_for_one(window, desk, press):
    window.show_page("settings")
    window.page.panes()[0].setFocus()

    assert press(Qt.Key.Key_R, CONTROL) == [f"Record visit: {CHOOSE['child']}"]


def test_that_redo_and_today_say_that_there_is_nothing_to_go_to(window, press):
    assert press(Qt.Key.Key_Y, CONTROL) == ["Redo: there is nothing to redo."]
    assert press(Qt.Key.Key_T, CONTROL) == ["Back to today: today is what is shown."]


def test_that_letters_are_still_typed_in_a_field(window, desk, press):
    desk.look_at(desk.today - timedelta(days=7))
    window.show_page("children")
    window.actions_["find"].trigger()
    field = QApplication.focusWidget()

    assert press(Qt.Key.Key_V) == []
    assert field.text() == "v"


def test_that_letters_that_were_turned_off_say_nothing(window, desk, press, dressed):
    dressed.wear_preferred({"letters": "off"})
    desk.look_at(desk.today - timedelta(days=7))

    assert press(Qt.Key.Key_V) == []


def test_that_a_key_that_starts_nothing_says_nothing(window, press):
    assert press(Qt.Key.Key_F9) == []
    assert press(Qt.Key.Key_V, SHIFT) == []


def test_that_every_need_of_an_action_has_its_words():
    assert {spec.needs for spec in SPECS} - {""} == set(CHOOSE)


def test_that_what_is_said_fits_a_small_window_at_the_largest_text(window, desk, press, dressed):
    dressed.wear(LIGHT, 200)
    window.resize(1366, 768)
    desk.look_at(desk.today - timedelta(days=7))

    assert press(Qt.Key.Key_L, CONTROL | SHIFT) == [f"Hand over a leaver's children: {EARLIER}"]
    assert window.toast.width() < window.width()
