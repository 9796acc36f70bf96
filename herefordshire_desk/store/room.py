"""Room: whether the disk has enough of it before anything is written."""

import shutil
from collections.abc import Callable
from pathlib import Path

from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.store.files import LOG, beside

MEGABYTE = 1_000_000
SPARE = 16 * MEGABYTE  # left free whatever is written, so that the desk can still be worked on
A_ROW = 4000  # bytes that one edit takes at most, its history and its log among them


def free_bytes(folder: Path) -> int:
    """What the disk of a folder has free for this user."""
    return shutil.disk_usage(folder).free


def require_room(folder: Path, wanted: int, free: Callable[[Path], int] = free_bytes) -> None:
    """Raises NoSpace, with the figures, where `wanted` bytes and what is kept spare do not fit."""
    there = free(folder)
    if there < wanted + SPARE:
        raise NoSpace(
            f"The disk has only {max(there, 0) // MEGABYTE:,} MB free, and "
            f"{(wanted + SPARE) // MEGABYTE:,} MB are needed. Nothing was changed: make room, "
            "then try again."
        )


def require_room_for_copy(desk: Path, out: Path, free: Callable[[Path], int] = free_bytes) -> None:
    """Room for a copy beside the desk and for the backup made of it in the folder `out`."""
    size = size_of(desk)
    same = out.stat().st_dev == desk.parent.stat().st_dev
    require_room(desk.parent, size * (2 if same else 1), free)
    if not same:
        require_room(out, size, free)


def size_of(desk: Path) -> int:
    """Bytes of the desk and of what still stands in its log."""
    files = (desk, beside(desk, LOG))
    return sum(file.stat().st_size for file in files if file.exists())
