"""What a screen reader and the keyboard find in a window."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Role = QAccessible.Role
ACTED_ON = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.Link,
    Role.List,
    Role.MenuItem,
    Role.PageTab,
    Role.PageTabList,
    Role.ProgressBar,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
}
CELLS = 40  # of a table: two rows tell as much as two hundred


def nodes(window: QWidget) -> Iterator[Any]:
    """Everything visible that a screen reader can come to, the first rows of each table."""
    yield from _under(QAccessible.queryAccessibleInterface(window))


def _under(node: Any) -> Iterator[Any]:
    if node is None or node.state().invisible:
        return
    yield node
    most = CELLS if node.role() == Role.Table else node.childCount()
    for at in range(min(most, node.childCount())):
        yield from _under(node.child(at))


def name(node: Any) -> str:
    """What a screen reader says of a node."""
    return str(node.text(QAccessible.Text.Name))


def unnamed(window: QWidget) -> list[str]:
    """What the keyboard or a hand can reach and a screen reader has no name for."""
    found = (each for each in nodes(window) if each.state().focusable or each.role() in ACTED_ON)
    return [f"{each.role().name} {each.object()}" for each in found if not name(each).strip()]


def focusable(window: QWidget) -> set[QWidget]:
    """Every widget that Tab should come to."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.focusProxy() is None
    }


def tabbed(times: int) -> list[QWidget]:
    """The widgets that Tab comes to, one after the other."""
    met = []
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    return met
