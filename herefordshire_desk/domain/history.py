"""History: which Changes can be undone and redone, worked out from the lines on file."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass
from herefordshire_desk.domain.records import ChildId


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One Change as history keeps it: who made it, when, what it was called, how many records.

    `undoes` is the line this one takes back; `child_id` is the child where it is about one only.
    """

    number: int
    at: datetime
    who: str
    label: str
    count: int
    undoes: int | None = None
    child_id: ChildId | None = None


class History(NamedTuple):
    """The lines that undo and redo would take back, the next one last."""

    undoable: tuple[HistoryLine, ...] = ()
    redoable: tuple[HistoryLine, ...] = ()

    def after(self, line: HistoryLine) -> "History":
        """History once `line` has been written.

        Taking back the last undoable line makes it redoable; taking back an undo is a redo;
        anything else starts a new branch, which nothing can be redone on.
        """
        if self.undoable and line.undoes == self.undoable[-1].number:
            return History(self.undoable[:-1], (*self.redoable, line))
        if self.redoable and line.undoes == self.redoable[-1].number:
            return History((*self.undoable, line), self.redoable[:-1])
        return History((*self.undoable, line))


def history_of(lines: Iterable[HistoryLine]) -> History:
    """History from the lines on file, oldest first."""
    history = History()
    for line in lines:
        history = history.after(line)
    return history
