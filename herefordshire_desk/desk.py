"""Desk: what the screens stand on. It makes Changes, undoes them, and says which children moved."""

import os
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QObject, Signal

from herefordshire_desk.background import Cancelled, Failed, Task
from herefordshire_desk.domain.as_at import as_at
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Batches, Change, Edit
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.needs import needs
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ChildId, Record, SocialWorkerId
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.open_file import OpenFile, Progress
from herefordshire_desk.store.faults import Busy, Fault
from herefordshire_desk.store.picture import Picture, picture, redrawn
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import StoreThread

Done = Callable[[HistoryLine], None]
AT_ONCE = 20_000  # edits: to take back more takes longer than a window may stand still

if TYPE_CHECKING:
    from herefordshire_desk.store.changes import Written

    Write = Callable[[Store, Progress | None], Written]
    Saved = tuple[Written, Picture]


class Desk(OpenFile):
    """The open desk on one day: today, or as it stood on an earlier one, which is read only.

    `assessments_changed` follows every Change, with the children it touched (none named: all
    may have changed). `made` gives the line of history that was written. `shown_changed` says
    that another day is looked at, or that names were hidden or shown.
    """

    assessments_changed = Signal(object)
    made = Signal(object)
    shown_changed = Signal()
    taking_back = Signal(object)  # the Task of something big that is undone or redone
    restore_asked = Signal(object)  # the backup that is to stand in the desk's place

    def __init__(
        self,
        store: StoreThread,
        first: Picture,
        *,
        path: Path,
        who: str,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(store, parent)
        self.path, self.who = path, who
        self.picture, self.today = first, first.day
        self.names_hidden = self.ids_only = False  # ids only: on paper
        self.now = now
        self.history = self.ask(Store.history)

    @property
    def day(self) -> date:
        """The day everything is assessed on."""
        return self.picture.day

    @property
    def assessments(self) -> dict[ChildId, Assessment]:
        """The open children, in text order of their ids."""
        return self.picture.assessments

    @property
    def is_as_at(self) -> bool:
        """Whether another day than today is looked at: nothing can be changed then."""
        return self.day != self.today

    def turn_to(self, day: date) -> None:
        """Assess everything on another day, as when midnight has passed."""
        follows, self.today = not self.is_as_at, day
        if follows:
            self.look_at(day)

    def look_at(self, day: date) -> None:
        """Show the whole desk as it stood on `day`, by when things happened."""
        self.picture = self.ask(lambda store: picture(store, day))
        self._show_again()

    def hide_names(self, hidden: bool) -> None:
        """Show initials and id in place of each child's name, or names again."""
        self.names_hidden = hidden
        self._show_again()

    def needs(self) -> list[Need]:
        """What every child needs, most urgent first."""
        shown = self.picture
        return needs(shown.assessments.values(), shown.social_workers, shown.policy)

    def new_id(self) -> str:
        """An id for a record made here, which no case system gives."""
        return f"desk-{os.urandom(8).hex()}"

    def make(self, change: Change | Problem) -> Problem | None:
        """Save the Change. A Problem, or why the file refused, with everything as it was."""
        if isinstance(change, Problem):
            return change
        if self.busy or self.is_as_at:
            return Problem("", Busy.words if self.busy else self.as_at_words())
        try:
            self._save(self._writing(change.batches))
        except Fault as fault:
            return Problem("", str(fault))
        return None

    def make_long(self, change: Batches, done: Done, failed: Failed) -> Task:
        """Save a big Change on the store's thread; a cancel leaves everything as it was.

        The desk is `busy` meanwhile: nothing else can be made. On an earlier day it fails.
        """
        write = self._refusing if self.is_as_at else self._writing(change)
        return self._save_long(write, done, failed)

    def undo(self) -> HistoryLine | None:
        """Take back the last Change that was not taken back; None when there is none.

        None of a big one either: that goes on by itself, and `taking_back` has its Task.
        """
        return self._take_back(self.history.undoable)

    def redo(self) -> HistoryLine | None:
        """Make again what was last taken back; None when there is none."""
        return self._take_back(self.history.redoable)

    def record_of(self, child: ChildId) -> list[Record]:
        """Everything on file about one child that had begun by the day."""
        records = self.ask(lambda store: store.of_child(child))
        return as_at(records, self.day) if self.is_as_at else records

    def history_of(self, child: ChildId) -> list[tuple[HistoryLine, Edit]]:
        """Every edit of one child's records with the line of history it belongs to."""
        return self.ask(lambda store: store.edits_of_child(child))

    def child(self, child: ChildId) -> Child:
        """The child, open or not; known by id alone where no person row is on file."""
        if child in self.assessments:
            return self.assessments[child].child
        return self.ask(lambda store: store.find(Child, [child])).get(child) or Child(id=child)

    def child_name(self, child: ChildId) -> str:
        """The name of an open child, else the id: never a question to the file."""
        known = self.assessments.get(child)
        return self.name_of(known.child) if known else child

    def name_of(self, child: Child) -> str:
        """What a child is called on every screen: by name, or initials and id; on paper the id."""
        if self.ids_only:
            return child.id
        return child.initials_and_id if self.names_hidden else child.name

    def as_at_words(self) -> str:
        """Why nothing can be changed on another day."""
        return f"This is the desk as at {long_date(self.day)}. Go back to today to change it."

    @cached_property
    def preferences(self) -> dict[str, str]:
        """All it was asked to remember, as the first picture brought it along."""
        return dict(self.picture.preferences)

    def preference(self, name: str) -> str:
        """What the desk was asked to remember under that name; blank where it never was."""
        return self.preferences.get(name, "")

    def prefer(self, name: str, value: str) -> None:
        """Remember how somebody likes the desk: no record of it, so it is not undone."""
        self.ask(lambda store: store.prefer(name, value))
        self.preferences[name] = value

    def social_worker_name(self, held_by: SocialWorkerId | None) -> str:
        """The name on the roster, the id where there is none, blank for nobody."""
        holder = self.picture.social_workers.get(held_by) if held_by else None
        return holder.label if holder else held_by or ""

    def team_name(self, team: str) -> str:
        """The name of a team by its id; what was recorded where the id is not known."""
        return self.picture.team_names.get(team) or team

    def _writing(self, change: Batches) -> "Write":
        at = self.now()
        return lambda store, told: store.apply_batches(change, at=at, who=self.who, progress=told)

    def _refusing(self, _store: Store, _told: Progress | None) -> NoReturn:
        raise Fault(self.as_at_words())

    def _take_back(self, lines: tuple[HistoryLine, ...]) -> HistoryLine | None:
        if not lines or self.busy or self.is_as_at:
            return None
        undone, at = lines[-1], self.now()

        def write(store: Store, told: Progress | None) -> "Written":
            return store.take_back(undone, at=at, who=self.who, progress=told)

        if undone.count <= AT_ONCE:
            return self._save(write)
        self.taking_back.emit(self._save_long(write, lambda _: None, _raised))
        return None

    def _save(self, write: "Write") -> HistoryLine:
        """The file first: if it refuses, what is shown and what can be undone stay as they were."""
        before = self.picture
        return self._saved(self.ask(lambda store: _written(store, before, write)))

    def _save_long(self, write: "Write", done: Done, failed: Failed) -> Task:
        before = self.picture
        return self.write_long(
            lambda store, told: _written(store, before, write, told),
            lambda saved: done(self._saved(saved)),
            failed,
        )

    def _saved(self, saved: "Saved") -> HistoryLine:
        (line, touched), self.picture = saved
        self.history = self.history.after(line)
        self.assessments_changed.emit(touched)
        self.made.emit(line)
        return line

    def _show_again(self) -> None:
        self.shown_changed.emit()
        self.assessments_changed.emit(frozenset())


def _written(
    store: Store, before: Picture, write: "Write", told: Progress | None = None
) -> "Saved":
    """Write, and draw again what that touched."""
    written = write(store, told)
    return written, redrawn(store, before, written.children)


def _raised(fault: Exception) -> None:
    """A fault with no place of its own to be told in: whatever takes the unforeseen does it."""
    if not isinstance(fault, Cancelled):
        raise fault
