"""Restoring: a backup put in the open desk's place, with what was there backed up and kept."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from herefordshire_desk.keeping import RESTORE, SECOND, made
from herefordshire_desk.store.backup import restore_own
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.open import open_desk_with_key, this_person
from herefordshire_desk.store.picture import Picture
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import Answer, StoreThread


def restore_in_place(
    thread: StoreThread,
    backup: Path,
    *,
    now: datetime,
    drawing: Callable[[Store], Picture],
    then: Callable[[Answer[Picture]], None],
) -> None:
    """On the store's thread: back up what is there, close, restore, open again.

    A backup of what is there that fails stops nothing: the files are kept beside in any case.
    The password and the second place stay as they are now.
    """
    found: list[tuple[Path, bytes, str]] = []

    def before(store: Store) -> None:
        with suppress(Fault):
            made(store, now=now, why=RESTORE, spare=backup)
        found.append((store.path, store.key, store.preferences().get(SECOND, "")))

    def work() -> None:
        path, key, _ = found[0]
        restore_own(backup, path, key, who=this_person(), now=now)

    def opening() -> Store:
        path, key, second = found[0]
        store = open_desk_with_key(path, key, who=this_person())
        try:
            store.note("restored", at=now, who=this_person().user)
            if store.preferences().get(SECOND, "") != second:
                store.prefer(SECOND, second)
        except BaseException:
            store.close()
            raise
        return store

    thread.submit(before)  # which is done before what follows
    thread.reopen(work, opening, drawing, then)
