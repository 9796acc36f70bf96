"""The rows of a workbook, as far as they reach: openpyxl, kept from what would never end."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from herefordshire_desk.domain.extracts.sheets import Cell
from herefordshire_desk.workbooks.transport import Message, Row
from herefordshire_desk.workbooks.unreadable import Unreadable

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_ROWS = 100_000
MOST_COLUMNS = 300
MOST_CELLS = 5_000_000
BLANK_ROWS = 1_000


def rows_of(name: str, workbook: bytes) -> Iterator[Message | Row]:
    """For each sheet a message with its name, then its rows, until too many are blank.

    Raises Unreadable for more rows or cells than any extract has, and whatever the library
    raises for a damaged workbook.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import MAC_EPOCH

    opened = load_workbook(BytesIO(workbook), read_only=True, data_only=True)
    room = MOST_CELLS
    for sheet in cast("Sequence[ReadOnlyWorksheet]", opened.worksheets):
        yield {"sheet": sheet.title, "serial_dates": opened.epoch != MAC_EPOCH}
        for said in _rows(name, sheet):
            room -= len(said)
            if room < 0:
                raise Unreadable(f"{name} has more than {MOST_CELLS:,} cells.")
            yield said


def _rows(name: str, sheet: "ReadOnlyWorksheet") -> Iterator[Message | Row]:
    """What a sheet says of its own size is passed over: it may be anything."""
    sheet.reset_dimensions()
    blank = 0
    cells = cast("Any", sheet).iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(cells, 1):
        row = _trimmed(values)
        if row and number > MOST_ROWS:
            raise Unreadable(f"{sheet.title} in {name} has more than {MOST_ROWS:,} rows.")
        blank = 0 if row else blank + 1
        if blank > BLANK_ROWS:
            words = f"{sheet.title} was read as far as row {number - blank}: blank rows follow."
            yield {"note": words}
            return
        yield row


def _trimmed(values: Sequence[Cell]) -> Row:
    filled = [place for place, value in enumerate(values) if value is not None and value != ""]
    return list(values[: filled[-1] + 1]) if filled else []
