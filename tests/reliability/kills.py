"""A process that makes one Change after the other, killed at any moment, again and again."""

import random
import subprocess
import sys
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import NamedTuple

from herefordshire_desk.domain.records import Child, Visit
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from tests import make
from tests.reliability.figures import Figure
from tests.reliability.work import work
from tests.store.desks import WHO, closed, many
from tests.store.processes import ROOT


class Killed(NamedTuple):
    """How many Changes were told as saved, what was wrong after a kill, and how long it opened."""

    kills: int
    told: int
    lost: int
    unsound: int
    slowest: float


def kill_loop(folder: Path, kills: int, *, already: int = 0) -> Killed:
    """Kill it so many times on one desk, which begins with `already` visits."""
    path = folder / "desk.hfd"
    key = closed(path, make.child(note="0"), *many(already))
    moments, told, lost, unsound, slowest = random.Random(7), 0, 0, 0, 0.0  # noqa: S311 - moments, not secrets
    for kill in range(kills):
        said = _killed(path, key, moments.uniform(0.0005, 0.06), once_told=kill % 2 == 1)
        told += len(said)
        begun = perf_counter()
        with open_desk_with_key(path, key, who=WHO) as store:
            slowest = max(slowest, perf_counter() - begun)
            (child,) = store.find(Child, ["C1"]).values()
            saved = {int(each[1:]) for each in store.find(Visit, _ids(len(store.lines())))}
            lost += len(set(said) - saved)
            # the note of the child was altered in the same Change as each visit was added
            unsound += saved != set(range(1, int(child.note) + 1)) or not check(store).sound
    return Killed(kills, told, lost, unsound, slowest)


def _ids(count: int) -> list[str]:
    return [f"W{number}" for number in range(1, count + 1)]


def _killed(path: Path, key: bytes, after: float, *, once_told: bool) -> list[int]:
    """The numbers of the Changes that the process said were saved, until it was killed.

    Half are counted from the first that was told, however busy the computer is.
    """
    words = [sys.executable, "-m", work.__module__, str(path), key.hex()]
    with subprocess.Popen(words, cwd=ROOT, text=True, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        first = process.stdout.readline() if once_told else ""
        Event().wait(after)
        process.kill()
        return [int(line) for line in (first + process.stdout.read()).split("\n")[:-1]]


def figures(folder: Path, kills: int, already: int) -> list[Figure]:
    small, large = folder / "small", folder / "large"
    small.mkdir()
    large.mkdir()
    found = kill_loop(small, kills)
    slow = kill_loop(large, 3, already=already)
    return [
        Figure(
            f"Changes told as saved and lost, process killed {found.kills} times",
            f"{found.lost} of {found.told:,}",
            "0",
            found.lost == 0 < found.told,
        ),
        Figure(
            "half Changes or unsound files after a kill", f"{found.unsound}", "0", not found.unsound
        ),
        Figure(
            f"open after a kill, {already:,} visits on file",
            f"{slow.slowest:.2f} s",
            "less than 1 s",
            slow.slowest < 1 and not slow.lost and not slow.unsound,
        ),
    ]
