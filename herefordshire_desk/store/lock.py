"""The lock: one process has a desk open, and a second is told who and where."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from herefordshire_desk.store.faults import OpenElsewhere
from herefordshire_desk.store.files import LOCK, OPEN, beside, make_empty


class Person(NamedTuple):
    """Who has the desk open, and on which computer, for the message to a second start."""

    user: str
    computer: str


def this_person() -> Person:
    """Who runs the program, and where, as the computer calls them."""
    try:
        user = os.getlogin()
    except OSError:  # no terminal: a service, a container, a start from the desktop
        user = os.environ.get("USERNAME") or os.environ.get("USER") or "somebody"
    computer = os.environ.get("COMPUTERNAME") or os.uname().nodename
    return Person(user, computer)


class DeskLock:
    """Held from its making until `release`, or until the process ends, however it ends.

    The engine's own lock is what keeps a second writer out; this one also says who the first
    is, in FILE.open. Without `who` it says nothing. Raises OpenElsewhere.
    """

    def __init__(self, desk: Path, who: Person | None = None) -> None:
        self._note = beside(desk, OPEN)
        self._file: int | None = os.open(beside(desk, LOCK), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError:
            os.close(self._file)
            raise _open_elsewhere(self._note) from None
        if who is not None:
            self._write(who)

    def __enter__(self) -> "DeskLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def release(self) -> None:
        """Let others open the desk. The empty lock file stays: taking it away would be a race."""
        if self._file is not None:
            self._note.unlink(missing_ok=True)
            os.close(self._file)  # which gives the lock up
            self._file = None

    def _write(self, who: Person) -> None:
        try:
            make_empty(self._note)
            self._note.write_text(json.dumps(who._asdict()), encoding="utf-8")
        except OSError:
            self.release()
            raise


def _lock(file: int) -> None:
    """Lock the open file for this process alone; raises OSError at once where another has it.

    Two calls of the operating system rather than the filelock package, whose import alone would
    take a tenth of the time to the first window.
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _open_elsewhere(note: Path) -> OpenElsewhere:
    """Who and where, when the note can be read; it is advice, and may be gone or half written."""
    with suppress(OSError, ValueError, TypeError):
        who = Person(**json.loads(note.read_text(encoding="utf-8")))
        return OpenElsewhere(
            f"This desk is open on the computer {who.computer} by {who.user}. "
            "Close it there, then try again."
        )
    return OpenElsewhere()
