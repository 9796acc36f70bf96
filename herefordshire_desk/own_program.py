"""Our own program as another process: what it is started by, and the environment it has."""

import os
import sys
from pathlib import Path

PASSWORD = "HEREFORDSHIRE_DESK_PASSWORD"  # noqa: S105 - the name of a variable


def own_command(*words: str) -> list[str]:
    """A Python is told which program to run, and not to look for it where the user stands."""
    if Path(sys.executable).stem.lower().startswith("python"):
        return [sys.executable, "-P", "-m", __package__, *words]
    return [sys.executable, *words]


def own_environment() -> dict[str, str]:
    """Ours, less the desk's password; the same code is found by it from wherever we run."""
    environment = {name: value for name, value in os.environ.items() if name != PASSWORD}
    return {**environment, "PYTHONPATH": str(Path(__file__).parent.parent)}
