"""Backups: when the last was made, where they are, and going back to one of them."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from herefordshire_desk import keeping
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.backups import when
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.keeping import BackupRow, BackupState
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.look import look
from herefordshire_desk.views.page import Page, ink
from herefordshire_desk.views.pages import BACKUPS
from herefordshire_desk.views.table import Table

LOOKING = "Looking at the backups…"
NONE_YET = "No backup of this desk has been made yet. One is made when it is closed."
NO_SECOND = (
    "No second place is chosen: if this computer is lost, its backups are lost with it. "
    "Second place… chooses a folder elsewhere, such as the team's network folder."
)
ONE_DISK = "It is on the same disk as the desk, so it does not help where that disk is lost."
VERIFIED = (
    "Each was opened again when it was made: every page read, the structure checked, the rows "
    "counted. Each is read again when this page is shown."
)


class Backups(Page):
    """Looked at again when shown and after every change made meanwhile."""

    title = "Backups"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.actions_ = actions
        self.state: BackupState | None = None
        for name in BACKUPS[:3]:
            self.add_button(actions[name], primary=name == "back_up_now")
        self.last, self.where, self.second, self.wrong = (QLabel() for _ in range(4))
        self.table: Table[BackupRow] = Table(
            RecordTable(columns(desk), lambda row: row.path.name), "Backups"
        )
        self.table.menu_actions = [actions[name] for name in BACKUPS]
        self.table.opened.connect(lambda _: self.restore_backup())
        self.table.say_when_empty(LOOKING)
        for label in (self.wrong, self.last, self.where, self.second):
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.wrong.hide()
        self.body.addWidget(self.table, 1)
        desk.shown_changed.connect(self._allow)

    def main_table(self) -> Table[BackupRow]:
        return self.table

    def refresh(self) -> None:
        """Look at every backup again; what was found before stays in sight until then."""
        self._allow()
        keeping.backup_state(self.desk, self._show, self._failed)

    def back_up_now(self) -> None:
        """Make one in the desk's own folder, and copy it to the second place."""
        self._say("Backing up…")
        keeping.back_up_now(self.desk, self._made, self._failed)

    def restore_backup(self) -> None:
        """Ask whether the chosen backup is to stand in the desk's place."""
        from herefordshire_desk.views.restore_form import RestoreForm

        row = self.table.current()
        if row is None:
            self._say("Choose a backup in the list first.")
        elif not row.sound:
            self._say("That backup is damaged: it cannot be restored. Choose another one.")
        elif not self.desk.is_as_at:
            RestoreForm(self.desk, row, self.window()).open()

    def second_place(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, "A second place for backups", str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.choose_second(Path(name)))
        dialog.open()

    def choose_second(self, folder: Path) -> None:
        """Use the folder from now on, and put the newest backup there at once."""
        problem = keeping.choose_second(self.desk, folder)
        if problem is not None:
            self._say(problem.message)
            return
        self._say(f"Copying the newest backup to {folder}…")
        keeping.copy_newest(self.desk, self._copied)

    def no_second_place(self) -> None:
        """Make no more copies elsewhere."""
        self._tell_problem(keeping.choose_second(self.desk, None))
        self.refresh()

    def _made(self, out: Path | None) -> None:
        self._say(f"Backed up and verified: {out.name}" if out else "")
        if keeping.copy_newest(self.desk, self._copied) is None:
            self.refresh()

    def _copied(self, words: str) -> None:
        if words:
            self._say(f"The second place has not got it: {words}")
        self.refresh()

    def _failed(self, fault: Exception) -> None:
        self.table.say_when_empty(NONE_YET)
        self._say(f"That did not work. {words_of(fault)}")

    def _show(self, state: BackupState) -> None:
        self.state = state
        self.table.say_when_empty(NONE_YET)
        self.table.set_rows(list(state.rows))
        self.last.setText(last_words(state, self.desk))
        self.where.setText(f"They are kept in {state.folder}. {VERIFIED}")
        self.second.setText(second_words(state, self.desk))
        if state.fault is not None:
            at = when(_local(state.fault.at, self.desk))
            self._say(f"The backup of {at} could not be made. {state.fault.words}")
        self.subtitle.setText(self._counted(state))
        self.told.emit(self._counted(state))

    def _counted(self, state: BackupState) -> str:
        size = sum(row.size for row in state.rows) / 1_000_000
        return f"{plural(len(state.rows), 'backup')}, {size:,.1f} MB"

    def _tell_problem(self, problem: Problem | None) -> None:
        self._say(problem.message if problem else "")

    def _say(self, words: str) -> None:
        ink(self.wrong, look().colours.ink)
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _allow(self) -> None:
        """A backup is restored from today alone: what is shown as at another day is no less."""
        self.actions_["restore_backup"].setEnabled(not self.desk.is_as_at)


def columns(desk: Desk) -> tuple[Column[BackupRow], ...]:
    """A backup a row: when and why it was made, what it does not hold, whether it is whole."""

    def not_in_it(row: BackupRow) -> str:
        if row.missing is None or row.missing.changes is None:
            return "Cannot be counted"
        return plural(row.missing.changes, "change") if row.missing.changes else "Nothing"

    return (
        Column("Made", lambda row: when(_local(row.at, desk)), 20, sort=_moment, bold=True),
        Column("Why", lambda row: WHY.get(row.why, row.why or "Not recorded"), 22),
        Column("Not in it", not_in_it, 18),
        Column(
            "Verified",
            lambda row: "Whole" if row.sound else "Damaged",
            14,
            pill=lambda row: "green" if row.sound else "red",
        ),
        Column("Size, MB", lambda row: row.size / 1_000_000, 10, right=True),
        Column("File", lambda row: row.path.name, 42, muted=True),
    )


WHY = {
    keeping.CLOSING: "The desk was closed",
    keeping.LOCKING: "The desk was locked",
    keeping.BY_HAND: "Asked for",
    keeping.IMPORT: "Before an import",
    keeping.RESTORE: "Before a restore",
    keeping.ERASURE: "Before an erasure",
}


def last_words(state: BackupState, desk: Desk) -> str:
    """When the last was made and what it holds."""
    if not state.rows:
        return NONE_YET
    newest = state.rows[0]
    held = newest.missing.words if newest.missing else "How far it goes is not recorded in it."
    if state.backed_up:
        held = "The desk as it is now is backed up."
    return f"The last was made {when(_local(newest.at, desk))}. {held}"


def second_words(state: BackupState, desk: Desk) -> str:
    """Where copies go, and how the last one went."""
    if state.second is None:
        return NO_SECOND
    words = f"The second place is {state.second}."
    if state.second_told is None:
        return f"{words} Nothing has been copied there yet."
    at = when(_local(state.second_told.at, desk))
    if state.second_told.words:
        return f"{words} It has not got the last backup ({at}): {state.second_told.words}"
    disk = f" {ONE_DISK}" if keeping.on_one_disk(desk, state.second) else ""
    return f"{words} The last copy went there {at}, and was read back.{disk}"


def _local(moment: datetime, desk: Desk) -> datetime:
    """By the clock of the person at the desk."""
    return moment.astimezone(desk.now().tzinfo)


def _moment(row: BackupRow) -> str:
    return row.at.isoformat()
