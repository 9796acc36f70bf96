from pathlib import Path

import pytest

from herefordshire_desk.store.files import (
    MOVES,
    PART,
    RESTORED,
    beside,
    clear_parts,
    free_name,
    is_plaintext,
    make_empty,
    write_whole,
)
from tests.store.desks import names


def test_that_a_file_is_replaced_whole_and_no_part_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert names(tmp_path) == {"a"}


def test_that_a_stale_part_is_made_empty_again(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"stale")
    make_empty(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b""


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        pytest.param([], "a.hfd", id="nothing_is_taken"),
        pytest.param(["a.hfd"], "a-2.hfd", id="the_desk_is"),
        pytest.param(["a.hfd.keys", "a-2.hfd-wal"], "a-3.hfd", id="keys_or_a_log_are"),
    ],
)
def test_that_a_free_name_is_free_for_all_of_a_desk(tmp_path: Path, taken, free) -> None:
    for name in taken:
        (tmp_path / name).touch()
    assert free_name(tmp_path / "a.hfd").name == free


def test_that_parts_of_a_restore_that_has_begun_to_move_are_kept(path: Path) -> None:
    for ending in (PART, RESTORED, MOVES):
        beside(path, ending).touch()
    clear_parts(path)
    assert beside(path, RESTORED).exists()
    beside(path, MOVES).unlink()
    clear_parts(path)
    assert names(path.parent) == set()


@pytest.mark.parametrize(
    ("data", "plain"),
    [(b"SQLite format 3\0more", True), (b"SQLite format 3", False), (b"", False)],
    ids=["a_plain_database", "too_short", "empty"],
)
def test_that_plain_text_is_known_by_how_it_begins(tmp_path: Path, data, plain) -> None:
    (tmp_path / "a").write_bytes(data)
    assert is_plaintext(tmp_path / "a") is plain
