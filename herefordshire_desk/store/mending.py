"""Mending a desk that does not open: salvage put in its place, and keys taken from a backup.

What was there is kept beside in either case.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from herefordshire_desk.store.backup import moves_aside
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.store.engine import DatabaseError, connect, in_words
from herefordshire_desk.store.faults import Fault, KeysDamaged, WrongPassword
from herefordshire_desk.store.files import KEYS, LOCK, beside, free_name, write_whole
from herefordshire_desk.store.keyfile import keyfile_from
from herefordshire_desk.store.keys import unlock, unwrap
from herefordshire_desk.store.lock import DeskLock, Person
from herefordshire_desk.store.packed import keys_in, opened_backup
from herefordshire_desk.store.pair import move_together
from herefordshire_desk.store.salvage import salvage

NO_KEYS = (
    "No backup beside this desk holds keys that open it with that password. Restore a backup from "
    "another place: it holds the keys as well."
)


def mend(path: Path, password: str, *, who: Person, now: datetime) -> tuple[str, ...]:
    """Salvage the desk and put what was read in its place; the report, which is kept beside too.

    Raises what `salvage` and `unlock` raise; then everything is as it was.
    """
    out = free_name(path.with_stem(f"{path.stem}-salvaged"))
    told = salvage(path, unlock(path, password), out, who=who, at=now).report()
    with in_words(), DeskLock(path, who):
        beside(out, LOCK).unlink(missing_ok=True)
        aside = moves_aside(path, now)
        kept = ", ".join(target.name for _, target in aside)
        told = [*told, f"The damaged files are kept as {kept}."]
        report = path.with_name(f"{path.stem}-salvage-{now:%Y-%m-%d-%H%M%S}.txt")
        write_whole(report, "\n".join(told).encode())
        pairs = [(beside(out, ending), beside(path, ending)) for ending in ("", KEYS)]
        move_together(path, [*aside, *pairs])
    return (*told, f"This report is kept as {report.name}.")


def take_keys(path: Path, password: str, *, now: datetime) -> Path:
    """Put the keys of the newest backup that open this very desk beside it; that backup.

    No change is lost: keys alone are replaced, and a damaged keys file is kept. Raises
    KeysDamaged where no backup has them, WrongPassword where those there need another password.
    """
    wrong = False
    with in_words(), DeskLock(path):
        for backup, keys in _backed_up_keys(path):
            try:
                key = unwrap(keyfile_from(keys), password)
            except WrongPassword:
                wrong = True
                continue
            if _opens(path, key):
                _replace_keys(path, keys, now)
                return backup
    raise WrongPassword if wrong else KeysDamaged(NO_KEYS)


def _backed_up_keys(path: Path) -> Iterator[tuple[Path, bytes]]:
    """Newest first, passing over what is no sound backup."""
    for each in kept_in(backup_folder(path)):
        with suppress(Fault), opened_backup(each.path) as packed:
            yield each.path, keys_in(packed)


def _opens(path: Path, key: bytes) -> bool:
    """Whether the first page of the desk can be read with the key; no byte is changed."""
    connection = connect(path, key, untouched=True)
    try:
        return bool(connection.execute("PRAGMA user_version").fetchall())
    except DatabaseError:
        return False
    finally:
        connection.close()


def _replace_keys(path: Path, keys: bytes, now: datetime) -> None:
    ours = beside(path, KEYS)
    if ours.exists():
        kept = free_name(path.with_stem(f"{path.stem}-kept-{now:%Y-%m-%d-%H%M%S}"))
        ours.rename(beside(kept, KEYS))
    write_whole(ours, keys)
