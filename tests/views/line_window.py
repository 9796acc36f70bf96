"""The child's line in a window, between two fields, for tests that press and point."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from herefordshire_desk.views.child_line import ChildLine
from herefordshire_desk.views.tokens import LIGHT
from tests.views.timelines import example


class LineWindow(QWidget):
    """Shows the example; the line has the focus once `settle` returns."""

    def __init__(self):
        super().__init__()
        self.before, self.line, self.after = QLineEdit(), ChildLine(), QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.before, self.line, self.after):
            column.addWidget(widget)
        self.line.set_timeline(example(), LIGHT)
        self.resize(1000, 600)

    def settle(self, qtbot):
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()
        self.line.setFocus()
        qtbot.waitUntil(self.line.hasFocus)


def middle(line, words):
    """Where the item is whose sentence begins so."""
    box = next(item.box for item in line.items if item.source.detail.startswith(words))
    return QPoint(round(box.centre), round(box.top + box.height / 2))
