"""The pair of files a desk is, FILE and FILE.keys, and putting another pair in its place."""

import json
from collections.abc import Sequence
from pathlib import Path

from herefordshire_desk.store.faults import Damaged, KeysMissing, NotFound, PlaintextRefused
from herefordshire_desk.store.files import (
    KEYS,
    MOVES,
    beside,
    is_plaintext,
    sync_folder,
    write_whole,
)
from herefordshire_desk.store.lock import DeskLock
from herefordshire_desk.store.places import require_safe


def require_pair(desk: Path) -> None:
    """Makes sure that both files are there to be opened; makes neither.

    Raises UnsafePlace, NotFound, KeysMissing or PlaintextRefused.
    """
    require_safe(desk)
    finish_moves(desk)
    if not desk.is_file():
        raise NotFound(f"There is no desk at {desk}.")
    if is_plaintext(desk):
        raise PlaintextRefused
    if not beside(desk, KEYS).is_file():
        raise KeysMissing(
            f"{beside(desk, KEYS).name} is missing. It belongs beside {desk.name}, which cannot be "
            "opened without it. Put it back, or restore a backup: it holds both."
        )


def move_together(desk: Path, moves: Sequence[tuple[Path, Path]]) -> None:
    """Renames in the desk's folder that are all made, even if the process is killed half way.

    They are written down first; whoever next opens or restores the desk finishes them. The
    caller holds the desk's lock, and no target may be there yet.
    """
    names = [(source.name, target.name) for source, target in moves]
    write_whole(beside(desk, MOVES), json.dumps(names).encode())
    _carry_out(desk)


def finish_moves(desk: Path) -> None:
    """Finish the renames of a restore that was killed half way; mostly there are none.

    Raises OpenElsewhere while a restore is still at it.
    """
    if beside(desk, MOVES).exists():
        with DeskLock(desk):
            _carry_out(desk)


def _carry_out(desk: Path) -> None:
    """A source that is gone, or a target that is there, was moved before the kill."""
    note = beside(desk, MOVES)
    for source, target in _read(note):
        if source.exists() and not target.exists():
            source.rename(target)
            sync_folder(desk.parent)
    note.unlink(missing_ok=True)
    sync_folder(desk.parent)


def _read(note: Path) -> list[tuple[Path, Path]]:
    """Names in the note's own folder; anything else in it was not written by us."""
    try:
        moves = json.loads(note.read_text(encoding="utf-8"))
        return [(note.with_name(source), note.with_name(target)) for source, target in moves]
    except (ValueError, TypeError):
        raise Damaged(
            f"{note.name} cannot be read. Restore a backup into another folder."
        ) from None
