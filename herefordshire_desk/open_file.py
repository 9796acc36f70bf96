"""OpenFile: the open file as the window has it: asked at once, or while the window goes on."""

from collections.abc import Callable, Generator
from typing import NoReturn, TypeVar

from PySide6.QtCore import QObject, Signal

from herefordshire_desk.background import Failed, Task, perform, perform_step, task_for
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import Shut, StoreThread

T = TypeVar("T")
Progress = Callable[[int, int], None]  # rows done, and rows in all


class OpenFile(QObject):
    """What is asked of it is answered one after the other, on the file's own thread.

    `busy_changed` says that something long is being saved, or is no more.
    """

    busy_changed = Signal(bool)

    def __init__(self, store: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self.busy = store, False

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

    def ask_by_steps(
        self,
        question: Callable[[Store, Task], Generator[None, None, T]],
        done: Callable[[T], None],
        failed: Failed,
    ) -> Task:
        """The same of a question that pauses at each `yield`, and returns the answer.

        Whatever else was asked is answered in the pauses: what it reads may change meanwhile.
        It fails with Shut where the file was shut and opened anew, as by a lock or a restore.
        """
        task = task_for(self, done, failed)
        self._store.submit(lambda store: self._go_on(store, question(store, task), task))
        return task

    def write_long(
        self,
        write: Callable[[Store, Progress], T],
        done: Callable[[T], None],
        failed: Failed,
    ) -> Task:
        """Write something big on the file's thread; a cancel leaves everything as it was.

        It is `busy` meanwhile: nothing else can be made.
        """
        task = task_for(
            self,
            lambda written: self._no_longer_busy(done, written),
            lambda fault: self._no_longer_busy(failed, fault),
        )

        def told(made: int, of: int) -> None:
            task.report(made / max(of, 1))

        self.set_busy(True)
        self._store.submit(lambda store: perform(lambda: write(store, told), task))
        return task

    def set_busy(self, busy: bool) -> None:
        """While something long is under way nothing else is made, and no lock closes the desk."""
        self.busy = busy
        self.busy_changed.emit(busy)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _go_on(self, asked: Store, steps: Generator[None, None, object], task: Task) -> None:
        def go_on(store: Store) -> None:
            if store is asked:
                self._go_on(store, steps, task)
            else:
                perform(_no_longer_open, task)

        if perform_step(steps, task):
            self._store.submit(go_on)

    def _no_longer_busy(self, tell: Callable[[T], None], what: T) -> None:
        self.set_busy(False)
        tell(what)


def _no_longer_open() -> NoReturn:
    raise Shut("The desk was closed meanwhile.")
