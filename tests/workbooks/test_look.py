"""How a return looks: nothing in it is cut, and no column stands on a page by itself."""

import math
import shutil
import subprocess
from pathlib import Path

import pytest

from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet
from tests.domain.returns.test_monthly import team  # noqa: F401 - a fixture
from tests.make_workbooks import read, write

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READER = shutil.which("gs")


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Return:
    return monthly(request.getfixturevalue("team"))


def written(made: Return, out: Path) -> bytes:
    return write(made.sheets, out, title=made.title, as_of=made.as_of)


def tables(made: Return) -> list[ReturnSheet]:
    return [sheet for sheet in made.sheets if sheet.table]


def test_that_every_cell_fits_its_column_or_goes_over_lines_there_is_room_for(made, tmp_path):
    book = read(written(made, tmp_path / "return.xlsx"))
    wrapped = 0
    for page in book.worksheets:
        for cell in (each for row in page.iter_rows() for each in row if each.value is not None):
            width = page.column_dimensions[cell.column_letter].width
            long = len(str(cell.value).removesuffix(" 00:00:00"))
            if cell.coordinate == "A1":
                continue  # the title has the row to itself
            if long + 2 > width:
                wrapped += 1
                height = page.row_dimensions[cell.row].height or 15
                assert cell.alignment.wrap_text, f"{page.title} {cell.coordinate}"
                assert height >= 15 * math.ceil(long / width), f"{page.title} {cell.coordinate}"
    assert wrapped > 20


def test_that_a_row_of_short_texts_is_as_high_as_any(tmp_path):
    sheet = ReturnSheet(
        name="t", table="tbl_t", columns=("a", "b"), key=("a",),
        rows=(("short", 1), ("word " * 30, 2)),
    )  # fmt: skip
    page = read(write((sheet,), tmp_path / "t.xlsx"))["t"]
    assert page.row_dimensions[2].height is None
    assert page.row_dimensions[3].height == 45


@pytest.mark.skipif(
    OFFICE is None or READER is None, reason="LibreOffice or Ghostscript is missing"
)
def test_that_on_paper_every_page_has_all_columns_and_no_figure_is_hashes(made, tmp_path):
    written(made, tmp_path / "return.xlsx")
    assert OFFICE is not None
    assert READER is not None
    convert = [OFFICE, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run(
        [*convert, tmp_path / "return.xlsx"], check=True, capture_output=True, timeout=120
    )
    quiet = [READER, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite"]
    subprocess.run(
        [*quiet, f"-sOutputFile={tmp_path}/%03d.txt", tmp_path / "return.pdf"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = [each.read_text(encoding="utf-8") for each in sorted(tmp_path.glob("*.txt"))]
    assert not [page for page in pages if "##" in page]
    for sheet in tables(made):
        names = [name for name in sheet.columns if "fi" not in name]  # drawn as one letter
        whole = [page for page in pages if all(name in page for name in names)]
        assert whole, f"{sheet.name} is parted"
