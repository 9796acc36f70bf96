import json
from pathlib import Path

import pytest

from herefordshire_desk.store.faults import Damaged, OpenElsewhere
from herefordshire_desk.store.files import MOVES, beside
from herefordshire_desk.store.lock import DeskLock
from herefordshire_desk.store.pair import finish_moves, move_together
from tests.store.desks import names


@pytest.fixture
def moves(path: Path) -> list[tuple[Path, Path]]:
    """Three files to be moved one after the other, the last to where the first was."""
    targets = {"a": "x", "b": "y", "c": "a"}
    for name in targets:
        path.with_name(name).write_text(name)
    return [(path.with_name(old), path.with_name(new)) for old, new in targets.items()]


def moved(path: Path) -> dict[str, str]:
    return {name: path.with_name(name).read_text() for name in names(path.parent) - {LOCK}}


LOCK = "desk.hfd.lock"
ALL_MOVED = {"x": "a", "y": "b", "a": "c"}


def test_that_all_are_moved_and_the_note_is_gone(path: Path, moves) -> None:
    move_together(path, moves)
    assert moved(path) == ALL_MOVED


@pytest.mark.parametrize("done", range(4))
def test_that_moves_cut_short_are_finished_wherever_they_stopped(path: Path, moves, done) -> None:
    note = [(old.name, new.name) for old, new in moves]
    beside(path, MOVES).write_text(json.dumps(note))
    for old, new in moves[:done]:
        old.rename(new)
    finish_moves(path)
    assert moved(path) == ALL_MOVED


def test_that_a_restore_still_at_it_is_left_to_finish(path: Path, moves) -> None:
    beside(path, MOVES).write_text("[]")
    with DeskLock(path), pytest.raises(OpenElsewhere):
        finish_moves(path)


@pytest.mark.parametrize(
    "note",
    ["", "{", "[1]", '[["../a", "b"]]', '[["a", "/etc/b"]]'],
    ids=["empty", "cut", "other", "a_folder_up", "elsewhere"],
)
def test_that_a_note_we_did_not_write_moves_nothing(path: Path, moves, note: str) -> None:
    beside(path, MOVES).write_text(note)
    with pytest.raises(Damaged):
        finish_moves(path)
    assert moved(path) == {"a": "a", "b": "b", "c": "c", "desk.hfd.moves": note}
