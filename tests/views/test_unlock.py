import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from herefordshire_desk.views.unlock import Unlock

Key = Qt.Key


@pytest.fixture
def unlock(qtbot, dressed):
    """The locked desk."""
    unlock = Unlock()
    qtbot.addWidget(unlock)
    with qtbot.waitActive(unlock):
        unlock.show()
        unlock.activateWindow()
    return unlock


def test_that_the_keyboard_is_in_the_password_and_enter_gives_it(qtbot, unlock):
    qtbot.waitUntil(unlock.password.hasFocus)

    with qtbot.waitSignal(unlock.password_given) as given:
        qtbot.keyClicks(unlock.password, " sesame opens ")
        qtbot.keyClick(unlock.password, Key.Key_Return)

    assert given.args == [" sesame opens "]


def test_that_a_door_has_the_desks_own_icon(qtbot, unlock):
    qtbot.waitUntil(lambda: not unlock.windowIcon().isNull())


def test_that_the_password_is_not_shown(unlock):
    for field in (unlock.password, unlock.new_password):
        assert field.echoMode() == QLineEdit.EchoMode.Password


def test_that_a_password_can_be_pasted(qtbot, unlock):
    QGuiApplication.clipboard().setText("sesame")

    qtbot.keyClick(unlock.password, Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert unlock.password.value() == "sesame"


def test_that_while_it_opens_it_cannot_be_asked_to_open_again(qtbot, unlock):
    qtbot.keyClicks(unlock.password, "sesame")
    qtbot.keyClick(unlock.password, Key.Key_Return)

    assert unlock.way_on.text() == "Opening…"
    with qtbot.assertNotEmitted(unlock.password_given):
        qtbot.keyClick(unlock.password, Key.Key_Return)


def test_that_a_wrong_password_is_said_beside_the_field_and_can_be_tried_again(qtbot, unlock):
    qtbot.keyClicks(unlock.password, "sesame")
    qtbot.keyClick(unlock.password, Key.Key_Return)

    unlock.tell("That password does not open this desk.")

    assert unlock.fields["password"].problem.text() == "That password does not open this desk."
    qtbot.keyClicks(unlock.password, "open")
    assert unlock.password.value() == "open"
    assert unlock.fields["password"].problem.isVisible()
    assert unlock.password.hasFocus()
    with qtbot.waitSignal(unlock.password_given):
        qtbot.keyClick(unlock.password, Key.Key_Return)


def test_that_nothing_typed_is_not_tried(qtbot, unlock):
    with qtbot.assertNotEmitted(unlock.password_given):
        qtbot.mouseClick(unlock.way_on, Qt.MouseButton.LeftButton)

    assert unlock.fields["password"].problem.text() == "Type the password."


def test_that_forgotten_leads_to_the_recovery_code_and_a_new_password(qtbot, unlock):
    qtbot.mouseClick(unlock.forgotten, Qt.MouseButton.LeftButton)

    assert not unlock.password.isVisible()
    assert unlock.code.hasFocus()
    with qtbot.waitSignal(unlock.code_given) as given:
        qtbot.keyClicks(unlock.code, "ABCD-1234")
        qtbot.keyClicks(unlock.new_password, "a new long password")
        qtbot.mouseClick(unlock.way_on, Qt.MouseButton.LeftButton)
    assert given.args == ["ABCD-1234", "a new long password"]


def test_that_a_new_password_that_will_not_do_is_said_beside_it(qtbot, unlock):
    qtbot.mouseClick(unlock.forgotten, Qt.MouseButton.LeftButton)
    unlock.tell("That recovery code does not open this desk.")
    assert unlock.fields["code"].problem.isVisible()

    unlock.tell("Use 14 characters or more.", "new_password")

    assert unlock.fields["new_password"].problem.text() == "Use 14 characters or more."
    assert not unlock.fields["code"].problem.isVisible()
    assert unlock.new_password.hasFocus()


def test_that_there_is_a_way_back_to_the_password(qtbot, unlock):
    qtbot.mouseClick(unlock.forgotten, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(unlock.forgotten, Qt.MouseButton.LeftButton)

    assert unlock.password.isVisible()
    assert unlock.password.hasFocus()
    assert not unlock.code.isVisible()
    assert unlock.forgotten.text() == "Forgotten?"


@pytest.mark.parametrize("recovering", [False, True], ids=["password", "recovery_code"])
def test_that_looking_something_up_elsewhere_does_not_move_the_keyboard(qtbot, unlock, recovering):
    if recovering:
        qtbot.mouseClick(unlock.forgotten, Qt.MouseButton.LeftButton)
    field = unlock.new_password if recovering else unlock.password
    field.setFocus()
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    with qtbot.waitActive(elsewhere):
        elsewhere.show()
        elsewhere.activateWindow()

    with qtbot.waitActive(unlock):
        unlock.activateWindow()

    assert field.hasFocus()


@pytest.mark.parametrize(
    ("typed", "hinted"),
    [
        pytest.param("SESAME", True, id="capitals_alone"),
        pytest.param("Sesame", False, id="a_capital_and_others"),
        pytest.param("SES", False, id="three_letters_are_too_few_to_tell"),
        pytest.param("12345678", False, id="digits"),
    ],
)
def test_that_caps_lock_is_hinted_at(qtbot, unlock, typed, hinted):
    qtbot.keyClicks(unlock.password, typed)

    assert unlock.caps.isVisible() == hinted


def test_that_the_title_holds_no_name(unlock):
    assert unlock.windowTitle() == "Herefordshire desk"
