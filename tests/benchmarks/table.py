"""A keystroke in the search box of 10,000 children, against a repaint of their table.

    python -m tests.benchmarks.table

Rounds are interleaved and the ratio is taken within each, as a shared computer's speed drifts.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication

from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.style import DeskStyle
from herefordshire_desk.views.table import Table

ROWS, COLUMNS, ROUNDS = 10_000, 18, 15
LIMIT = 2.0
TYPED = ("w", "wr", "wre", "wren", "wren 1", "wren 10", "wren", "")
DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Row:
    """A child in figures."""

    at: int
    name: str
    seen: date


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setStyle(DeskStyle())
    table = shown_table()
    table.records.sort_by([(1, True), (0, False)])
    first = timed(lambda: table.records.search("w"))
    typing = cycle(TYPED)
    rounds = [
        (timed(lambda: table.records.search(next(typing))), timed(table.viewport().repaint))
        for _ in range(ROUNDS * len(TYPED))
    ]
    keystroke, repaint = (median(times) * 1000 for times in zip(*rounds, strict=True))
    print(f"{ROWS} rows of {COLUMNS} columns; the first letter {first * 1000:.0f} ms")
    print(f"keystroke {keystroke:6.1f} ms\nrepaint   {repaint:6.1f} ms")
    print(f"ratio     {median(a / b for a, b in rounds):6.2f}, aim at most {LIMIT}")


def shown_table() -> Table[Row]:
    """The table as Children has it, at the size of a small laptop's window."""
    names = ("Wren Abbot", "Ivy Marsh", "Caleb Frost", "Nia Cadwell", "Zoë Penn")
    rows = [Row(at, f"{names[at % 5]} {at % 97}", DAY - timedelta(at % 400)) for at in range(ROWS)]
    three: list[Column[Row]] = [
        Column("Name", lambda row: row.name, 20),
        Column("Seen", lambda row: row.seen),
        Column("Number", lambda row: row.at % 30, 6),
    ]
    columns = [three[at % 3] for at in range(COLUMNS)]
    table: Table[Row] = Table(RecordTable(columns, lambda row: str(row.at)), "Children")
    table.resize(1366, 600)
    table.set_rows(rows)
    table.show()
    QApplication.processEvents()
    return table


def timed(work: Callable[[], None]) -> float:
    """Seconds the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
