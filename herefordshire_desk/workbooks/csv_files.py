"""CSV files: their letters, their separator, their rows."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import PurePath

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.workbooks.grid import sheet_of
from herefordshire_desk.workbooks.unreadable import Unreadable

MOST_ROWS = 1_000_000
SEPARATORS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
REPORT_EVERY = 20_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(name: str, data: bytes, report: Callable[[float], None]) -> Sheet | None:
    """The sheet a CSV file is, None where it has no headings. `report` is told how far it is.

    Raises Unreadable where its letters or quotation marks cannot be made out.
    """
    words = decoded(name, data)
    rows = list(_rows(name, words, report))
    return sheet_of(PurePath(name).name, PurePath(name).stem, rows)


def decoded(name: str, data: bytes) -> str:
    """The text, by its mark; without one UTF-8, UTF-16 by its zeros, or Windows 1252.

    Nothing is guessed at: a byte that none of them has is refused.
    """
    for encoding in _encodings(data):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in words:
            return words
    raise Unreadable(f"The letters in {name} cannot be made out. Save it as “CSV UTF-8”.")


def _encodings(data: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    sample = data[:2_000]
    if b"\0" in sample:
        yield "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return
    yield from ("utf-8", "cp1252")


def _rows(name: str, words: str, report: Callable[[float], None]) -> Iterator[list[str]]:
    lines = StringIO(words, newline="")
    reader = csv.reader(lines, delimiter=_separator(words), strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if number % REPORT_EVERY == 0:
                report(lines.tell() / len(words))
            if number > MOST_ROWS + 1:
                raise Unreadable(f"{name} has more than {MOST_ROWS:,} rows.")
            yield row
    except csv.Error as fault:
        raise Unreadable(_quotes(name, number + 1, str(fault))) from fault


def _separator(words: str) -> str:
    """What the first line with text in it has most of, outside quotation marks; else a comma."""
    first = next((line for line in StringIO(words) if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return max(SEPARATORS, key=bare.count)


def _quotes(name: str, row: int, fault: str) -> str:
    if fault == "unexpected end of data":
        return f"A quotation mark opened in row {row} of {name} is never closed."
    return f"Row {row} of {name} has quotation marks or line ends out of place."
