"""Reading: a window of text to read, select and copy; Esc or Close ends it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.style_parts import RING
from herefordshire_desk.views.tokens import BROAD, SPACE, WIDE


class Reading(QDialog):
    """`name` is what a screen reader calls the text."""

    def __init__(self, title: str, name: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QTextBrowser.Shape.Box)
        self.text.setLineWidth(RING)
        self.text.document().setDocumentMargin(WIDE)
        self.text.setHtml(html)
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(SPACE)
        column.addWidget(self.text, 1)
        column.addLayout(self.buttons)
        fit_screen(self, QSize(characters(92), look().px(480)))
