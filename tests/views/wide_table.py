"""A table of four children with more columns than it shows, as several tests need one."""

from dataclasses import dataclass

from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.table import Table
from tests.make import on


@dataclass(frozen=True)
class Row:
    """A child in a few words."""

    name: str
    plan: str
    changes: int
    seen: str
    team: str = "North"


ROWS = [
    Row("Wren Abbot", "CP plan", 2, "2026-11-02"),
    Row("Ivy Marsh", "In need", 0, "2026-11-06"),
    Row("Caleb Frost", "CP plan", 1, "2026-11-13"),
    Row("Nia Cadwell", "In need", 3, "2026-11-16"),
]
COLUMNS: tuple[Column[Row], ...] = (
    Column("Child", lambda row: row.name, 20, bold=True),
    Column("Plan", lambda row: row.plan, 14),
    Column("Changes", lambda row: row.changes, 8, summed=True),
    Column("Seen", lambda row: on(row.seen), 40),
    Column("Team", lambda row: row.team, 30, usual=False),
    Column("Notes", lambda row: f"{row.name} on a {row.plan}", 40),
)


def wide_table(qtbot, rows=ROWS):
    """Shown, in focus, and narrower than its columns."""
    table = Table(RecordTable(COLUMNS, lambda row: row.name), "Children")
    qtbot.addWidget(table)
    table.resize(500, 240)
    table.set_rows(rows)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    return table


def headings(table):
    """The columns shown, from the left."""
    return [table.records.columns[at].heading for at in table.headings.shown()]


def names(table):
    """The children, from the top."""
    return [row.name for row in table.records.rows]
