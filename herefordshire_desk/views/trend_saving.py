"""Saving a chart: where it is to be written, and as what."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

KINDS = {"PNG picture (*.png)": ".png", "SVG drawing (*.svg)": ".svg"}


def ask_where(parent: QWidget, name: str, write: Callable[[Path], None]) -> None:
    """Ask where the chart called `name` is to be written; its ending says how."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Save chart", place)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(KINDS))
    dialog.setDefaultSuffix("png")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(KINDS[kind][1:]))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
    dialog.open()
