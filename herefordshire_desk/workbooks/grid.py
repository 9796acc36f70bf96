"""Rows of cells into a sheet: where its headings are, and how far it reaches."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.sheets import Cell, Keep, Sheet

HEADING_WITHIN = 10


def sheet_of(
    file: str,
    name: str,
    rows: Iterable[Sequence[Cell]],
    *,
    serial_dates: bool = True,
    beside: bool = False,
    keep: Keep = tuple,
) -> Sheet | None:
    """The sheet, None where there are no headings in its first ten rows. `keep` keeps its rows.

    The headings are the first row with two cells filled, so that a title or blank rows may stand
    above. With `beside`, what people jot to the right of the headings is dropped.
    """
    there = iter(rows)
    first = list(islice(there, HEADING_WITHIN))
    place = _heading_row(first)
    if place is None:
        return None
    headings = tuple(text(cell) for cell in first[place])
    while not headings[-1]:
        headings = headings[:-1]
    width = len(headings) if beside else None
    return Sheet(
        file=file,
        name=name,
        headings=headings,
        rows=keep(tuple(row[:width]) for row in chain(first[place + 1 :], there)),
        first_row=place + 2,
        serial_dates=serial_dates,
    )


def _heading_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    filled = [sum(1 for cell in row if text(cell)) for row in rows]
    several = (place for place, count in enumerate(filled) if count > 1)
    one = (place for place, count in enumerate(filled) if count == 1)
    return next(several, next(one, None))
