"""Sheets for tests: headings as one line, rows as tuples."""

from collections.abc import Sequence

from herefordshire_desk.domain.extracts.sheets import Cell, Sheet


def sheet(name: str, headings: str, *rows: Sequence[Cell], **more: bool) -> Sheet:
    """A CSV file of that name; its headings are parted by commas, its first row is row 2."""
    return Sheet(
        f"{name}.csv", name, tuple(headings.split(",")), tuple(map(tuple, rows)), 2, **more
    )


def workbook(lists: dict[str, list[dict[str, Cell]]]) -> list[Sheet]:
    """Sheets of one workbook, each given as its rows by heading."""
    return [_listed(name, rows) for name, rows in lists.items()]


def _listed(name: str, rows: list[dict[str, Cell]]) -> Sheet:
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    cells = tuple(tuple(row.get(heading) for heading in headings) for row in rows)
    return Sheet("annex_a.xlsx", name, headings, cells, 2)
