"""Builders of workbooks: a sheet of any rows, written to a folder and read back."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet
from herefordshire_desk.workbooks.write import write_return
from tests.make import DAY


def table(*rows: tuple[Cell, ...]) -> ReturnSheet:
    columns = tuple("abcdef"[: len(rows[0])] if rows else "ab")
    return ReturnSheet(name="visits", table="tbl_visits", columns=columns, key=("a",), rows=rows)


def write(
    sheets: tuple[ReturnSheet, ...], out: Path, password: str | None = None, **given: Any
) -> bytes:
    known = {"title": "A return", "as_of": DAY, "defined_names": {}, **given}
    write_return(sheets, out, password=password, **known)
    return out.read_bytes()


def read(workbook: bytes) -> Workbook:
    return load_workbook(BytesIO(workbook))


def values(book: Workbook, sheet: str = "visits") -> list[tuple[Any, ...]]:
    """Every row but the headings, dates without their time."""
    rows = book[sheet].iter_rows(min_row=2, values_only=True)
    return [tuple(c.date() if isinstance(c, datetime) else c for c in row) for row in rows]
