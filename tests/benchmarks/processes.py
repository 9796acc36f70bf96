"""Timing whole processes, without a display."""

import os
import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter

PASSWORD = "a password for measuring"


# compiled modules are kept, as in an installed copy
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
    "HEREFORDSHIRE_DESK_PASSWORD": PASSWORD,
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """This Python with these arguments; raises where it fails, with what it said."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def seconds(arguments: Sequence[str]) -> float:
    """Wall-clock time from start to exit."""
    begun = perf_counter()
    run(*arguments)
    return perf_counter() - begun
