"""Dialogs of the Extracts page: which file, where a worklist goes, its password."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.views.answers import answers
from herefordshire_desk.views.fields import Field
from herefordshire_desk.views.look import characters, sized
from herefordshire_desk.views.tokens import BROAD, HEADING_POINTS, WIDE
from herefordshire_desk.views.unlock import PasswordField

FILES = "Extracts (*.xlsx *.xlsm *.csv *.zip *.deskbundle)"
Chosen = Callable[[Sequence[Path]], None]


def ask_files(parent: QWidget, chosen: Chosen) -> None:
    """Ask for the files of one extract."""
    dialog = QFileDialog(parent, "Choose an extract", documents(), FILES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def ask_folder(parent: QWidget, chosen: Chosen) -> None:
    """Ask for a folder of CSV files."""
    dialog = QFileDialog(parent, "Choose a folder of CSV files", documents())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def ask_where(parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask where a workbook is to be written."""
    dialog = QFileDialog(parent, title, documents(), "Workbook (*.xlsx)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda found: chosen(Path(found)))
    dialog.open()


def documents() -> str:
    """Where people keep what they work on."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


class PasswordOf(QDialog):
    """Asks for the password of a workbook or a bundle; it is used once and kept nowhere."""

    def __init__(
        self, what: str, words: str, given: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Password of the {what}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(characters(52))
        self._given = given
        self.password = PasswordField()
        self.verb = QPushButton(f"Open {what}")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._accept)
        self._lay_out(words)
        self.password.setFocus()

    def _accept(self) -> None:
        typed = self.password.value()
        if typed:
            self.accept()
            self._given(typed)

    def _lay_out(self, words: str) -> None:
        heading, told = QLabel(self.windowTitle()), QLabel(words)
        heading.setFont(sized(HEADING_POINTS, bold=True))
        told.setWordWrap(True)
        self.setAccessibleDescription(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        column.setSpacing(WIDE)
        for widget in (heading, told, Field("&Password", self.password)):
            column.addWidget(widget)
        row, _ = answers(self, self.verb)
        column.addLayout(row)
