"""Unlocking: the password or the recovery code tried; a desk that does not open, mended."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from herefordshire_desk.background import Failed
from herefordshire_desk.domain.tries import Tries, wait_words
from herefordshire_desk.doors import Program
from herefordshire_desk.store.faults import (
    Damaged,
    KeysDamaged,
    KeysMissing,
    NotFound,
    WrongPassword,
)
from herefordshire_desk.store.open import open_desk, recover_desk, this_person
from herefordshire_desk.store.picture import Picture
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.tries import keep_tries, tries_of
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.unlock import Unlock

if TYPE_CHECKING:
    from herefordshire_desk.views.window import Window

RESTORE = {"restore": "Restore a backup…"}
SALVAGE = {"salvage": "Save what can be read"}
TAKE_KEYS = {"keys": "Take the keys from a backup"}
SAID: dict[type[Exception], tuple[str, dict[str, str]]] = {
    Damaged: (
        "A backup brings the desk back as it was when it was made. Saving what can be read loses "
        "only what is damaged, and says what that was. Either way the damaged files are kept. "
        "Type the password first.",
        {**RESTORE, **SALVAGE},
    ),
    KeysDamaged: (
        "The desk itself may be whole: its backups hold the same keys, and taking them loses no "
        "change. Type the password first.",
        {**TAKE_KEYS, **RESTORE},
    ),
    NotFound: (
        "A backup brings it back. Type the backup's password first, or its recovery code.",
        RESTORE,
    ),
}
SAID[KeysMissing] = SAID[KeysDamaged]
TYPE_IT = "Type the password first."
BACKUPS = "Backups (*.deskbackup *.zip)"


def show_unlock(
    program: Program,
    words: str,
    note: str,
    back: Callable[[Picture], "Window"],
    fault: Exception | None = None,
) -> None:
    """Ask for the password, or the recovery code; `back` goes where somebody was."""
    unlock = Unlock(note)
    unlocking = Unlocking(program, unlock, back)
    unlock.password_given.connect(unlocking.with_password)
    unlock.code_given.connect(unlocking.with_code)
    unlock.way_chosen.connect(unlocking.mend)
    program.show(unlock)
    if words:
        unlock.tell(words)
    if fault is not None:
        unlocking.offer(fault)


class Unlocking(QObject):
    """What one Unlock window does; wrong passwords are counted, and waited for after five."""

    def __init__(
        self, program: Program, unlock: Unlock, back: Callable[[Picture], "Window"]
    ) -> None:
        super().__init__(unlock)
        self.program, self.unlock, self.back = program, unlock, back

    def with_password(self, password: str) -> None:
        """Open with the password."""
        path = self.program.path
        self._try(lambda: open_desk(path, password, who=this_person()), self.back)

    def with_code(self, code: str, password: str) -> None:
        """Open with the recovery code, from now on with a new password."""
        from herefordshire_desk.store.new_passwords import password_problem

        path, problem = self.program.path, password_problem(password)
        if problem:
            self.unlock.tell(problem, "new_password")
        else:
            self._try(lambda: recover_desk(path, code, password, who=this_person()), self.back)

    def mend(self, way: str) -> None:
        """Do what was chosen of the ways that were offered."""
        password = self.unlock.password.value()
        if not password:
            self.unlock.tell(TYPE_IT)
        elif way == "restore":
            self._ask_which(password)
        elif way == "salvage":
            self._salvage(password)
        else:
            self._take_keys(password)

    def restore(self, backup: Path, password: str) -> None:
        """Put a backup in the desk's place, by the backup's own password, and open it."""
        path, now = self.program.path, self.program.now()

        def opening() -> Store:
            from herefordshire_desk.store.backup import restore

            restore(backup, path, password, who=this_person(), now=now)
            return open_desk(path, password, who=this_person())

        self.unlock.wait("Restoring…")
        self._try(opening, self.back)

    def offer(self, fault: Exception) -> None:
        """The ways that lead on from what stood against opening; none from a wrong password."""
        said = SAID.get(type(fault), ("", {}))
        self.unlock.offer(*said)

    def _try(self, opening: Callable[[], Store], then: Callable[[Picture], object]) -> None:
        """Unless somebody has to wait: each wrong password is written down before it is said."""
        path, now = self.program.path, self.program.now()
        tries = tries_of(path)
        left = tries.wait(now)
        if left:
            self.unlock.tell(wait_words(left))
            return

        def opened(drawn: Picture) -> None:
            keep_tries(path, Tries())
            then(drawn)

        self.program.open(opening, self._failed(tries), opened)

    def _failed(self, tries: Tries) -> Failed:
        def failed(fault: Exception) -> None:
            if isinstance(fault, WrongPassword):
                keep_tries(self.program.path, tries.failed(self.program.now()))
            self.unlock.tell(words_of(fault))
            self.offer(fault)

        return failed

    def _ask_which(self, password: str) -> None:
        from herefordshire_desk.store.backups import backup_folder

        folder = backup_folder(self.program.path)
        beside = folder if folder.is_dir() else self.program.path.parent
        dialog = QFileDialog(self.unlock, "Restore a backup", str(beside), BACKUPS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.restore(Path(name), password))
        dialog.open()

    def _salvage(self, password: str) -> None:
        path, now = self.program.path, self.program.now()
        report: list[str] = []

        def opening() -> Store:
            from herefordshire_desk.store.mending import mend

            report.extend(mend(path, password, who=this_person(), now=now))
            return open_desk(path, password, who=this_person())

        self.unlock.wait("Reading what can be read…")
        self._try(opening, lambda drawn: _show_report(self.back(drawn), report))

    def _take_keys(self, password: str) -> None:
        path, now = self.program.path, self.program.now()

        def opening() -> Store:
            from herefordshire_desk.store.mending import take_keys

            take_keys(path, password, now=now)
            return open_desk(path, password, who=this_person())

        self.unlock.wait("Looking for the keys…")
        self._try(opening, self.back)


def _show_report(window: "Window", report: list[str]) -> None:
    """Over the desk, to read and copy; it holds ids and no names."""
    from herefordshire_desk.views.reading import Reading

    lines = "".join(f"<p>{escape(line)}</p>" for line in report)
    title = "What could be read"
    Reading(title, title, f"<h2>{title}</h2>{lines}", window).open()
