"""Workbooks for tests: real ones, and ones no program would write."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def simple() -> bytes:
    return workbook({"List 6": [("Child Unique ID", "CIN Start Date"), ("100", "05/01/2026")]})


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    out = BytesIO()
    with ZipFile(BytesIO(book)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for each in before.namelist():
            if each != name:
                after.writestr(each, before.read(each))
        after.writestr(name, content)
    return out.getvalue()


def with_rows(rows: str, dimension: str = "A1:B2", before: str = "") -> bytes:
    """A workbook whose one sheet has this XML for its rows."""
    xml = (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    )
    return with_part(simple(), SHEET, xml.encode())


def row(number: int, *values: str, column: str = "A") -> str:
    """The XML of a row of text cells from a column on."""
    first = ord(column) if len(column) == 1 else 0
    names = [chr(first + place) if first else column for place in range(len(values))]
    cells = "".join(
        f'<c r="{name}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for name, value in zip(names, values, strict=True)
    )
    return f'<row r="{number}">{cells}</row>'


def packed(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
