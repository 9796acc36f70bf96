"""CSV files: their letters, their separator, their rows."""

import codecs
import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from pathlib import PurePath
from typing import IO

from herefordshire_desk.domain.extracts.sheets import Keep, Sheet
from herefordshire_desk.workbooks.files import File
from herefordshire_desk.workbooks.grid import sheet_of
from herefordshire_desk.workbooks.unreadable import Unreadable

MOST_ROWS = 1_000_000
SEPARATORS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
REPORT_EVERY = 20_000
LETTERS = "The letters in {} cannot be made out. Save it as “CSV UTF-8”."
AT_ONCE = 1024 * 1024  # letters
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(file: File, report: Callable[[float], None], keep: Keep = tuple) -> Sheet | None:
    """The sheet a CSV file is, None where it has no headings. `report` is told how far it is.

    It is gone through from its beginning to its end, so that it never is in memory whole, unless
    `keep` keeps it there. Raises Unreadable where its letters or quotation marks cannot be made
    out, or where there is too much of it.
    """
    encoding, size = _decoded(file)
    with file.opened() as content, TextIOWrapper(content, encoding, newline="\n") as lines:
        separator = _separator(lines)
    with file.opened() as content:
        rows = _rows(file.name, content, encoding, separator, lambda: report(content.tell() / size))
        return sheet_of(PurePath(file.name).name, PurePath(file.name).stem, rows, keep=keep)


def _decoded(file: File) -> tuple[str, int]:
    """How its letters are written, and its size in bytes.

    By its mark; without one UTF-8, UTF-16 by its zeros, or Windows 1252. Nothing is guessed at:
    a byte that none of them has is refused.
    """
    for encoding in _encodings(file.first()):
        try:
            with file.opened() as content, TextIOWrapper(content, encoding, newline="") as words:
                while some := words.read(AT_ONCE):
                    if "\0" in some:
                        break
                else:
                    return encoding, max(content.tell(), 1)
        except UnicodeDecodeError:
            continue
    raise Unreadable(LETTERS.format(file.name))


def _encodings(first: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            yield encoding
            return
    sample = first[:2_000]
    if b"\0" in sample:
        yield "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return
    yield from ("utf-8", "cp1252")


def _rows(
    name: str, content: IO[bytes], encoding: str, separator: str, report: Callable[[], None]
) -> Iterator[list[str]]:
    number = 0
    try:
        with TextIOWrapper(content, encoding, newline="") as lines:
            reader = csv.reader(lines, delimiter=separator, strict=True)
            for number, row in enumerate(reader, 1):
                if number % REPORT_EVERY == 0:
                    report()
                if number > MOST_ROWS + 1:
                    raise Unreadable(f"{name} has more than {MOST_ROWS:,} rows.")
                yield row
    except csv.Error as fault:
        raise Unreadable(_quotes(name, number + 1, str(fault))) from fault
    except UnicodeDecodeError as fault:  # it was altered since its letters were looked at
        raise Unreadable(LETTERS.format(name)) from fault


def _separator(lines: Iterable[str]) -> str:
    """What the first line with text in it has most of, outside quotation marks; else a comma."""
    first = next((line for line in lines if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return max(SEPARATORS, key=bare.count)


def _quotes(name: str, row: int, fault: str) -> str:
    if fault == "unexpected end of data":
        return f"A quotation mark opened in row {row} of {name} is never closed."
    return f"Row {row} of {name} has quotation marks or line ends out of place."
