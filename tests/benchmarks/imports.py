"""Imports: a first one, the same again, and how much memory each takes.

    python -m tests.benchmarks.imports [ROWS …]

Each step is a process of its own, so that its peak is its own. The floor is a bare `executemany`
of the same rows into an encrypted file with one table, all of it in memory before.
"""

import csv
import json
import sys
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from herefordshire_desk.commands.importing import ImportOptions, import_extract
from herefordshire_desk.domain.importing_parts import ROWS_AT_ONCE, LongImport
from herefordshire_desk.domain.listing import LISTED, Listing
from herefordshire_desk.domain.merge import Merged
from herefordshire_desk.domain.merged import batches_of, by_default
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.pace import building
from herefordshire_desk.store.engine import connect
from herefordshire_desk.store.open import create_desk, this_person
from herefordshire_desk.store.sealed import Sealed
from herefordshire_desk.workbooks.read import read_sheets
from tests.benchmarks.extract import DAY, write_extract
from tests.benchmarks.processes import PASSWORD, run

ROWS = (100_000, 1_000_000)
ROWS_OF_A_CHILD = 36
FIRST_AIM, AGAIN_AIM = 2.0, 0.8
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


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
        window = step("window", extract, Path(name, "window.hfd"))
    print(f"{count:,} rows: bare executemany {bare.told()}")
    print(f"  first import {first.told()}, {first.times(bare)} times that (aim {FIRST_AIM})")
    print(f"  the same again {again.told()}, {again.times(first)} of the first (aim {AGAIN_AIM})")
    print(f"  peak memory {first.peak:.0f} MB, {again.peak:.0f} MB the second time")
    print(f"  in the window, first looked at: {window.told()}, peak memory {window.peak:.0f} MB")


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
            at=AT,
        )
    )


def imported_in_the_window(extract: Path, desk: Path) -> object:
    """Read, looked at with no team chosen, then imported, as the Extracts page has it done."""
    sheets = read_sheets([extract], keep=Sealed().keep).sheets
    store, _ = create_desk(desk, PASSWORD, who=this_person())
    with store, building():
        long = LongImport(
            sheets,
            store,
            keep=Sealed().keep,
            rows_at_once=ROWS_AT_ONCE,
            source=extract.name,
            taken_on=DAY,
            team=None,
            imported_on=DAY,
        )
        merged = answer(long.preview(Listing(Sealed().keep, LISTED)))
        change = batches_of(merged, by_default(merged))
        return store.apply_batches(change, at=AT, who="benchmark")


def answer(parts: Generator[object, None, Merged | Problem]) -> Merged:
    """What is returned at the end of what comes in parts."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            found: Merged = end.value
            return found


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
    elif sys.argv[1:2] == ["--window"]:
        timed(lambda: imported_in_the_window(Path(sys.argv[2]), Path(sys.argv[3])))
    else:
        main(tuple(map(int, sys.argv[1:])) or ROWS)
