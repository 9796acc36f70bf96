"""The store's own thread: the only one that ever uses the connection.

A queue and a few lines rather than a pool of the standard library's, which would import the
logging package before the first window.
"""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Generic, NoReturn, TypeVar

from herefordshire_desk.store.store import Store

T = TypeVar("T")


def _done_with() -> NoReturn:
    raise RuntimeError("the work was done already")


class Shut(RuntimeError):
    """The store was shut, by a lock or the program's end, before it could be asked.

    Work that is under way then ends with this, with nobody left to tell: it is no accident.
    """

    for_people = True


class Answer(Generic[T]):
    """What a question to the store will have come to."""

    def __init__(self, work: Callable[[], T], then: Callable[["Answer[T]"], None] | None) -> None:
        self._work, self._then = work, then
        self._done = Event()
        self._value: T
        self._fault: BaseException | None = None

    def run(self) -> None:
        """Do the work, on the store's thread."""
        try:
            work, self._work = self._work, _done_with  # what it holds may be a password
            self._value = work()
        except BaseException as fault:  # noqa: BLE001 - it is raised again where it was asked for
            self._fault = fault
        self._done.set()
        if self._then is not None:
            self._then(self)

    def result(self) -> T:
        """Wait for the answer; what the work raised is raised here. It is handed over once.

        Whoever still holds this afterwards keeps nothing of what was in the file alive.
        """
        self._done.wait()
        if self._fault is not None:
            raise self._fault
        value = self._value
        del self._value
        return value


class StoreThread:
    """Keeps one open Store on one thread; `ask` waits for the answer, `submit` does not."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Answer[object] | None] = SimpleQueue()
        self._store: Store | None = None
        self._thread = Thread(target=self._serve, name="store", daemon=True)
        self._thread.start()

    def open(
        self,
        opening: Callable[[], Store],
        drawing: Callable[[Store], T],
        then: Callable[["Answer[T]"], None] | None = None,
    ) -> "Answer[T]":
        """Open the store on its thread and answer with what `drawing` makes of it.

        `then` is called with the answer on the store's thread, as soon as there is one.
        """

        def work() -> T:
            self._store = opening()
            return self._drawn(drawing)

        return self._put(work, then)

    def reopen(
        self,
        work: Callable[[], object],
        opening: Callable[[], Store],
        drawing: Callable[[Store], T],
        then: Callable[["Answer[T]"], None],
    ) -> "Answer[T]":
        """Close the store, do something to its file, and open it again, whatever came of that."""

        def exchange() -> T:
            self._close()
            try:
                work()
            finally:
                self._store = opening()
            return self._drawn(drawing)

        return self._put(exchange, then)

    def submit(self, work: Callable[[Store], T]) -> "Answer[T]":
        """Ask without waiting."""
        return self._put(lambda: work(self._opened()), None)

    def ask(self, work: Callable[[Store], T]) -> T:
        """Ask and wait; what `work` raises is raised here."""
        return self.submit(work).result()

    def shut(self) -> Answer[None]:
        """Close the store after all that was asked before; the thread stays, to open it again."""
        return self._put(self._close, None)

    def close(self) -> None:
        """Close the store, if it was opened, and end the thread; closing twice does no more."""
        if not self._thread.is_alive():
            return
        self._put(self._close, None).result()
        self._queue.put(None)
        self._thread.join()

    def _put(
        self, work: Callable[[], T], then: Callable[["Answer[T]"], None] | None
    ) -> "Answer[T]":
        if not self._thread.is_alive():
            raise Shut("The desk was closed: the thread that would answer has ended.")
        answer = Answer(work, then)
        self._queue.put(answer)  # type: ignore[arg-type]  # the queue holds answers of any kind
        return answer

    def _serve(self) -> None:
        while (answer := self._queue.get()) is not None:
            answer.run()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _drawn(self, drawing: Callable[[Store], T]) -> T:
        """A desk that opens and cannot be read is shut again, so that it can be mended."""
        try:
            return drawing(self._opened())
        except BaseException:
            self._close()
            raise

    def _opened(self) -> Store:
        if self._store is None:
            raise Shut("The desk is not open any more.")
        return self._store
