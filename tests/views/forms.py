"""Opening forms and typing into them, as tests of the window do it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit


def opened(window: Any, action: str) -> Any:
    """The form, or the window beside it, that an action of the window opens."""
    window.actions_[action].trigger()
    modal = QApplication.activeModalWidget()
    QApplication.processEvents()  # that is when the platform makes it the active window
    form = modal or QApplication.activeWindow()
    assert isinstance(form, QDialog), f"{action} opened nothing"
    assert form.isActiveWindow()
    return form


def retype(field: QLineEdit, text: str) -> None:
    """Take what is in a field out and type something else, key by key."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def cells(table: Any, heading: str) -> list[str]:
    """What a table shows in one column, top to bottom."""
    at = [column.heading for column in table.records.columns].index(heading)
    model = table.model()
    return [model.index(row, at).data() for row in range(model.rowCount())]
