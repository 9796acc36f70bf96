"""A field for a folder or a file: typed, pasted, or chosen in the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from herefordshire_desk.views.fields import TextField
from herefordshire_desk.views.tokens import SPACE

IS_FOLDER = "That is a folder: give the file a name as well."
NO_FOLDER = "Choose a folder that is there, and a name for the file."


class PlaceField(QWidget):
    """`dialog` makes the dialog that *Choose…* opens."""

    def __init__(self, dialog: Callable[[QWidget], QFileDialog]) -> None:
        super().__init__()
        self._dialog = dialog
        self.line, self.choose = TextField(), QPushButton("Choose…")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.ask)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.choose.setAccessibleName(f"Choose: {name}")

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def value(self) -> Path | None:
        """The place, None while nothing is typed."""
        return Path(self.line.value()) if self.line.value() else None

    def wrong_for_new(self, nothing_chosen: str) -> str:
        """What stands against a new file there, blank for nothing. A name alone says no folder."""
        out = self.value()
        if out is None:
            return nothing_chosen
        try:
            if out.is_dir():
                return IS_FOLDER
            return "" if out.is_absolute() and out.parent.is_dir() else NO_FOLDER
        except OSError:  # somebody else's: not even whether it is there may be asked
            return NO_FOLDER

    def ask(self) -> None:
        """Open the dialog; what is chosen there stands in the field."""
        dialog = self._dialog(self)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()


def a_folder(title: str) -> Callable[[QWidget], QFileDialog]:
    """A dialog for a folder that is there."""

    def dialog(parent: QWidget) -> QFileDialog:
        made = QFileDialog(parent, title)
        made.setFileMode(QFileDialog.FileMode.Directory)
        made.setOption(QFileDialog.Option.ShowDirsOnly)
        return made

    return dialog


def a_new_workbook(title: str, name: str) -> Callable[[QWidget], QFileDialog]:
    """A dialog for a workbook that is to be written, with a name to begin with."""
    return a_new_file(title, name, "Workbook (*.xlsx)")


def a_new_file(title: str, name: str, kind: str) -> Callable[[QWidget], QFileDialog]:
    """A dialog for a file that is to be written; what `name` ends in is added to what is typed."""

    def dialog(parent: QWidget) -> QFileDialog:
        made = QFileDialog(parent, title, "", kind)
        made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        made.setDefaultSuffix(name.rpartition(".")[2])
        made.selectFile(name)
        return made

    return dialog


def a_file(title: str, kinds: str) -> Callable[[QWidget], QFileDialog]:
    """A dialog for a file that is there, of `kinds` as Qt writes them."""

    def dialog(parent: QWidget) -> QFileDialog:
        made = QFileDialog(parent, title, "", kinds)
        made.setFileMode(QFileDialog.FileMode.ExistingFile)
        return made

    return dialog
