"""Files to read: one alone, those of a folder, or those packed in one."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as BadlyPacked  # noqa: N812 - it is an exception, whatever its name

from herefordshire_desk.workbooks.guard import (
    LARGEST_TEXT,
    MB,
    damaged,
    is_text_file,
    packed_parts,
)
from herefordshire_desk.workbooks.unreadable import Unreadable

FIRST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """A file, not read yet: `opened` has its bytes from the first on, each time it is called.

    One of many may hold nothing; one alone may not.
    """

    name: str
    opened: Callable[[], AbstractContextManager[IO[bytes]]]
    one_of_many: bool = False

    def load(self) -> bytes:
        """All of it."""
        with self.opened() as file:
            return file.read()

    def first(self) -> bytes:
        """As much as tells what it is."""
        with self.opened() as file:
            return file.read(FIRST_BYTES)


def files_at(path: Path) -> Iterator[File]:
    """The file, or the CSV files of a folder in order of their names.

    Raises Unreadable for a folder without any.
    """
    if not os.path.isdir(path):
        yield File(path.name, partial(_content, path))
        return
    try:
        inside = sorted(each for each in path.iterdir() if is_text_file(each.name))
    except OSError as fault:
        raise Unreadable(_not_opened(path)) from fault
    if not inside:
        raise Unreadable(f"There are no CSV files in the folder {path.name}.")
    yield from (File(each.name, partial(_content, each), one_of_many=True) for each in inside)


def files_packed(name: str, data: bytes) -> Iterator[File]:
    """The CSV files packed in a file, whichever folders they are in there."""
    for part in packed_parts(name, data):
        if is_text_file(part.filename):
            opened = partial(_unpacked, name, data, part)
            yield File(PurePath(part.filename).name, opened, one_of_many=True)


@contextmanager
def _content(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise Unreadable(f"{path.name} is larger than {LARGEST_TEXT // MB} MB.")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as fault:
        raise Unreadable(f"There is no file called {path.name} there.") from fault
    except OSError as fault:
        raise Unreadable(_not_opened(path)) from fault


def _not_opened(path: Path) -> str:
    why = "It may be open elsewhere, or you may not have access to it."
    return f"{path.name} could not be opened. {why}"


@contextmanager
def _unpacked(name: str, data: bytes, part: ZipInfo) -> Iterator[IO[bytes]]:
    try:
        with ZipFile(BytesIO(data)) as packed, packed.open(part) as file:
            yield file
    except RuntimeError as fault:  # what zipfile raises where a password is needed
        raise Unreadable(f"{name} is packed with a password. Unpack it first.") from fault
    except (BadZipFile, BadlyPacked, EOFError, NotImplementedError, OSError) as fault:
        raise Unreadable(damaged(name)) from fault
