"""FaultDialog: something nobody foresaw. It says the data are safe; the report holds no names."""

import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from herefordshire_desk import __version__
from herefordshire_desk.views.look import characters
from herefordshire_desk.views.style_parts import RING
from herefordshire_desk.views.tokens import BROAD, WIDE

SAFE = (
    "Something went wrong that the desk did not expect. Your data are safe: all that was saved "
    "is in the file, and what was not saved has changed nothing. You can go on working."
)


class FaultDialog(QDialog):
    """The report can be copied for support."""

    def __init__(self, words: str, told: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Herefordshire desk")
        says = QLabel(words or SAFE)
        says.setWordWrap(True)
        details = QPlainTextEdit(told)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setAccessibleName("Report for support")
        details.setFrameShape(QPlainTextEdit.Shape.Box)
        details.setLineWidth(RING)
        details.setVisible(not words)
        copy, close = QPushButton("Copy report"), QPushButton("Go on")
        copy.setVisible(not words)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(WIDE)
        for widget in (says, details, copy, close):
            column.addWidget(widget)
        self.setMinimumWidth(characters(64))


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened: file names, lines and functions, and never a value or a message."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in frames]
    return "\n".join([f"Herefordshire desk {__version__}", kind.__name__, *lines])
