"""Starts tests/store/child.py."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.store import child

ROOT = Path(__file__).parents[2]


def command(action: Callable[..., None], path: Path, *rest: object) -> list[str]:
    words = [action.__name__, str(path), *map(str, rest)]
    return [sys.executable, "-m", child.__name__, *words]


def run(action: Callable[..., None], path: Path, *rest: object) -> subprocess.CompletedProcess[str]:
    """What the process said and how it ended: below 0 by the signal of that number."""
    return subprocess.run(
        command(action, path, *rest), cwd=ROOT, text=True, capture_output=True, check=False
    )


def killed_at_each_rename(
    action: Callable[..., None], path: Path, *rest: object, at_least: int
) -> Iterator[int]:
    """Run the action killed at its first rename, its second …, until it ends by itself.

    Stops to let the caller look, each time it was killed.
    """
    number = 1
    while (ended := run(action, path, number, *rest)).returncode == -child.KILLED_BY:
        yield number
        number += 1
    assert ended.returncode == 0, ended.stderr
    assert number > at_least, "the action was not killed as often as it renames"
