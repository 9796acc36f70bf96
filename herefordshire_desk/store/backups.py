"""The backups a desk makes by itself: in one folder beside it, thinned as they get older.

Only files with a name given here, of this very desk, are ever taken away. Copies for a second
place are of finished backups, so a synced folder or a network share never sees half of one.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from herefordshire_desk.domain.backups import BackupNote, expired, gone
from herefordshire_desk.store.backup import backup
from herefordshire_desk.store.backup_note import note_in, state_of
from herefordshire_desk.store.engine import in_words
from herefordshire_desk.store.expiry import expired_until
from herefordshire_desk.store.faults import DiskFault, NotFound
from herefordshire_desk.store.files import PART, beside, make_empty, put_in_place
from herefordshire_desk.store.keyfile import keyfile_from
from herefordshire_desk.store.keys import read_keys
from herefordshire_desk.store.room import require_room
from herefordshire_desk.store.store import Store

ENDING = ".deskbackup"
STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(rf".+-([0-9a-f]{{8}})-(\d{{4}}-\d\d-\d\dT\d{{6}}Z){re.escape(ENDING)}")


class Kept(NamedTuple):
    """One backup in a folder: its file, when it was made by its name, and what it says."""

    path: Path
    at: datetime
    note: BackupNote | None
    size: int


def backup_folder(desk: Path) -> Path:
    """Where a desk's own backups lie."""
    return desk.with_name(f"{desk.stem}-backups")


def desk_id(store: Store) -> str:
    """What tells the backups of one desk from another's in the same folder."""
    return keyfile_from(read_keys(store.path, store.key)).file_id.hex()[:8]


def kept_in(folder: Path, of: str = "") -> list[Kept]:
    """The backups in a folder, newest first; of one desk where its id is given."""
    with in_words():
        files = list(folder.iterdir()) if folder.is_dir() else []
    found = [Kept(path, at, note_in(path), size) for path, at, size in _named(files, of)]
    return sorted(found, key=lambda each: each.at, reverse=True)


def is_backed_up(store: Store) -> bool:
    """Whether one of the desk's own backups holds it as it is."""
    state = state_of(store.connection, read_keys(store.path, store.key))
    made = kept_in(backup_folder(store.path), desk_id(store))
    return any(each.note is not None and each.note.state == state for each in made)


def back_up_if_changed(
    store: Store, *, now: datetime, why: str, spare: Path | None = None
) -> Path | None:
    """A new verified backup in the desk's own folder, unless one holds just this already.

    Raises what `backup` raises; then nothing that was kept has gone.
    """
    if not is_backed_up(store):
        return back_up(store, now=now, why=why, spare=spare)
    until = expired_until(store.connection, now)
    if until is not None:
        thin(backup_folder(store.path), desk_id(store), now, spare, until)
    return None


def back_up(store: Store, *, now: datetime, why: str, spare: Path | None = None) -> Path:
    """A new verified backup in the desk's own folder; older ones are thinned after it is there.

    `spare` stays in any case: the one that is about to be restored.
    """
    folder = backup_folder(store.path)
    with in_words():
        folder.mkdir(mode=0o700, exist_ok=True)
        out = _free(folder, store.path.stem, desk_id(store), now)
    backup(store, out, now=now, why=why)
    thin(folder, desk_id(store), now, spare, expired_until(store.connection, now))
    return out


def thin(
    folder: Path, of: str, now: datetime, spare: Path | None = None, until: date | None = None
) -> None:
    """Take away the desk's backups that are not kept any longer. One that cannot go stays.

    With `until`, those made up to that day too, which hold children who were erased long ago.
    """
    made = {each.at: each.path for each in kept_in(folder, of)}
    for moment in gone(made, now) | (expired(made, until, now) if until else set()):
        if made[moment] != spare:
            with suppress(OSError):
                made[moment].unlink()


def copy_to(second: Path, made: Path, now: datetime, until: date | None = None) -> None:
    """The finished backup in a second folder as well, read back and compared; thinned there too.

    `until` is as `thin` has it; it holds also where the backup is there already. Raises NotFound
    where the folder cannot be reached, NoSpace, or what the disk does.
    """
    name = _NAME.fullmatch(made.name)
    with in_words():
        if not second.is_dir():
            raise NotFound(f"The folder {second} cannot be reached.")
        out = second / made.name
        if not (out.exists() and _digest(out) == _digest(made)):
            require_room(second, made.stat().st_size)
            _copy(made, out)
    if name is not None:
        thin(second, name[1], now, until=until)


def whole(backup_file: Path) -> bool:
    """Whether every byte is as it was packed; nothing is decrypted."""
    try:
        with ZipFile(backup_file) as packed:
            return packed.testzip() is None
    except (OSError, BadZipFile, RuntimeError, ValueError, EOFError):
        return False


def _copy(made: Path, out: Path) -> None:
    part = beside(out, PART)
    try:
        make_empty(part)
        with made.open("rb") as source, part.open("r+b") as target:
            copyfileobj(source, target)
        if _digest(part) != _digest(made):
            raise DiskFault("The copy in the second place is not what was written there.")
        put_in_place(part, out)
    finally:
        part.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    total = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            total.update(block)
    return total.digest()


def _named(files: Iterable[Path], of: str) -> Iterator[tuple[Path, datetime, int]]:
    for path in files:
        found = _NAME.fullmatch(path.name)
        if found and found[1].startswith(of):
            with suppress(ValueError, OSError):  # no such date, or gone meanwhile
                at = datetime.strptime(found[2], STAMP).replace(tzinfo=UTC)
                yield path, at, path.stat().st_size


def _free(folder: Path, stem: str, of: str, now: datetime) -> Path:
    """The first name from `now` on that is free: two may be made in one second."""
    at = now.astimezone(UTC)
    while (out := folder / f"{stem}-{of}-{at:{STAMP}}{ENDING}").exists():
        at += timedelta(seconds=1)
    return out
