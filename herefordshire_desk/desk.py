"""Desk: what the screens stand on. It makes Changes, undoes them, and says which children moved."""

import os
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from herefordshire_desk.background import Failed, Task, perform, task_for
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.needs import Need, needs
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ChildId, Record, SocialWorkerId
from herefordshire_desk.store.faults import Busy, Fault
from herefordshire_desk.store.picture import Picture, picture, redrawn
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import StoreThread

if TYPE_CHECKING:
    from herefordshire_desk.domain.extracts.sheets import Sheet
    from herefordshire_desk.domain.merge import Merged
    from herefordshire_desk.domain.returns.sheets import Return

T = TypeVar("T")
Done = Callable[[HistoryLine], None]


class Desk(QObject):
    """The open desk on one day.

    `assessments_changed` follows every Change, with the children it touched (none named: all
    may have changed). `made` gives the line of history that was written.
    """

    assessments_changed = Signal(object)
    made = Signal(object)
    busy_changed = Signal(bool)

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
        super().__init__(parent)
        self.path, self.who = path, who
        self.busy = False
        self.picture = first
        self._store, self._now = store, now
        self.history = self.ask(Store.history)

    @property
    def day(self) -> date:
        """The day everything is assessed on."""
        return self.picture.day

    @property
    def assessments(self) -> dict[ChildId, Assessment]:
        """The open children, in text order of their ids."""
        return self.picture.assessments

    def turn_to(self, day: date) -> None:
        """Assess everything on another day, as when midnight has passed."""
        self.picture = self.ask(lambda store: picture(store, day))
        self.assessments_changed.emit(frozenset())

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
        if self.busy:
            return Problem("", Busy.words)
        try:
            self._save(change, None)
        except Fault as fault:
            return Problem("", str(fault))
        return None

    def make_long(self, change: Change, done: Done, failed: Failed) -> Task:
        """Save a big Change on the store's thread; a cancel leaves everything as it was.

        The desk is `busy` meanwhile: nothing else can be made.
        """
        task = task_for(
            self,
            lambda line: self._long_done(change, line, done),
            lambda fault: self._long_failed(fault, failed),
        )
        self._set_busy(True)
        self._store.submit(lambda store: perform(lambda: self._apply(store, change, task), task))
        return task

    def undo(self) -> HistoryLine | None:
        """Take back the last Change that was not taken back; None when there is none."""
        return self._take_back(self.history.undoable)

    def redo(self) -> HistoryLine | None:
        """Make again what was last taken back; None when there is none."""
        return self._take_back(self.history.redoable)

    def ask(self, question: Callable[[Store], T]) -> T:
        """An answer straight from the file, such as one child's whole record."""
        return self._store.ask(question)

    def ask_long(
        self, question: Callable[[Store], T], done: Callable[[T], None], failed: Failed
    ) -> Task:
        """The same without waiting: `done` or `failed` is called on the window's thread."""
        task = task_for(self, done, failed)
        self._store.submit(lambda store: perform(lambda: question(store), task))
        return task

    def record_of(self, child: ChildId) -> list[Record]:
        """Everything on file about one child."""
        return self.ask(lambda store: store.of_child(child))

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
        return known.child.name if known else child

    def social_worker_name(self, held_by: SocialWorkerId | None) -> str:
        """The name on the roster, the id where there is none, blank for nobody."""
        holder = self.picture.social_workers.get(held_by) if held_by else None
        return holder.label if holder else held_by or ""

    def team_name(self, team: str) -> str:
        """The name of a team by its id; what was recorded where the id is not known."""
        return self.picture.team_names.get(team) or team

    def weekly_return(self, done: Callable[["Return"], None], failed: Failed) -> Task:
        """The weekly return of the week the day is in, with its checks."""
        drawn = self.picture

        def work(store: Store) -> "Return":
            from herefordshire_desk.domain.returns.snapshot import week_of
            from herefordshire_desk.domain.returns.weekly import weekly
            from herefordshire_desk.store.snapshot import snapshot

            return weekly(snapshot(store, drawn, week_of(drawn.day)))

        return self.ask_long(work, done, failed)

    def mark_sent(self, made: "Return") -> Problem | None:
        """Keep that a return was sent."""
        from herefordshire_desk.domain.returns.sent import mark_sent

        return self.make(mark_sent(made, self._now().date()))

    def preview(
        self,
        sheets: "Sequence[Sheet]",
        source: str,
        taken_on: date,
        done: "Callable[[Merged | Problem], None]",
        failed: Failed,
    ) -> Task:
        """What importing an extract would change, for the team this desk was made for."""

        def work(store: Store) -> "Merged | Problem":
            from herefordshire_desk.domain.importing import preview

            at = {"taken_on": taken_on, "imported_on": self.day}
            team = store.preferences().get("team")
            return preview(sheets, store, source=source, team=team, **at)

        return self.ask_long(work, done, failed)

    def back_up(self, out: Path, done: Callable[[None], None], failed: Failed) -> Task:
        """A verified copy of the whole desk in one file, which must not be there yet."""

        def work(store: Store) -> None:
            from herefordshire_desk.store.backup import backup

            backup(store, out, now=self._now())

        return self.ask_long(work, done, failed)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _save(self, change: Change, undoes: HistoryLine | None) -> HistoryLine:
        """The file first: if it refuses, what is shown and what can be undone stay as they were."""
        number = undoes.number if undoes else None
        at = self._now()
        line = self.ask(lambda store: store.apply(change, at=at, who=self.who, undoes=number))
        self._saved(change.children, line)
        return line

    def _saved(self, touched: Collection[ChildId], line: HistoryLine) -> None:
        before = self.picture
        self.picture = self.ask(lambda store: redrawn(store, before, touched))
        self.history = self.history.after(line)
        self.assessments_changed.emit(frozenset(touched))
        self.made.emit(line)

    def _take_back(self, lines: tuple[HistoryLine, ...]) -> HistoryLine | None:
        if not lines or self.busy:
            return None
        line = lines[-1]
        return self._save(self.ask(lambda store: store.taking_back(line)), line)

    def _apply(self, store: Store, change: Change, task: Task) -> HistoryLine:
        return store.apply(
            change,
            at=self._now(),
            who=self.who,
            progress=lambda made, of: task.report(made / max(of, 1)),
        )

    def _long_done(self, change: Change, line: HistoryLine, done: Done) -> None:
        self._set_busy(False)
        self._saved(change.children, line)
        done(line)

    def _long_failed(self, fault: Exception, failed: Failed) -> None:
        self._set_busy(False)
        failed(fault)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
