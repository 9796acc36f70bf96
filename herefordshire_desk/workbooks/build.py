"""Building workbooks: sheets of plain values to the bytes of an .xlsx file, all in memory.

It imports openpyxl, which is slow to load: import this module only where a workbook is made.

Every text is an explicit text cell with Excel's quote prefix, so nothing in the data becomes a
formula, in the file or when a cell is edited. The file names no person, computer or folder, and
equal sheets give equal bytes.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP

from herefordshire_desk.domain.returns.sheets import Cell, ReturnSheet

if TYPE_CHECKING:
    from _typeshed import SizedBuffer  # there is no such module when the program runs

CREATOR = "Herefordshire desk"
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'extended-properties"><Application>{CREATOR}</Application></Properties>'
)
DATE_FORMAT = "yyyy-mm-dd"
BOLD = Font(bold=True)
TITLE = Font(bold=True, size=14)
WRAPPED = Alignment(wrap_text=True, vertical="top")
TOPIC_WIDTH, SENTENCE_WIDTH = 26, 110
NARROWEST, WIDEST_COLUMN = 8, 60


def workbook_bytes(
    sheets: Sequence[ReturnSheet], *, title: str, as_of: date, defined_names: Mapping[str, str]
) -> bytes:
    """The workbook of the sheets, dated `as_of` throughout. Their cells have been checked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    dated = datetime.combine(as_of, time())
    book.properties = DocumentProperties(
        creator=CREATOR, title=title, created=dated, modified=dated
    )
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        (_fill_table if sheet.table else _fill_prose)(page, sheet)
    for name, reference in defined_names.items():
        book.defined_names[name] = DefinedName(name, attr_text=reference)
    out = BytesIO()
    _Writer(book, _Archive(out, "w", ZIP_DEFLATED)).save()
    return out.getvalue()


def _fill_table(page: Worksheet, sheet: ReturnSheet) -> None:
    """Headings in row 1 as a named Table, without filter buttons.

    A table needs a row under its headings: one without data has Excel's own empty insert row.
    """
    for at, heading in enumerate(sheet.columns, 1):
        _put(page, 1, at, heading).font = BOLD
    for row, cells in enumerate(sheet.rows, 2):
        for column, value in enumerate(cells, 1):
            if value is not None:
                _put(page, row, column, value)
    for at, heading in enumerate(sheet.columns):
        longest = max((len(str(cells[at])) for cells in sheet.rows if cells[at]), default=0)
        _widen(page, at + 1, min(max(longest, len(heading), NARROWEST) + 2, WIDEST_COLUMN))
    page.add_table(_table(sheet))


def _table(sheet: ReturnSheet) -> Table:
    last = f"{get_column_letter(len(sheet.columns))}{max(len(sheet.rows), 1) + 1}"
    table = Table(displayName=sheet.table, ref=f"A1:{last}", insertRow=not sheet.rows or None)
    # given here, for the library's own columns come with filter buttons
    table.tableColumns = [TableColumn(id=at, name=name) for at, name in enumerate(sheet.columns, 1)]
    return table


def _fill_prose(page: Worksheet, sheet: ReturnSheet) -> None:
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
    page["A1"].font, page["A1"].alignment = TITLE, Alignment()


def _put(page: Worksheet, row: int, column: int, value: Cell) -> OpenpyxlCell:
    cell = page.cell(row, column)
    assert isinstance(cell, OpenpyxlCell)  # no cell of ours is merged
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(value, float):
        cell.value = repr(value)  # every digit of it: the library would write 16 of 17
        cell.data_type = "n"
    elif isinstance(value, date):
        cell.number_format = DATE_FORMAT
    return cell


def _widen(page: Worksheet, column: int, width: int) -> None:
    page.column_dimensions[get_column_letter(column)].width = width


class _Writer(ExcelWriter):
    """Writes each sheet in memory: the library's own way leaves it in a temporary file."""

    _archive: ZipFile

    def write_worksheet(self, ws: Worksheet) -> None:
        out = BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]  # the stubs leave it out
        self._archive.writestr(ws.path[1:], out.getvalue())
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
