"""The store's own thread: the only one that ever uses the connection."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from herefordshire_desk.store.store import Store

T = TypeVar("T")


class StoreThread:
    """Keeps one open Store on one thread; `ask` waits for the answer, `submit` does not."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None

    def open(self, opening: Callable[[], Store], then: Callable[[Store], T]) -> "Future[T]":
        """Open the store on its thread and answer with what `then` makes of it."""

        def work() -> T:
            self._store = opening()
            return then(self._store)

        return self._executor.submit(work)

    def submit(self, work: Callable[[Store], T]) -> "Future[T]":
        """Ask without waiting."""
        return self._executor.submit(lambda: work(self._opened()))

    def ask(self, work: Callable[[Store], T]) -> T:
        """Ask and wait; what `work` raises is raised here."""
        return self.submit(work).result()

    def close(self) -> None:
        """Close the store, if it was opened, and end the thread."""
        self._executor.submit(self._close).result()
        self._executor.shutdown()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _opened(self) -> Store:
        if self._store is None:
            raise RuntimeError("the store is not open")
        return self._store
