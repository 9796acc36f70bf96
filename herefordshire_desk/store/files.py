"""The files a desk leaves beside itself, each readable by its user alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KEYS = ".keys"
LOG = "-wal"
LOCK = ".lock"
OPEN = ".open"
PART = ".part"
COPY = ".copy"
RESTORED = ".restored"
MOVES = ".moves"
TRIES = ".tries"
FAULTS = ".faults"
FAULTS_BEFORE = ".faults-before"

_PLAINTEXT = b"SQLite format 3\0"


def beside(desk: Path, ending: str) -> Path:
    """The file beside `desk` that has its name and an ending."""
    return desk.with_name(desk.name + ending)


def is_plaintext(path: Path) -> bool:
    """Whether the file begins as an unencrypted database does."""
    with path.open("rb") as file:
        return file.read(len(_PLAINTEXT)) == _PLAINTEXT


def clear_parts(desk: Path) -> None:
    """Take away what a killed process was still making, but for a restore that has begun to move.

    The caller holds the desk's lock.
    """
    if beside(desk, MOVES).exists():
        return
    for ending in (PART, COPY, RESTORED, RESTORED + KEYS, RESTORED + KEYS + PART):
        beside(desk, ending).unlink(missing_ok=True)


@contextmanager
def folder_made_for(desk: Path) -> Iterator[None]:
    """Its folder, made where it is missing. If what is done there fails, no new one stays."""
    missing = [each for each in desk.parents if not os.path.exists(each)]
    try:
        desk.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except BaseException:
        with suppress(OSError):
            if missing:
                beside(desk, LOCK).unlink(missing_ok=True)
            for folder in missing:
                folder.rmdir()
        raise


def make_empty(path: Path) -> None:
    """A new empty file for this user alone; what a killed process left there goes.

    The engine gives its log and journal the rights of the file they belong to.
    """
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write_whole(path: Path, data: bytes) -> None:
    """The file with exactly this data or as it was before, whenever the power goes."""
    part = beside(path, PART)
    make_empty(part)
    part.write_bytes(data)
    put_in_place(part, path)


def put_in_place(part: Path, path: Path) -> None:
    """A finished part under its real name, on the disk before it is returned from."""
    sync(part)
    part.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Wait until the disk has the file."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the folder's names. Windows keeps them in order by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def free_name(path: Path) -> Path:
    """`path`, or with the first of -2, -3 … before its ending that makes a desk's name free."""
    number, name = 1, path
    while any(beside(name, ending).exists() for ending in ("", KEYS, LOG)):
        number += 1
        name = path.with_stem(f"{path.stem}-{number}")
    return name
