"""The one file a backup is: a zip of the desk and its keys, stored as they are."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from herefordshire_desk.store.faults import Damaged
from herefordshire_desk.store.files import make_empty

DESK_MEMBER, KEYS_MEMBER = "desk", "desk.keys"
MOST_KEYS_BYTES = 64 * 1024
NO_BACKUP = "This is not a backup of a desk, or it is damaged. Nothing was changed."


def opened_backup(from_: Path) -> ZipFile:
    """A backup with its two members, stored as they are and no others. Raises Damaged."""
    with _in_words():
        packed = ZipFile(from_)
    sizes = {
        info.filename: info.file_size
        for info in packed.infolist()
        if info.compress_type == ZIP_STORED and info.file_size == info.compress_size
    }
    if sizes.keys() != {DESK_MEMBER, KEYS_MEMBER} or sizes[KEYS_MEMBER] > MOST_KEYS_BYTES:
        packed.close()
        raise Damaged(NO_BACKUP)
    return packed


@contextmanager
def _in_words() -> Iterator[None]:
    """Whatever a zip file can be wrong in."""
    try:
        yield
    except (BadZipFile, RuntimeError, ValueError, EOFError, struct.error):
        raise Damaged(NO_BACKUP) from None


def keys_in(packed: ZipFile) -> bytes:
    """The keys file, as it was written."""
    with _in_words():
        return packed.read(KEYS_MEMBER)


def extract(packed: ZipFile, path: Path) -> None:
    """The desk alone, into a file of its own."""
    make_empty(path)
    with _in_words(), packed.open(DESK_MEMBER) as member, path.open("r+b") as file:
        copyfileobj(member, file)
