"""Backups: FILE and FILE.keys in one verified file, and putting them back.

A backup may lie anywhere; it is copied and verified beside the desk first, and gets its name
when it is whole. Restoring verifies before it touches anything, and keeps what it replaces
beside the desk as another desk, which opens like any other. Its renames are written down first,
so killed among them, the next to open or restore the desk makes the rest.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from herefordshire_desk.store.backup_note import note_of, note_to_bytes
from herefordshire_desk.store.engine import Connection, connect, fetch, in_words
from herefordshire_desk.store.faults import (
    AlreadyThere,
    Busy,
    Damaged,
    DiskFault,
    NewerDesk,
    NotFound,
)
from herefordshire_desk.store.files import (
    COPY,
    KEYS,
    LOG,
    PART,
    RESTORED,
    beside,
    clear_parts,
    folder_made_for,
    free_name,
    is_plaintext,
    make_empty,
    put_in_place,
    sync,
    write_whole,
)
from herefordshire_desk.store.integrity import file_faults
from herefordshire_desk.store.keyfile import keyfile_from
from herefordshire_desk.store.keys import read_keys, unwrap_by_either
from herefordshire_desk.store.lock import DeskLock, Person
from herefordshire_desk.store.packed import (
    DESK_MEMBER,
    KEYS_MEMBER,
    NO_BACKUP,
    extract,
    keys_in,
    opened_backup,
)
from herefordshire_desk.store.pair import finish_moves, move_together
from herefordshire_desk.store.places import require_safe
from herefordshire_desk.store.room import require_room_for_copy
from herefordshire_desk.store.schema import SCHEMA
from herefordshire_desk.store.store import Store

PAGES = 500
STALLS = 40  # the engine waits a quarter of a second each time: ten seconds in all


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore replaced and now lies beside the desk: a desk, its keys, perhaps its log."""

    kept: tuple[Path, ...]


def backup(store: Store, out: Path, *, now: datetime, why: str = "by hand") -> None:
    """A verified copy of the open desk and its keys, opened by the same password.

    Raises AlreadyThere where `out` exists, Busy during a Change, NotFound where its folder is
    missing, NoSpace, Damaged or KeysDamaged where the copy could not be opened again. A killed
    backup leaves no `out`.
    """
    if os.path.exists(out):
        raise AlreadyThere(f"There is a file at {out} already. It was left as it is.")
    if not os.path.isdir(out.parent):
        raise NotFound(f"There is no folder {out.parent}.")
    if store.connection.in_transaction:
        raise Busy
    write_backup(store.connection, store.path, store.key, out, now=now, why=why)


def write_backup(
    connection: Connection, desk: Path, key: bytes, out: Path, *, now: datetime, why: str
) -> None:
    """What `backup` does, for a connection that is not a Store yet."""
    copy, part = beside(desk, COPY), beside(out, PART)
    with in_words():
        require_room_for_copy(desk, out.parent)
        try:
            keys = read_keys(desk, key)
            _copy(connection, copy, key)
            note = note_to_bytes(note_of(connection, keys, at=now, why=why))
            _pack(copy, keys, part, now, note)
            put_in_place(part, out)
        finally:
            copy.unlink(missing_ok=True)
            part.unlink(missing_ok=True)


def restore(from_: Path, to: Path, password: str, *, who: Person, now: datetime) -> Restored:
    """Put a backup in the place of the desk at `to`, or where there is none yet.

    `password` is the backup's, or its recovery code. Raises NotFound, Damaged (nothing was
    touched), WrongPassword or BoundElsewhere of the backup, NewerDesk, OpenElsewhere, UnsafePlace.
    """
    if not os.path.isfile(from_):
        raise NotFound(f"There is no backup at {from_}.")
    require_safe(to)
    with in_words(), opened_backup(from_) as packed:
        keys = keys_in(packed)
        key = unwrap_by_either(keyfile_from(keys), password)
        with folder_made_for(to):
            finish_moves(to)
            with DeskLock(to, who):
                return _put_back(packed, keys, key, to, now)


def restore_own(from_: Path, to: Path, key: bytes, *, who: Person, now: datetime) -> Restored:
    """Put a backup of this very desk back, by the key the desk has: its password stays.

    A password that was changed since then would otherwise be the old one again. Raises NotFound,
    Damaged (nothing was touched) where the backup is another desk's, NewerDesk, OpenElsewhere.
    """
    if not os.path.isfile(from_):
        raise NotFound(f"There is no backup at {from_}.")
    require_safe(to)
    with in_words(), opened_backup(from_) as packed:
        finish_moves(to)
        keys = read_keys(to, key)
        if keyfile_from(keys_in(packed)).file_id != keyfile_from(keys).file_id:
            raise Damaged("That is a backup of another desk. Nothing was changed.")
        with DeskLock(to, who):
            return _put_back(packed, keys, key, to, now)


def _copy(connection: Connection, copy: Path, key: bytes) -> None:
    """A verified copy under the same key."""
    make_empty(copy)
    target = connect(copy, key)
    try:
        connection.backup(target, pages=PAGES, progress=Stalled())
        fetch(target, "PRAGMA journal_mode = DELETE")
        require_copy(target, connection)
    finally:
        target.close()
    if is_plaintext(copy):
        raise Damaged
    sync(copy)


def require_copy(copy: Connection, connection: Connection) -> None:
    """Whole pages, sound structure, as many rows of everything. Raises Damaged."""
    if any(file_faults(copy)) or _row_counts(copy) != _row_counts(connection):
        raise Damaged


class Stalled:
    """Gives up on a copy that the engine would try again for ever."""

    def __init__(self) -> None:
        self._remaining = -1
        self._times = 0

    def __call__(self, _status: int, remaining: int, _total: int) -> None:
        """Told of every step and of every wait; `remaining` is in pages."""
        self._times = self._times + 1 if remaining == self._remaining else 0
        self._remaining = remaining
        if self._times >= STALLS:
            raise DiskFault


def _row_counts(connection: Connection) -> dict[str, int]:
    tables = fetch(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
    counts = {}
    for (table,) in tables:
        ((counts[table],),) = fetch(connection, f'SELECT count(*) FROM "{table}"')
    return counts


def _pack(copy: Path, keys: bytes, part: Path, now: datetime, note: bytes) -> None:
    make_empty(part)
    with ZipFile(part, "w", ZIP_STORED) as packed:
        packed.comment = note
        packed.writestr(ZipInfo(KEYS_MEMBER, now.timetuple()[:6]), keys)
        info = ZipInfo(DESK_MEMBER, now.timetuple()[:6])
        with copy.open("rb") as data, packed.open(info, "w", force_zip64=True) as member:
            copyfileobj(data, member)
    with ZipFile(part) as packed:
        if packed.testzip() is not None:
            raise DiskFault


def _put_back(packed: ZipFile, keys: bytes, key: bytes, to: Path, now: datetime) -> Restored:
    restored = beside(to, RESTORED)
    restored_keys = beside(restored, KEYS)
    try:
        extract(packed, restored)
        _verify(restored, key)
        write_whole(restored_keys, keys)
        sync(restored)
    except BaseException:
        clear_parts(to)
        raise
    aside = moves_aside(to, now)
    move_together(to, [*aside, (restored, to), (restored_keys, beside(to, KEYS))])
    return Restored(tuple(target for _, target in aside))


def _verify(restored: Path, key: bytes) -> None:
    connection = connect(restored, key)
    try:
        if any(file_faults(connection)):
            raise Damaged(NO_BACKUP)
        ((version,),) = fetch(connection, "PRAGMA user_version")
    finally:
        connection.close()
    if not 0 < version <= SCHEMA:
        raise NewerDesk if version else Damaged(NO_BACKUP)


def moves_aside(to: Path, now: datetime) -> list[tuple[Path, Path]]:
    """What is there becomes another desk. Its keys go first: without them nobody opens it."""
    kept = free_name(to.with_stem(f"{to.stem}-kept-{now:%Y-%m-%d-%H%M%S}"))
    endings = (ending for ending in (KEYS, LOG, "") if beside(to, ending).exists())
    return [(beside(to, ending), beside(kept, ending)) for ending in endings]
