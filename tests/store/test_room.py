from pathlib import Path

import pytest

from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.store.room import (
    MEGABYTE,
    SPARE,
    free_bytes,
    require_room,
    require_room_for_copy,
    size_of,
)
from tests.store.desks import closed, many


def test_that_a_disk_with_too_little_room_is_said_with_the_figures(tmp_path: Path) -> None:
    with pytest.raises(NoSpace, match=r"only 20 MB free, and 26 MB are needed. Nothing was cha"):
        require_room(tmp_path, 10 * MEGABYTE, lambda _: 20 * MEGABYTE)


def test_that_what_fits_beside_what_is_kept_spare_passes(tmp_path: Path) -> None:
    require_room(tmp_path, 10, lambda _: SPARE + 10)
    with pytest.raises(NoSpace):
        require_room(tmp_path, 10, lambda _: SPARE + 9)


def test_that_this_disk_has_some_room(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


def test_that_a_backup_beside_the_desk_needs_its_size_twice(path: Path) -> None:
    closed(path, *many(300))
    size = size_of(path)
    require_room_for_copy(path, path.parent, lambda _: SPARE + 2 * size)
    with pytest.raises(NoSpace):
        require_room_for_copy(path, path.parent, lambda _: SPARE + 2 * size - 1)


def test_that_each_of_two_disks_is_asked_for_its_own_part(path: Path) -> None:
    closed(path, *many(300))
    memory = Path("/dev/shm")  # noqa: S108 - a disk of its own, which is only asked for its number
    if not memory.is_dir() or memory.stat().st_dev == path.stat().st_dev:
        pytest.skip("there is only one disk here")
    asked: list[Path] = []

    def free(folder: Path) -> int:
        asked.append(folder)
        return SPARE + size_of(path)

    require_room_for_copy(path, memory, free)
    assert asked == [path.parent, memory]


def test_that_what_stands_in_the_log_counts(path: Path) -> None:
    closed(path)
    size = size_of(path)
    path.with_name(path.name + "-wal").write_bytes(bytes(100))
    assert size_of(path) == size + 100
