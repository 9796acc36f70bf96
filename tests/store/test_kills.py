"""A big Change killed at any moment, and with the disk full at any place."""

import random
import shutil
import signal
import sys
from pathlib import Path

import pytest

from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from tests.store.child import apply_until_killed, apply_without_room
from tests.store.desks import AT, WHO, closed, contents, many, names
from tests.store.processes import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such alarms")

KILLS = 24
COUNT = 4000
FIRST = many(50, first=900_000)


def test_that_killed_at_any_moment_the_desk_opens_as_before_or_as_after(tmp_path: Path) -> None:
    key = closed(tmp_path / "desk.hfd", *FIRST)
    moments = random.Random(20261120)  # noqa: S311 - moments, not secrets
    longest, kills = 0.2, 0  # seconds, which soon are about what the Change takes
    while kills < KILLS:
        path = copied(tmp_path / "desk.hfd", f"killed-{kills}")
        after = f"{moments.uniform(0.001, longest):.4f}"
        ended = run(apply_until_killed, path, key.hex(), COUNT, after)
        assert ended.returncode in (0, -signal.SIGALRM), ended.stderr
        kills += ended.returncode != 0
        longest *= 1.1 if ended.returncode else 0.8
        with open_desk_with_key(path, key, who=WHO) as store:
            assert (store.counts()["visit"], len(store.lines())) in ((50, 1), (50 + COUNT, 2))
            assert check(store).sound


def copied(path: Path, folder: str) -> Path:
    """The same desk in another folder."""
    to = path.parent / folder
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir()
    for name in names(path.parent):
        if name.startswith(path.name):
            shutil.copy(path.with_name(name), to)
    return to / path.name


def test_that_a_full_disk_rolls_back_says_so_and_the_next_try_works(path: Path) -> None:
    key = closed(path, *FIRST)
    with open_desk_with_key(path, key, who=WHO) as store:
        before = contents(store)
    ended = run(apply_without_room, path, key.hex(), COUNT)
    *faults, lines = ended.stdout.split()
    assert ended.returncode == 0, ended.stderr
    assert len(faults) > 5
    assert set(faults) <= {"DiskFault", "NoSpace"}
    assert lines == "1"
    with open_desk_with_key(path, key, who=WHO) as store:
        assert check(store).sound
        store.take_back(store.lines()[-1], at=AT, who="a")
        assert contents(store) == before
