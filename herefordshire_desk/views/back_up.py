"""Backing up: asks where, writes a verified copy, and says how it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from herefordshire_desk import errands
from herefordshire_desk.desk import Desk
from herefordshire_desk.views.failing import words_of


def ask_where(desk: Desk, parent: QWidget, say: Callable[[str], None]) -> None:
    """Open the file dialog; nothing is written until a name is given."""
    dialog = QFileDialog(parent, "Back up the desk", str(desk.path.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("Desk backup (*.deskbackup)")
    dialog.setDefaultSuffix("deskbackup")
    dialog.selectFile(f"{desk.path.stem}-{desk.day.isoformat()}.deskbackup")
    dialog.fileSelected.connect(lambda name: back_up(desk, Path(name), say))
    dialog.open()


def back_up(desk: Desk, out: Path, say: Callable[[str], None]) -> None:
    """Write the copy on the store's thread; what went wrong is said in its own words."""
    errands.back_up(
        desk,
        out,
        done=lambda _: say(f"Backed up and verified: {out.name}"),
        failed=lambda fault: say(words_of(fault)),
    )
