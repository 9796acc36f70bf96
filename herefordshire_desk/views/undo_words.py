"""Undo in words: what Undo and Redo would do now, and about whom."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.words import within
from herefordshire_desk.views.actions import Actions


def name_undo(actions: Actions, desk: Desk) -> None:
    """Put on the two actions what each would do; nothing can be taken back on an earlier day."""
    history = desk.history
    for name, lines in (("undo", history.undoable), ("redo", history.redoable)):
        told = f" {within(lines[-1].label)}{_of_child(desk, lines[-1])}" if lines else ""
        actions[name].setText(name.capitalize() + told)
        actions[name].setEnabled(bool(lines) and not desk.is_as_at)


def said_of(line: HistoryLine, desk: Desk) -> tuple[str, bool]:
    """What is said of a line that was just written, and whether Undo stands beside it."""
    undone = line in desk.history.redoable
    return f"Undone: {within(line.label)}" if undone else line.label, not undone


def _of_child(desk: Desk, line: HistoryLine) -> str:
    """The name of the one child a line of history is about."""
    return f" – {desk.name_of(desk.child(line.child_id))}" if line.child_id else ""
