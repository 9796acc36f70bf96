"""Imports: a first one, the same again, and how much memory each takes.

    python -m tests.benchmarks.imports [ROWS …]

Each step is a process of its own, so that its peak is its own. The floor is a bare `executemany`
of the same rows into an encrypted file with one table, all of it in memory before.
"""

import csv
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from herefordshire_desk.commands.importing import ImportOptions, import_extract
from herefordshire_desk.store.engine import connect
from tests.benchmarks.extract import DAY, write_extract
from tests.benchmarks.processes import PASSWORD, run

ROWS = (100_000, 1_000_000)
ROWS_OF_A_CHILD = 36
FIRST_AIM, AGAIN_AIM = 2.0, 0.8


def main(sizes: tuple[int, ...]) -> None:
    for rows in sizes:
        measure(rows)


def measure(rows: int) -> None:
    with TemporaryDirectory() as name:
        extract, desk = Path(name, "extract"), Path(name, "desk.hfd")
        extract.mkdir()
        count = write_extract(extract, rows // ROWS_OF_A_CHILD)
        bare = step("bare", extract, Path(name, "bare.db"))
        first = step("import", extract, desk)
        again = step("import", extract, desk)
    print(f"{count:,} rows: bare executemany {bare.told()}")
    print(f"  first import {first.told()}, {first.times(bare)} times that (aim {FIRST_AIM})")
    print(f"  the same again {again.told()}, {again.times(first)} of the first (aim {AGAIN_AIM})")
    print(f"  peak memory {first.peak:.0f} MB, {again.peak:.0f} MB the second time")


class Measured(NamedTuple):
    """Seconds by the clock and of the processor, which others may keep busy; memory in MB."""

    seconds: float
    processor: float
    peak: float

    def told(self) -> str:
        return f"{self.seconds:.1f} s ({self.processor:.1f} s of the processor)"

    def times(self, other: "Measured") -> str:
        by_clock, by_processor = self.seconds / other.seconds, self.processor / other.processor
        return f"{by_clock:.2f} ({by_processor:.2f})"


def step(what: str, extract: Path, desk: Path) -> Measured:
    """One step in a process of its own."""
    done = run("-m", "tests.benchmarks.imports", f"--{what}", str(extract), str(desk))
    return Measured(*json.loads(done.stdout))


def timed(work: Callable[[], object]) -> None:
    begun, worked = perf_counter(), process_time()
    work()
    print(json.dumps([perf_counter() - begun, process_time() - worked, peak()]))


def peak() -> float:
    """The most memory this process ever had, in MB.

    As the kernel has it for this program: what `getrusage` tells of may be that of the process
    that started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def imported(extract: Path, desk: Path) -> object:
    return import_extract(
        ImportOptions(
            paths=[extract],
            desk=desk,
            password=PASSWORD,
            workbook_password=None,
            taken_on=DAY,
            team=None,
            dry_run=False,
            at=datetime(2026, 11, 20, 9, tzinfo=UTC),
        )
    )


def bare(extract: Path, file: Path) -> None:
    rows = []
    for path in extract.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as opened:
            rows += [(path.stem, *row, *[""] * 20)[:20] for row in csv.reader(opened)]
    marks = ", ".join("?" for _ in range(20))
    columns = ", ".join(f"c{n} TEXT" for n in range(20))

    def write() -> None:
        file.touch()  # `connect` never makes one
        connection = connect(file, bytes(32))
        connection.execute(f"CREATE TABLE bare ({columns})")
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO bare VALUES ({marks})", rows)
        connection.execute("COMMIT")
        connection.close()

    timed(write)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bare"]:
        bare(Path(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1:2] == ["--import"]:
        timed(lambda: imported(Path(sys.argv[2]), Path(sys.argv[3])))
    else:
        main(tuple(map(int, sys.argv[1:])) or ROWS)
