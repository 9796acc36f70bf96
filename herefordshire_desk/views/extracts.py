"""Extracts: choose or drop a file, see what would change, then import it, all or nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from herefordshire_desk.background import Cancelled, Task, run_in_background
from herefordshire_desk.bundle_errands import is_bundle
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.merged import changes_anything
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.extract_errands import import_change, preview
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.bundle_taking import take_in
from herefordshire_desk.views.drop_page import DropPage
from herefordshire_desk.views.extract_deeds import (
    ask_password,
    can_change,
    connect_deeds,
    reading,
)
from herefordshire_desk.views.extract_dialogs import ask_files, ask_folder
from herefordshire_desk.views.extract_log import ExtractLog
from herefordshire_desk.views.extract_mapping import TrackerMapping
from herefordshire_desk.views.extract_preview import Preview
from herefordshire_desk.views.extract_problem import show_problem
from herefordshire_desk.views.extract_waiting import Waiting
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import DateField
from herefordshire_desk.views.fitting import OneAtATime
from herefordshire_desk.views.table import Table

if TYPE_CHECKING:
    from herefordshire_desk.domain.history import HistoryLine
    from herefordshire_desk.domain.merge import Merged
    from herefordshire_desk.workbooks.read import Read

NOT_IMPORTED = "The extract that was being looked at was not imported. Choose it again."
STOPPED = "Stopped. The desk is as it was."
UNTIL_THEN = "nothing is changed until you import. One undo takes it all back."
UNCHANGED = "nothing has changed since it was last imported."
LOG, PREVIEW, MAPPING = range(3)


class Extracts(DropPage):
    """The last imports; then, once a file is chosen, what it would change."""

    title = "Extracts"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.merged: Merged | None = None
        self.source, self.read_as = "", ""
        self.paths: list[Path] = []
        self.read_sheets: Read | None = None
        self.taken_on = DateField(desk.day, desk.day)
        self.choose, self.choose_folder = QPushButton("Choose file…"), QPushButton("Choose folder…")
        self.explain = QPushButton("Match its headings…")
        self.waiting = Waiting(self)
        self.says, self.cancel = self.waiting.says, self.waiting.cancel
        self.record = ExtractLog(desk, self.taken_on, self)
        self.log = self.record.imports
        self.preview = Preview(desk, self)
        self.mapping = TrackerMapping(desk, self)
        self.parts = OneAtATime()
        self.add_button(actions["take_in"])
        self._lay_out_body()
        self._connect()
        self.show_log("")

    def main_table(self) -> Table[Any]:
        if self.parts.at == PREVIEW:
            return self.preview.rows
        return self.record.main_table()

    def refresh(self) -> None:
        """The log of imports, and what differs."""
        self.record.refresh()
        self.subtitle.setText(self.record.stands())
        self.told.emit(self.record.words())

    def unsaved(self) -> str:
        return NOT_IMPORTED if self.task or self.parts.at else ""

    def step_back(self) -> None:
        """Leave a preview, or what the headings mean: nothing is imported."""
        if self.parts.at and self.task is None:
            self.show_log("")

    def begin(self) -> None:
        """Ask for a file."""
        ask_files(self, self.read)

    def begin_folder(self) -> None:
        """Ask for a folder of CSV files."""
        ask_folder(self, self.read)

    def read(self, paths: Sequence[Path], password: str | None = None) -> None:
        """Read in the background, then show what would change; a password needed is asked for."""
        if not can_change(self):
            return
        if is_bundle(paths):
            take_in(self, paths[0])
            return
        if self.taken_on.value() is None:
            self.show_log("Give the day the extract was taken first.")
            self.taken_on.setFocus()
            return
        self.paths = list(paths)
        self.source = ", ".join(path.name for path in paths)
        self._wait(f"Reading {self.source}…")
        work = reading(self.paths, password)
        self._follow(run_in_background(work, self, self.look_at, self._failed))

    def look_at(self, read: "Read", read_as: str = "") -> None:
        """Show what importing sheets that were read would change; as what their headings say."""
        self.read_as = read_as
        asked = partial(preview, self.desk, read.sheets, source=self.source, read_as=read_as)
        self.await_preview(partial(asked, taken_on=self.taken_on.value() or self.desk.day), read)

    def await_preview(self, asked: Callable[..., Task], read: "Read") -> None:
        """Show what would change once that is worked out of what was read."""
        self.read_sheets = read
        self._wait(f"Looking at {self.source}…")
        self._follow(asked(done=self._show_preview, failed=self._failed))

    def look_again(self, read_as: str = "") -> None:
        """Work the preview out again: a name was decided, or it is of another format."""
        if self.read_sheets is not None:
            self.look_at(self.read_sheets, read_as or self.read_as)

    def import_it(self) -> None:
        """Make the Change on the store's thread; Cancel leaves the desk as it was."""
        if self.merged is not None and can_change(self):
            keys = frozenset(self.preview.rows.ticked)
            self._wait("Importing…")
            self._follow(import_change(self.desk, self.merged, keys, self._imported, self._failed))

    def explain_headings(self) -> None:
        """Ask what the headings of an own tracker mean."""
        if self.read_sheets is not None:
            self.say(f"{self.source} is read as your own tracker.")
            self.explain.hide()
            self.parts.turn_to(MAPPING)
            self.mapping.show_sheets(self.read_sheets.sheets)

    def say(self, words: str) -> None:
        """Tell something above the list."""
        self.waiting.say(words)

    def _show_preview(self, merged: "Merged | Problem") -> None:
        cancelled = self.task is not None and self.task.is_cancelled
        self._stop_waiting()
        if cancelled:
            self.show_log(STOPPED)
        elif isinstance(merged, Problem):
            show_problem(self, merged)
        else:
            self._show_merged(merged)

    def _show_merged(self, merged: "Merged") -> None:
        assert self.read_sheets is not None
        self.merged = merged
        self.read_as = merged.format
        self.say(f"{self.source}: {UNTIL_THEN if changes_anything(merged) else UNCHANGED}")
        self.explain.hide()
        self.parts.turn_to(PREVIEW)
        self.preview.show_merged(merged, self.read_sheets.problems, self.read_sheets.notes)

    def _imported(self, _: "HistoryLine") -> None:
        self._stop_waiting()
        self.show_log(f"Imported {plural(self.preview.count, 'change')} from {self.source}.")

    def _failed(self, fault: Exception) -> None:
        self._stop_waiting()
        if getattr(fault, "needs_password", False):
            ask_password(self, str(fault))
        self.show_log(STOPPED if isinstance(fault, Cancelled) else words_of(fault))

    def show_log(self, words: str) -> None:
        """The log of imports, with something said above it."""
        self.merged = None
        self.say(words)
        self.explain.hide()
        self.parts.turn_to(LOG)
        if self.isVisible():
            self.record.main_table().setFocus()
        self.on_change()

    def _over(self, line: "HistoryLine | None" = None) -> None:
        """What was said goes with what is made or shown next, a preview with an undo beside it."""
        if self.task is None and self.parts.at == LOG:
            self.say("")
        elif self.task is None and line is not None and line.undoes is not None:
            self.show_log(NOT_IMPORTED)

    def _wait(self, words: str) -> None:
        self.waiting.start(words)
        self._enable(False)
        if self.isVisible():
            self.cancel.setFocus()

    def _follow(self, task: Task) -> None:
        self.task = task
        task.progressed.connect(self.waiting.show_progress)

    def _stop_waiting(self) -> None:
        self.task = None
        self.waiting.stop()
        self._enable(True)

    def _stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _enable(self, on: bool) -> None:
        asks = (self.choose, self.choose_folder, self.explain)
        for part in (*asks, self.preview, self.mapping):
            part.setEnabled(on)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.begin)
        self.choose_folder.clicked.connect(self.begin_folder)
        self.explain.clicked.connect(self.explain_headings)
        self.preview.accepted.connect(self.import_it)
        self.preview.refused.connect(lambda: self.show_log(""))
        self.mapping.mapped.connect(lambda: self.look_again("tracker"))
        self.mapping.refused.connect(
            lambda: self._show_merged(self.merged) if self.merged else self.show_log("")
        )
        for over in (self.desk.made, self.desk.shown_changed):
            over.connect(self._over)
        connect_deeds(self)
        self.cancel.clicked.connect(self._stop)

    def _lay_out_body(self) -> None:
        self.choose.setDefault(True)
        for button in (self.explain, self.choose, self.choose_folder):
            self.buttons.addWidget(button)
        for button in (self.explain, self.choose_folder):
            button.setAutoDefault(False)
        self.body.addWidget(self.waiting)
        for part in (self.record, self.preview, self.mapping):
            self.parts.add(part)
        self.body.addWidget(self.parts, 1)
        self.parts.turned.connect(lambda: self.scrolled.ensureVisible(0, 0))
