"""LibreOffice reads a return as it was made, where it is installed."""

import csv
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from herefordshire_desk.domain.returns.weekly import weekly
from tests.make_returns import held, snapshot
from tests.make_workbooks import write
from tests.workbooks.test_build import INJECTIONS

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")


def converted(workbook: Path) -> dict[str, list[list[str]]]:
    """Every sheet as LibreOffice saves it, by name."""
    assert OFFICE is not None
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [OFFICE, "--headless", "--convert-to", every_sheet, "--outdir", workbook.parent]
    subprocess.run([*command, workbook], check=True, capture_output=True, timeout=120)
    found = {}
    for file in workbook.parent.glob("*.csv"):
        with file.open(newline="", encoding="utf-8") as text:
            found[file.stem.removeprefix(f"{workbook.stem}-")] = list(csv.reader(text))
    return found


def test_that_every_table_is_read_back_with_dates_ids_and_formulas_as_they_were(tmp_path) -> None:
    odd = [held(f"{at:04}", "=1+1") for at in range(3)]
    made = weekly(snapshot(*odd, team=INJECTIONS[1]))
    out = tmp_path / "return.xlsx"
    write(made.sheets, out, title=made.title, as_of=made.as_of, defined_names=made.defined_names)
    found = converted(out)
    for sheet in made.sheets:
        if sheet.table:
            heading, *rows = found[sheet.name]
            assert tuple(heading) == sheet.columns
            told = [[_told(cell) for cell in row] for row in sheet.rows]
            assert [[_number(c) for c in row] for row in rows] == told


def _told(cell: object) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    return float(cell) if isinstance(cell, int | float) else _number(str(cell or ""))


def _number(text: str) -> object:
    """A number as one, however many digits it is shown with; an id keeps its zeros."""
    plain = text.replace(".", "", 1).removeprefix("-")
    return float(text) if plain.isdigit() and not text.startswith("00") else text
