"""The one door to a desk's file: key, lock, checks and settings of the engine, in that order.

Opening never makes a file or a key. Making a desk builds both files under other names and then
renames the keys first: killed between the two, it leaves FILE.keys alone, which opening reports
as no desk and making reports as keys without their desk, for a person to move away.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from herefordshire_desk.store.engine import Connection, DatabaseError, connect, fetch, in_words
from herefordshire_desk.store.faults import AlreadyThere, Damaged, NewerDesk, Unfit
from herefordshire_desk.store.files import (
    KEYS,
    LOG,
    PART,
    beside,
    clear_parts,
    folder_made_for,
    make_empty,
    put_in_place,
    write_whole,
)
from herefordshire_desk.store.keys import (
    Keys,
    change_password,
    new_keys,
    unlock,
    unlock_with_recovery,
)
from herefordshire_desk.store.lock import DeskLock, Person, this_person
from herefordshire_desk.store.pair import require_pair
from herefordshire_desk.store.places import require_safe
from herefordshire_desk.store.schema import SCHEMA, migrate
from herefordshire_desk.store.store import Store

__all__ = [
    "Person",
    "create_desk",
    "open_desk",
    "open_desk_with_key",
    "recover_desk",
    "this_person",
]

# As each is set, and as it then reads back. The lock must be asked for before the first read.
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("busy_timeout", "200", 200),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # without it REPLACE gets past the triggers of history
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),  # sorting in a file would leave plain text on the disk
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("journal_size_limit", "0", 0),
    ("cache_size", "-65536", -65536),  # 64 MiB of pages, each unlocked once
)


def create_desk(path: Path, password: str, *, who: Person) -> tuple[Store, str]:
    """A new desk, open, and its recovery code, which is shown once and nowhere kept.

    Makes the folder where it is missing. Raises AlreadyThere where FILE or FILE.keys exists,
    UnsafePlace, OpenElsewhere.
    """
    require_safe(path)
    _require_free(path)
    keys, code = new_keys(password)
    with in_words(), folder_made_for(path):
        lock = DeskLock(path, who)
        try:
            _require_free(path)
            with _all_or_nothing(path):
                _build(path, keys)
                return _opened(path, keys.key, lock), code
        except BaseException:
            lock.release()
            raise


def open_desk(path: Path, password: str, *, who: Person) -> Store:
    """The desk at `path`. The password is tried before the lock and before the database.

    Raises what `unlock` and `open_desk_with_key` raise.
    """
    return open_desk_with_key(path, unlock(path, password), who=who)


def recover_desk(path: Path, code: str, new_password: str, *, who: Person) -> Store:
    """The desk at `path` by its recovery code, and from now on by a new password.

    The desk is opened before its keys are written again, so that nobody else is at it. Raises
    what `unlock_with_recovery` and `open_desk_with_key` raise.
    """
    key = unlock_with_recovery(path, code)
    store = open_desk_with_key(path, key, who=who)
    try:
        change_password(path, key, new_password)
    except BaseException:
        store.close()
        raise
    return store


def open_desk_with_key(path: Path, key: bytes, *, who: Person) -> Store:
    """The desk at `path` by its key, for a password that was stretched meanwhile.

    Raises UnsafePlace, NotFound, PlaintextRefused, KeysMissing, OpenElsewhere, Damaged, NewerDesk.
    """
    with in_words():
        require_pair(path)
        lock = DeskLock(path, who)
    try:
        return _opened(path, key, lock)
    except BaseException:
        lock.release()
        raise


def _require_free(path: Path) -> None:
    if os.path.exists(path):
        raise AlreadyThere(f"There is a file at {path} already. It was left as it is.")
    keys = beside(path, KEYS)
    if os.path.exists(keys):
        raise AlreadyThere(
            f"{keys.name} is there without its desk: making it was cut short, or the desk was "
            f"moved away. Move {keys.name} away as well to make a new desk."
        )


@contextmanager
def _all_or_nothing(path: Path) -> Iterator[None]:
    """A desk that is not finished, for a full disk or a Ctrl+C, leaves none of its files."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for ending in ("", LOG, PART, PART + LOG, KEYS, KEYS + PART):
                beside(path, ending).unlink(missing_ok=True)
        raise


def _build(path: Path, keys: Keys) -> None:
    """Both files under other names first, then the keys and last the desk under their own."""
    part = beside(path, PART)
    make_empty(part)
    connection = connect(part, keys.key)
    try:
        migrate(connection)
    finally:
        connection.close()
    write_whole(beside(path, KEYS), keys.file.to_bytes())
    put_in_place(part, path)


def _opened(path: Path, key: bytes, lock: DeskLock) -> Store:
    _look(path, key)
    with in_words():
        clear_parts(path)
        connection = connect(path, key)
    try:
        set_up(connection)
        version = version_of(connection)
        _require_known(version)
        if version < SCHEMA:
            from herefordshire_desk.store.upgrade import upgrade

            upgrade(connection, path, key)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path, key, lock)


def _look(path: Path, key: bytes) -> None:
    """A look that changes no byte, so that a later version finds its file as it left it.

    Where even that look fails the file is damaged, or a power cut left its first page half
    written, which the log mends: opening it properly tells.
    """
    try:
        connection = connect(path, key, untouched=True)
    except DatabaseError:
        return
    try:
        ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    except DatabaseError:
        return
    finally:
        connection.close()
    _require_known(version)


def _require_known(version: int) -> None:
    """A desk has a schema's number from the moment it is made; a file without is an empty one."""
    if version == 0:
        raise Damaged
    if version > SCHEMA:
        raise NewerDesk


def set_up(connection: Connection) -> None:
    """Set what the engine is to do, and make sure that it does. Raises Unfit, or Damaged."""
    for name, value, _ in PRAGMAS:
        fetch(connection, f"PRAGMA {name} = {value}")
    for name, _, expected in PRAGMAS:
        if fetch(connection, f"PRAGMA {name}") != [(expected,)]:
            raise Unfit(f"{Unfit.words} ({name})")


def version_of(connection: Connection) -> int:
    """The schema's number in the file, after a read that a wrong key would fail."""
    fetch(connection, "SELECT count(*) FROM sqlite_master")
    ((version,),) = fetch(connection, "PRAGMA user_version")
    return int(version)
