"""A disk that fails: our own encrypted engine over `failing_disk.c`, where there is a compiler."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.reliability.figures import Figure
from tests.store.processes import ROOT

SOURCE = Path(__file__).with_name("failing_disk.c")
DEEDS = (
    "import",
    "allocate",
    "record a visit",
    "change a record",
    "undo",
    "erase",
    "look at a child",
    "back up",
    "change the password",
    "migrate",
)


class Swept(NamedTuple):
    """How often a deed was tried on a failing disk, how often that was told, and what was wrong."""

    name: str
    runs: int
    told: int
    wrong: tuple[str, ...]


def can_fail() -> bool:
    """Whether a disk can be made to fail here."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def sweep(folder: Path, names: Iterable[str], most: int) -> list[Swept]:
    """Each deed with the disk failing at up to `most` of its calls, four ways each."""
    library = folder / "failing_disk.so"
    words = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True, capture_output=True)
    return [_swept(folder, library, name, most) for name in names]


def _swept(folder: Path, library: Path, name: str, most: int) -> Swept:
    place = folder / name.replace(" ", "_")
    place.mkdir()
    words = [sys.executable, "-m", "tests.reliability.faulty", str(place), name, str(most)]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    ran = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    values = json.loads(ran.stdout)
    return Swept(values["name"], values["runs"], values["told"], tuple(values["wrong"]))


def figures(folder: Path, most: int) -> list[Figure]:
    if not can_fail():
        return [Figure("disk errors", "not tried: no C compiler", "0 wrong", met=False)]
    found = sweep(folder, DEEDS, most)
    runs, told = sum(each.runs for each in found), sum(each.told for each in found)
    wrong = [words for each in found for words in each.wrong]
    return [
        Figure(
            f"{len(found)} deeds on a disk that refuses a call: {runs:,} runs, wrong in",
            f"{len(wrong)}" + "".join(f"; {words}" for words in wrong[:3]),
            "0",
            not wrong,
        ),
        Figure(
            "of these, runs in which the refusal was told in words",
            f"{told:,}",
            "more than 0; the others did not need the call",
            told > 0,
        ),
    ]
