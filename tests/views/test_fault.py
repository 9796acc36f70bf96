from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from herefordshire_desk.views.fault import SAFE, FaultDialog, report


def unforeseen():
    """A fault whose message holds a name, as one nobody foresaw might."""
    try:
        raise KeyError("Wren Abbot")
    except KeyError as fault:
        return fault


def button(dialog, text):
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_that_the_report_says_where_and_never_what(qtbot):
    fault = unforeseen()

    told = report(type(fault), fault.__traceback__)

    assert "KeyError" in told
    assert "test_fault.py:" in told
    assert "unforeseen" in told
    assert "Wren" not in told
    assert "/" not in told


def test_that_the_data_are_said_to_be_safe_and_the_report_can_be_copied(qtbot, dressed):
    dialog = FaultDialog("", "KeyError in x.py:3")
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.findChild(QLabel).text() == SAFE

    qtbot.mouseClick(button(dialog, "Copy report"), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "KeyError in x.py:3"


def test_that_what_was_foreseen_is_said_in_its_own_words_without_a_report(qtbot, dressed):
    dialog = FaultDialog("The disk is full.", "NoSpace in y.py:9")
    qtbot.addWidget(dialog)
    dialog.open()

    assert dialog.findChild(QLabel).text() == "The disk is full."
    assert not dialog.findChild(QPlainTextEdit).isVisible()
    assert not button(dialog, "Copy report").isVisible()


def test_that_enter_goes_on(qtbot, dressed):
    dialog = FaultDialog("The disk is full.", "")
    qtbot.addWidget(dialog)
    dialog.open()

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
