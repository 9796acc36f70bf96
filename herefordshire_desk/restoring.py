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

    def before(store: Store) -> tuple[Path, bytes, str]:
        with suppress(Fault):
            made(store, now=now, why=RESTORE)
        return store.path, store.key, store.preferences().get(SECOND, "")

    path, key, second = thread.ask(before)

    def opening() -> Store:
        store = open_desk_with_key(path, key, who=this_person())
        store.note("restored", at=now, who=this_person().user)
        if store.preferences().get(SECOND, "") != second:
            store.prefer(SECOND, second)
        return store

    thread.reopen(
        lambda: restore_own(backup, path, key, who=this_person(), now=now), opening, drawing, then
    )
