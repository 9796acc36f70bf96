"""Writing: the one door by which sheets leave the desk, as an .xlsx file or as a .csv file."""

import csv
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from io import StringIO
from pathlib import Path

from herefordshire_desk.domain.returns.sheets import AnySheet, Cell, ReturnSheet

LONGEST_TEXT = 32_767
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Excel's calendar has a 29 February 1900, so days before this one are not what they seem
FIRST_DAY = date(1900, 3, 1)
# what XML cannot hold, and what Excel would read as a character written out
NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|_x[0-9A-Fa-f]{4}_")


class NotWritten(Exception):
    """A workbook that was not written, and why, in words. Nothing of it is left behind."""

    for_people = True


class CellRefused(NotWritten, ValueError):
    """A value that a workbook cannot hold exactly. Its words name the cell and never the value."""


def write_return(
    sheets: Sequence[AnySheet],
    out: Path,
    *,
    title: str,
    as_of: date,
    defined_names: Mapping[str, str],
    password: str | None = None,
) -> None:
    """Writes the sheets to `out`, which must not be there yet: all of it or nothing.

    Equal arguments give equal bytes, unless there is a password. The file is its owner's alone
    to read, and with a password no clear copy touches the disk. Raises NotWritten, also where a
    cell (CellRefused) or the password is refused.
    """
    from herefordshire_desk.workbooks.build import workbook_bytes
    from herefordshire_desk.workbooks.encrypt import PasswordRefused, encrypt

    _refuse_existing(out)
    for sheet in sheets:
        _check_cells(sheet)
    workbook = workbook_bytes(sheets, title=title, as_of=as_of, defined_names=defined_names)
    try:
        _put_in_place(workbook if password is None else encrypt(workbook, password), out)
    except PasswordRefused as fault:
        raise NotWritten(str(fault)) from fault
    except OSError as fault:
        raise NotWritten(_words(fault, out)) from fault


def write_csv(sheet: ReturnSheet, out: Path) -> None:
    """Writes one sheet of texts as a CSV file, all or nothing, under the terms of `write_return`.

    UTF-8 without a mark, which some programs would read as part of the first heading; lines end
    as in Windows. A text that a spreadsheet would run as a formula is refused.
    """
    _refuse_existing(out)
    _check_cells(sheet)
    _refuse_formulas(sheet)
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([sheet.columns, *sheet.rows])
    try:
        _put_in_place(text.getvalue().encode(), out)
    except OSError as fault:
        raise NotWritten(_words(fault, out)) from fault


def _refuse_formulas(sheet: ReturnSheet) -> None:
    """A CSV file has no cell types: what begins so is a formula wherever it is opened."""
    for row, cells in enumerate(sheet.rows, 2):
        for column, value in zip(sheet.columns, cells, strict=True):
            if isinstance(value, str) and value.startswith(FORMULA):
                words = "a text that a spreadsheet would run as a formula"
                raise CellRefused(f"Sheet {sheet.name}, row {row}, column {column}: {words}.")


def _check_cells(sheet: AnySheet) -> None:
    """Raises CellRefused for the first cell that would not be read back as it is."""
    for row, cells in enumerate(sheet.rows, 2 if sheet.table else 1):
        for column, value in enumerate(cells):
            problem = _problem(value)
            if problem:
                heading = sheet.columns[column] if sheet.table else column + 1
                raise CellRefused(f"Sheet {sheet.name}, row {row}, column {heading}: {problem}.")


def _problem(value: Cell) -> str:
    """Why a workbook could not hold the value exactly, blank where it could."""
    if isinstance(value, date) and value < FIRST_DAY:
        return "a date before 1 March 1900"
    if not isinstance(value, str):
        return ""
    if NOT_TEXT.search(value):
        return "a control character, or text that Excel reads as one"
    # Excel counts a character beyond the basic plane as two
    long = len(value) + sum(character > "\uffff" for character in value) > LONGEST_TEXT
    return "a text of more than 32,767 characters" if long else ""


def _put_in_place(whole: bytes, out: Path) -> None:
    """Beside the target first, so that a reader never meets half a file."""
    handle, beside = tempfile.mkstemp(dir=out.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        _refuse_existing(out)
        os.replace(beside, out)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _refuse_existing(out: Path) -> None:
    if os.path.exists(out):
        raise NotWritten(f"{out.name} is there already. Choose another name.")


def _words(fault: OSError, out: Path) -> str:
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return f"The folder {out.parent} is not there. Choose another folder."
    if isinstance(fault, PermissionError):
        return f"We may not write in the folder {out.parent}. Choose another folder."
    return f"We could not write {out.name}: {fault.strerror or 'the disk refused it'}."
