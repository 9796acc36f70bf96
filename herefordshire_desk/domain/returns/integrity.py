"""Integrity: checksums that say whether any cell of a return was altered after it was made.

They are of the cells' text and not of the file, which every spreadsheet program writes its own
way. They find accidents; somebody who alters a return may alter its checksums too.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
SUBMISSION = "submission"
CHECKSUM = "sha256_"
NAMES = "names"  # the sheet that a return has only on purpose; no checksum is of it


def canonical_text(sheet: ReturnSheet) -> str:
    """The sheet as lines of tab-separated cells: headings, then rows in text order of the key.

    Of the submission sheet the checksums are left out, which cannot hold their own.
    """
    places = [sheet.columns.index(name) for name in sheet.key]
    rows = (tuple(map(_text, row)) for row in sheet.rows if not _is_checksum(sheet, row))
    in_order = sorted(rows, key=lambda cells: ([cells[at] for at in places], cells))
    lines = [tuple(map(_text, sheet.columns)), *in_order]
    return "".join("\t".join(cells) + "\n" for cells in lines)


def checksums(sheets: Iterable[ReturnSheet]) -> dict[str, str]:
    """The SHA-256 of each data sheet by its name, in order; prose has none."""
    return {sheet.name: text_sha256(canonical_text(sheet)) for sheet in sheets if sheet.table}


def overall(by_sheet: Mapping[str, str]) -> str:
    """One SHA-256 over all: of each sheet's name and checksum, in order."""
    return text_sha256("".join(f"{name}\t{digest}\n" for name, digest in by_sheet.items()))


def text_sha256(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _is_checksum(sheet: ReturnSheet, row: tuple[Cell, ...]) -> bool:
    return sheet.name == SUBMISSION and str(row[0]).startswith(CHECKSUM)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.translate(ESCAPES)
    if isinstance(cell, date):
        return cell.isoformat()
    # a file does not tell 2.0 from 2
    return str(int(cell)) if cell == int(cell) else repr(cell)
