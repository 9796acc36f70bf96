"""Building workbooks: sheets of plain values to the bytes of an .xlsx file, all in memory.

It imports openpyxl, which is slow to load: import this module only where a workbook is made.

Every text is an explicit text cell with Excel's quote prefix, so nothing in the data becomes a
formula, in the file or when a cell is edited. The file names no person, computer or folder, and
equal sheets give equal bytes.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP

from herefordshire_desk.domain.returns.sheets import AnySheet, Cell
from herefordshire_desk.workbooks.streamed import (
    LINE_HEIGHT,
    WIDEST_COLUMN,
    RowStream,
    Styles,
    lines_of,
)

if TYPE_CHECKING:
    from _typeshed import SizedBuffer  # there is no such module when the program runs

CREATOR = "Herefordshire desk"
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'extended-properties"><Application>{CREATOR}</Application></Properties>'
)
DATE_FORMAT = "yyyy-mm-dd"
FONT = "Calibri"
BOLD = Font(name=FONT, size=11, bold=True)
TITLE = Font(name=FONT, size=14, bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
AT_TOP = Alignment(vertical="top", horizontal="left")  # as its heading is
APART = Alignment(vertical="top", horizontal="right", indent=1)  # from the text beside it
TOPIC_WIDTH, SENTENCE_WIDTH = 26, 110
NARROWEST = 8
BOLDER = 1.2  # how much wider a heading is than its letters would be in a row


def workbook_bytes(
    sheets: Sequence[AnySheet], *, title: str, as_of: date, defined_names: Mapping[str, str]
) -> bytes:
    """The workbook of the sheets, dated `as_of` throughout. Their cells have been checked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    dated = datetime.combine(as_of, time())
    book.properties = DocumentProperties(
        creator=CREATOR, title=title, created=dated, modified=dated
    )
    streams: dict[str, RowStream] = {}
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        (_fill_table if sheet.table else _fill_prose)(page, sheet)
        _set_up_paper(page)
        if sheet.table:
            streams[page.title] = RowStream(sheet, _styles(page))
    for name, reference in defined_names.items():
        book.defined_names[name] = DefinedName(name, attr_text=reference)
    out = BytesIO()
    _Writer(book, _Archive(out, "w", ZIP_DEFLATED), streams).save()
    return out.getvalue()


def _fill_table(page: Worksheet, sheet: AnySheet) -> None:
    """Headings in row 1 as a named Table, without filter buttons; its rows are streamed later.

    A table needs a row under its headings: one without data has Excel's own empty insert row.
    """
    for at, heading in enumerate(sheet.columns, 1):
        _put(page, 1, at, heading).font = BOLD
    longest = [math.ceil(len(heading) * BOLDER) for heading in sheet.columns]
    for cells in sheet.rows:
        for at, value in enumerate(cells):
            if value and longest[at] < WIDEST_COLUMN:
                longest[at] = max(longest[at], len(str(value)))
    for at, most in enumerate(longest, 1):
        _widen(page, at, min(max(most, NARROWEST) + 2, WIDEST_COLUMN))
    page.add_table(_table(sheet))


def _set_up_paper(page: Worksheet) -> None:
    """Across the paper and as wide as one page, headings again on each: no column by itself."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A3
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0  # as many pages as it has rows for
    page.print_title_rows = "1:1"


def _table(sheet: AnySheet) -> Table:
    last = f"{get_column_letter(len(sheet.columns))}{max(len(sheet.rows), 1) + 1}"
    table = Table(displayName=sheet.table, ref=f"A1:{last}", insertRow=not sheet.rows or None)
    # given here, for the library's own columns come with filter buttons
    table.tableColumns = [TableColumn(id=at, name=name) for at, name in enumerate(sheet.columns, 1)]
    return table


def _fill_prose(page: Worksheet, sheet: AnySheet) -> None:
    """A title, then topics beside wrapped sentences."""
    _widen(page, 1, TOPIC_WIDTH)
    _widen(page, 2, SENTENCE_WIDTH)
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if value is not None:
                cell = _put(page, row, column, value)
                cell.alignment = WRAPPED
                if column == 1:
                    cell.font = BOLD
        most = max((lines_of(str(each or ""), SENTENCE_WIDTH) for each in cells[1:]), default=1)
        page.row_dimensions[row].height = LINE_HEIGHT * most if most > 1 else None
    page["A1"].font, page["A1"].alignment = TITLE, Alignment()


def _put(page: Worksheet, row: int, column: int, value: Cell) -> OpenpyxlCell:
    cell = page.cell(row, column)
    assert isinstance(cell, OpenpyxlCell)  # no cell of ours is merged
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(value, date):
        cell.number_format = DATE_FORMAT
    return cell


def _widen(page: Worksheet, column: int, width: int) -> None:
    page.column_dimensions[get_column_letter(column)].width = width


def _styles(page: Worksheet) -> Styles:
    """The numbers by which the workbook knows how a text and a date look."""
    text, long, day, number = (OpenpyxlCell(page, 1, 1) for _ in range(4))
    text.quotePrefix = long.quotePrefix = True
    day.number_format = DATE_FORMAT
    text.alignment = day.alignment = AT_TOP
    long.alignment, number.alignment = WRAPPED, APART
    return Styles(*(cell.style_id for cell in (text, long, day, number)))


class _Writer(ExcelWriter):
    """Writes each sheet in memory: the library's own way leaves it in a temporary file.

    The rows of a table go straight into the archive: a million cells are never there at once.
    """

    _archive: "_Archive"

    def __init__(
        self, workbook: Workbook, archive: "_Archive", streams: Mapping[str, RowStream]
    ) -> None:
        super().__init__(workbook, archive)
        self._streams = streams

    def write_worksheet(self, ws: Worksheet) -> None:
        out = BytesIO()
        writer = WorksheetWriter(ws, out)
        whole = [(table, table.ref) for table in ws.tables.values()]
        for table, ref in whole:
            table.ref = f"A1:{ref.partition(':')[2].rstrip('0123456789')}1"  # its headings alone
        writer.write()
        for table, ref in whole:
            table.ref = ref
        ws._rels = writer._rels  # type: ignore[attr-defined]  # the stubs leave it out
        stream = self._streams.get(ws.title)
        with self._archive.opened(ws.path[1:]) as entry:
            for part in stream.within(out.getvalue()) if stream else [out.getvalue()]:
                entry.write(part)
        self.manifest.append(ws)


class _Archive(ZipFile):
    """A zip whose entries say nothing of when and where they were written."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        entry = ZipInfo(str(zinfo_or_arcname))
        entry.create_system = 0  # the same on every system
        application = zinfo_or_arcname == ARC_APP
        compress_type = compress_type or ZIP_DEFLATED
        super().writestr(entry, APPLICATION if application else data, compress_type, compresslevel)

    def opened(self, name: str) -> IO[bytes]:
        """An entry to be written part by part."""
        entry = ZipInfo(name)
        entry.create_system = 0
        entry.compress_type = ZIP_DEFLATED
        return self.open(entry, "w")
