"""Streamed rows: the rows of a table as a workbook holds them, some hundreds at a time."""

import math
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from herefordshire_desk.domain.returns.sheets import AnySheet, Cell

AT_ONCE = 500
DAY_NOUGHT = date(1899, 12, 30)  # of Excel's calendar, from March 1900 on
WIDEST_COLUMN = 60  # characters: a longer text goes over several lines
LINE_HEIGHT = 15  # points
ROOM = 0.95  # of a line, lest a wide letter or a whole word be cut
END = re.compile(rb"</sheetData>|<sheetData ?/>")
DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
# a carriage return would be read back as a line's end
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


class Styles(NamedTuple):
    """The numbers of the workbook's styles; `long` is a text over several lines."""

    text: int
    long: int
    date: int
    number: int


def lines_of(text: str, width: int) -> int:
    """How many lines a text may need in a column of so many characters."""
    return sum(max(math.ceil(len(line) / (width * ROOM)), 1) for line in text.split("\n"))


def is_long(value: Cell) -> bool:
    """Whether it is a text that no column is wide enough for."""
    return isinstance(value, str) and len(value) + 2 > WIDEST_COLUMN


class RowStream:
    """The rows under a table's headings, every text an explicit text cell."""

    def __init__(self, sheet: AnySheet, styles: Styles) -> None:
        self._sheet = sheet
        self._letters = [get_column_letter(at) for at in range(1, len(sheet.columns) + 1)]
        self._text = f'" s="{styles.text}" t="inlineStr"><is><t'
        self._long = f'" s="{styles.long}" t="inlineStr"><is><t'
        self._day = f'" s="{styles.date}" t="n"><v>'
        self._number = f'" s="{styles.number}" t="n"><v>'

    def within(self, page: bytes) -> Iterator[bytes]:
        """The page, which has the headings alone, with every row in its place."""
        last = f"{self._letters[-1]}{len(self._sheet.rows) + 1}"
        page = DIMENSION.sub(f'<dimension ref="A1:{last}"'.encode(), page, count=1)
        end = END.search(page)
        assert end is not None
        yield page[: end.start()]
        numbered = iter(enumerate(self._sheet.rows, 2))
        while rows := "".join(self._row(at, cells) for at, cells in islice(numbered, AT_ONCE)):
            yield rows.encode()
        yield page[end.start() :]

    def _row(self, at: int, cells: tuple[Cell, ...]) -> str:
        named = zip(self._letters, cells, strict=True)
        filled = (self._cell(f'<c r="{name}{at}', v) for name, v in named if v is not None)
        return f'<row r="{at}"{_height(cells)}>{"".join(filled)}</row>'

    def _cell(self, begun: str, value: Cell) -> str:
        if isinstance(value, str):
            space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
            style = self._long if is_long(value) else self._text
            return f"{begun}{style}{space}>{value.translate(ESCAPES)}</t></is></c>"
        if isinstance(value, date):
            return f"{begun}{self._day}{(value - DAY_NOUGHT).days}</v></c>"
        if isinstance(value, bool):
            return f'{begun}" t="b"><v>{int(value)}</v></c>'
        # every digit of a number: the library would write 16 of 17
        return f"{begun}{self._number}{value!r}</v></c>"


def _height(cells: tuple[Cell, ...]) -> str:
    """The row's height where a text goes over several lines; not every program works it out."""
    most = max(
        (lines_of(v, WIDEST_COLUMN) for v in cells if isinstance(v, str) and is_long(v)), default=1
    )
    return f' ht="{most * LINE_HEIGHT}" customHeight="1"' if most > 1 else ""
