"""Extracts: choose or drop a file, see what would change, then import it, all or nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.background import Cancelled, Task, run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.errands import import_change, preview
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.drop_panel import DropPanel
from herefordshire_desk.views.extract_columns import log_columns
from herefordshire_desk.views.extract_preview import Preview
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import DateField, Field
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE

if TYPE_CHECKING:
    from herefordshire_desk.domain.history import HistoryLine
    from herefordshire_desk.domain.merge import Merged
    from herefordshire_desk.workbooks.read import Read

FILES = "Extracts (*.xlsx *.xlsm *.csv *.zip)"
NOT_IMPORTED = "The extract that was being looked at was not imported. Choose it again."
STOPPED = "Stopped. The desk is as it was."


class Extracts(Page):
    """The last imports; then, once a file is chosen, what it would change."""

    title = "Extracts"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.merged: Merged | None = None
        self.source = ""
        self.task: Task | None = None
        self.setAcceptDrops(True)
        self.taken_on = DateField(desk.day, desk.day)
        self.choose, self.choose_folder = QPushButton("Choose file…"), QPushButton("Choose folder…")
        self.progress, self.cancel = QProgressBar(), QPushButton("Cancel")
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.preview = Preview(desk, self)
        self.log: Table[ImportedExtract] = Table(
            RecordTable(log_columns(), lambda extract: extract.id), "Extracts imported"
        )
        self.log.say_when_empty("No extract has been imported yet. Drop one here or choose a file.")
        self.body_stack = QStackedWidget()
        self._lay_out_body()
        self._connect()
        self._show_log("")

    def main_table(self) -> Table[Any]:
        return self.preview.rows if self.body_stack.currentIndex() else self.log

    def refresh(self) -> None:
        """The log of imports."""
        self.log.set_rows(sorted(self.desk.picture.extracts, key=lambda e: e.taken_on)[::-1])
        self._tell_subtitle()

    def unsaved(self) -> str:
        return NOT_IMPORTED if self.task or self.body_stack.currentIndex() else ""

    def begin(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, "Choose an extract", _documents(), FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.read([Path(name) for name in names]))
        dialog.open()

    def begin_folder(self) -> None:
        """Ask for a folder of CSV files."""
        dialog = QFileDialog(self, "Choose a folder of CSV files", _documents())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.read([Path(name) for name in names]))
        dialog.open()

    def read(self, paths: Sequence[Path]) -> None:
        """Read the files in the background, then show what importing them would change."""
        if self.taken_on.value() is None:
            self._show_log("Give the day the extract was taken first.")
            self.taken_on.setFocus()
            return
        self.source = ", ".join(path.name for path in paths)
        self._wait(f"Reading {self.source}…")

        def work(report: Any) -> "Read":
            from herefordshire_desk.workbooks.read import read_sheets

            return read_sheets(paths, progress=report)

        self.task = run_in_background(work, self, self._merge, self._failed)
        self.task.progressed.connect(self._show_progress)

    def import_it(self) -> None:
        """Make the Change on the store's thread; Cancel leaves the desk as it was."""
        if self.merged is not None:
            self._wait("Importing…")
            change = self.merged.change
            self.task = import_change(self.desk, change, self._imported, self._failed)
            self.task.progressed.connect(self._show_progress)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.task is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.read(paths)

    def _merge(self, read: "Read") -> None:
        taken_on = self.taken_on.value() or self.desk.day
        self.read_sheets = read
        self.task = preview(
            self.desk,
            read.sheets,
            source=self.source,
            taken_on=taken_on,
            done=self._show_preview,
            failed=self._failed,
        )

    def _show_preview(self, merged: "Merged | Problem") -> None:
        cancelled = self.task is not None and self.task.is_cancelled
        self._stop_waiting()
        if cancelled or isinstance(merged, Problem):
            self._show_log(merged.message if isinstance(merged, Problem) else STOPPED)
            return
        self.merged = merged
        self.says.setText(self._preview_words(merged))
        self.body_stack.setCurrentIndex(1)
        self.preview.show_merged(merged, self.read_sheets.problems, self.read_sheets.notes)

    def _preview_words(self, merged: "Merged") -> str:
        if not merged.change.edits:
            return f"{self.source}: nothing has changed since it was last imported."
        return f"{self.source}: nothing is changed until you import. One undo takes it all back."

    def _imported(self, line: "HistoryLine") -> None:
        self._stop_waiting()
        self._show_log(f"Imported {plural(line.count, 'record')} from {self.source}.")

    def _failed(self, fault: Exception) -> None:
        self._stop_waiting()
        self._show_log(STOPPED if isinstance(fault, Cancelled) else words_of(fault))

    def _show_log(self, words: str) -> None:
        self.merged = None
        self.says.setText(words)
        self.says.setVisible(bool(words))
        self.body_stack.setCurrentIndex(0)
        self.on_change()

    def _wait(self, words: str) -> None:
        self.says.setText(words)
        self.says.show()
        self.progress.setValue(0)
        self._set_waiting(True)

    def _stop_waiting(self) -> None:
        self.task = None
        self._set_waiting(False)

    def _set_waiting(self, waiting: bool) -> None:
        for widget in (self.progress, self.cancel):
            widget.setVisible(waiting)
        for part in (self.choose, self.choose_folder, self.preview):
            part.setEnabled(not waiting)

    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(share * 100))

    def _stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _tell_subtitle(self) -> None:
        extract = self.desk.picture.extract
        told = f"last: {long_date(extract.taken_on)}" if extract else "none imported yet"
        self.subtitle.setText(told)
        self.told.emit(plural(len(self.desk.picture.extracts), "import"))

    def _connect(self) -> None:
        self.choose.clicked.connect(self.begin)
        self.choose_folder.clicked.connect(self.begin_folder)
        self.preview.accepted.connect(self.import_it)
        self.preview.refused.connect(lambda: self._show_log(""))
        self.cancel.clicked.connect(self._stop)

    def _lay_out_body(self) -> None:
        self.choose.setDefault(True)
        for button in (self.choose, self.choose_folder):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far it is")
        self.body.addWidget(self.says)
        waiting = QHBoxLayout()
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.cancel)
        self.body.addLayout(waiting)
        self.body_stack.addWidget(self._log_view())
        self.body_stack.addWidget(self.preview)
        self.body.addWidget(self.body_stack, 1)
        self._set_waiting(False)

    def _log_view(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(DropPanel(Field("Day the extract was &taken", self.taken_on)))
        column.addWidget(self.log, 1)
        return view


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
