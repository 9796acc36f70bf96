"""Collecting: every team's returns in a folder into one workbook, for the performance team."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from herefordshire_desk.background import Cancelled, Task, run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import Field
from herefordshire_desk.views.fitting import fit_screen
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.place_field import PlaceField, a_folder, a_new_workbook
from herefordshire_desk.views.unlock import PasswordField

if TYPE_CHECKING:
    from herefordshire_desk.workbooks.collected import Collected

WORDS = (
    "Every weekly and monthly return in the folder is checked and put into one workbook, with "
    "what does not agree between teams. One that is altered or broken is listed, not counted."
)
ALL_COUNTED = "Every file of the folder was counted."


class CollectForm(Form):
    """Stays open until it is done, and then says what was not counted."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.folder = PlaceField(a_folder("The folder of returns"))
        name = f"returns_collected_{desk.day.isoformat()}.xlsx"
        self.out = PlaceField(a_new_workbook("The collected workbook", name))
        self.password = PasswordField()
        self.progress, self.refused = QProgressBar(), QPlainTextEdit()
        self.task: Task | None = None
        self.finished_with: Collected | None = None
        note = "Only if the returns have one: it opens them, and the workbook gets the same."
        fields = {
            "folder": Field("&Folder of returns", self.folder),
            "out": Field("&Workbook to write", self.out),
            "password": Field("&Password of the returns", self.password, note),
            "progress": Field("How far it is", self.progress),
            "refused": Field("What was &not counted", self.refused),
        }
        super().__init__(desk, "Collect returns", "Collect", fields, parent, WORDS)
        self.refused.setReadOnly(True)
        self.refused.setTabChangesFocus(True)
        self.progress.setTextVisible(False)
        self._show_only("folder", "out", "password")
        fit_screen(self, self.sizeHint())

    def save(self) -> None:
        """Begin; once it is done, close."""
        if self.finished_with is not None:
            self.accept()
            return
        folder, out = self.folder.value(), self.out.value()
        if folder is None:
            self.tell(Problem("folder", "Choose the folder where the returns are."))
        elif out is None:
            self.tell(Problem("out", "Choose where the workbook is to be written."))
        else:
            self._begin(folder, out, self.password.value() or None)

    def reject(self) -> None:
        """Cancel stops it, with nothing written; a second time it closes."""
        if self.task is None:
            super().reject()
        else:
            self.task.cancel()

    def _begin(self, folder: Path, out: Path, password: str | None) -> None:
        def work(report: Callable[[float], None]) -> "Collected":
            from herefordshire_desk.workbooks.collected import collect_folder

            return collect_folder(folder, out, password, report)

        self._say("Reading…")
        self.progress.setValue(0)
        self.verb.setEnabled(False)
        self._show_only("progress")
        self.task = run_in_background(work, self, self._done, self._failed)
        self.task.progressed.connect(lambda share: self.progress.setValue(round(share * 100)))

    def _done(self, made: "Collected") -> None:
        self.task, self.finished_with = None, made
        self.refused.setPlainText("\n".join(made.refused) or ALL_COUNTED)
        self.verb.setText("Close")
        self.verb.setEnabled(True)
        self._show_only("refused")
        self._say(f"{made.words}. Open its sheets findings and stability first.")

    def _failed(self, fault: Exception) -> None:
        self.task = None
        self.verb.setEnabled(True)
        self._show_only("folder", "out", "password")
        stopped = isinstance(fault, Cancelled)
        self._say("Stopped. Nothing was written." if stopped else words_of(fault))

    def _say(self, words: str) -> None:
        self.tell(Problem("", words))

    def _show_only(self, *names: str) -> None:
        for name, field in self.fields.items():
            field.setVisible(name in names)
        self.fit()
