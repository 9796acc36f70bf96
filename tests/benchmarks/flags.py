"""Flags: facts and assessment of every child, against `csv.reader` over the same extract.

    python -m tests.benchmarks.flags

Interleaved rounds, medians; then how the time grows from the smaller extract to the larger.
"""

import csv
from collections import deque
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from herefordshire_desk.store.open import Person, open_desk
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.store import Store
from tests.benchmarks.extract import DAY, write_extract
from tests.benchmarks.processes import PASSWORD, seconds

SIZES = (2_500, 10_000)
ROUNDS = 5
LIMIT = 3.0


def main() -> None:
    times = [measure(children) for children in SIZES]
    growth, more = times[1] / times[0], SIZES[1] / SIZES[0]
    print(f"{more:.0f} times the children: {growth:.2f} times the time")


def measure(children: int) -> float:
    """Prints the figures of one size and returns the seconds that all flags take."""
    with TemporaryDirectory() as name:
        extract, desk = Path(name, "extract"), Path(name, "desk.hfd")
        extract.mkdir()
        rows = write_extract(extract, children)
        taken = seconds(import_command(extract, desk))
        print(f"{children:6} children, {rows} rows, imported in {taken:.1f} s")
        store = open_desk(desk, PASSWORD, who=Person("benchmark", "here"))
        try:
            return compare(lambda: read_all(extract), lambda: assess_all(store, children))
        finally:
            store.close()


def import_command(extract: Path, desk: Path) -> list[str]:
    words = ["import", str(extract), "--desk", str(desk), "--extract-date", DAY.isoformat()]
    return ["-m", "herefordshire_desk", *words]


def compare(floor: Callable[[], None], flags: Callable[[], None]) -> float:
    """Prints both medians and the median ratio within a round; returns that of the flags."""
    rounds = [(timed(floor), timed(flags)) for _ in range(ROUNDS)]
    reading, flagging = (median(times) for times in zip(*rounds, strict=True))
    ratio = median(both[1] / both[0] for both in rounds)
    print(f"       csv.reader {reading * 1000:.0f} ms, flags {flagging * 1000:.0f} ms")
    print(f"       ratio {ratio:.2f}, aim at most {LIMIT}")
    return flagging


def timed(work: Callable[[], None]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def read_all(extract: Path) -> None:
    for path in extract.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            deque(csv.reader(file), maxlen=0)


def assess_all(store: Store, children: int) -> None:
    """Raises where a child of the extract is missing: too few would be fast for no good reason."""
    found = picture(store, DAY).assessments
    if len(found) != children:
        raise RuntimeError(f"{children} open children expected, {len(found)} found")


if __name__ == "__main__":
    main()
