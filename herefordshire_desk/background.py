"""Work in the background: it is given frozen values only, and answers on the window's thread."""

from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Any, NoReturn

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

Failed = Callable[[Exception], None]
_noting: list[Failed] = []  # of the one program there is


class Cancelled(Exception):
    """The person pressed Cancel: the work stopped and left nothing."""


def is_for_people(fault: BaseException) -> bool:
    """Whether its message was written to be read; another may hold a name or a value."""
    return bool(getattr(fault, "for_people", False))


class Task(QObject):
    """One piece of work under way. `progressed` counts from 0 to 1.

    It outlives its owner, for the work may be about to tell it something: an object that one
    thread destroys while another speaks through it takes the program with it.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(QCoreApplication.instance())
        self._cancel = Event()
        owner.destroyed.connect(self.leave)

    def cancel(self) -> None:
        """Ask the work to stop; it says so by `failed` with Cancelled."""
        self._cancel.set()

    def leave(self) -> None:
        """There is nobody left to tell: stop, and say nothing."""
        self.cancel()
        self.blockSignals(True)

    def told(self, call: Callable[[Any], object]) -> Callable[[Any], object]:
        """`call`, unless the owner is gone by the time it would be called.

        An answer may be on its way to the window's thread already when the owner goes. Of what
        belongs to an object of Qt's, Qt itself takes care.
        """
        if isinstance(getattr(call, "__self__", None), QObject):
            return call

        def tell(answer: object) -> None:
            if not self.signalsBlocked():
                call(answer)

        return tell

    @property
    def is_cancelled(self) -> bool:
        """Whether a cancel was asked for."""
        return self._cancel.is_set()

    def report(self, share: float) -> None:
        """Called by the work: how far it is. Raises Cancelled once a cancel was asked for."""
        if self._cancel.is_set():
            raise Cancelled
        self.progressed.emit(share)


def task_for(owner: QObject, done: Callable[[Any], object], failed: Failed) -> Task:
    """A task that tells `done` or `failed` on the owner's thread, and then is gone."""
    task = Task(owner)
    task.done.connect(task.told(done))
    task.failed.connect(task.told(failed))
    task.done.connect(task.deleteLater)
    task.failed.connect(task.deleteLater)
    return task


def note_unforeseen(note: Failed) -> None:
    """Where to note, on whichever thread it was, a fault that was not written for people."""
    _noting[:] = [note]


def run_in_background(
    work: Callable[[Callable[[float], None]], Any],
    owner: QObject,
    done: Callable[[Any], None],
    failed: Failed,
) -> Task:
    """Run `work(report)` on another thread; `done` or `failed` is called on the owner's thread."""
    task = task_for(owner, done, failed)
    QThreadPool.globalInstance().start(_Runnable(work, task))
    return task


def perform(work: Callable[[], Any], task: Task) -> None:
    """Do the work on this thread and tell the task how it ended, unless its owner is gone."""
    with suppress(RuntimeError):  # what a signal raises when there is nobody left to tell
        try:
            answer = work()
        except Exception as fault:  # noqa: BLE001 - whatever went wrong is told where it was asked for
            for note in () if isinstance(fault, Cancelled) or is_for_people(fault) else _noting:
                note(fault)
            task.failed.emit(fault)
        else:
            task.done.emit(answer)


def perform_step(steps: Generator[None, None, Any], task: Task) -> bool:
    """One step of the work; whether there is more of it. The task is told how it ended."""
    try:
        next(steps)
    except StopIteration as end:
        answer = end.value
        perform(lambda: answer, task)
    except Exception as fault:  # noqa: BLE001 - it is told as any other work's
        perform(partial(_raised, fault), task)
    else:
        return True
    return False


def _raised(fault: Exception) -> NoReturn:
    raise fault


class _Runnable(QRunnable):
    def __init__(self, work: Callable[[Callable[[float], None]], Any], task: Task) -> None:
        super().__init__()
        self._work, self._task = work, task

    def run(self) -> None:
        perform(lambda: self._work(self._task.report), self._task)
