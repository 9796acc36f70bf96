"""A workbook on disk: all of it or nothing, and in words why not."""

import errno
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest

from herefordshire_desk.domain.returns.sheets import Cell
from herefordshire_desk.workbooks.encrypt import decrypt
from herefordshire_desk.workbooks.write import CellRefused, NotWritten, write_csv
from tests.make_workbooks import read, table, values, write

PASSWORD = "four random words here"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("bell \x07", id="a_control_character"),
        pytest.param("\x00", id="a_nul"),
        pytest.param("half \ud800", id="half_a_character"),
        pytest.param("not one \ufffe", id="no_character"),
        pytest.param("an escape _x000D_", id="what_excel_reads_as_an_escape"),
        pytest.param("x" * 32_768, id="a_text_too_long"),
        pytest.param("\U0001f600" * 16_384, id="a_text_too_long_as_excel_counts"),
        pytest.param(date(1900, 2, 28), id="a_date_before_excel_s_calendar"),
    ],
)
def test_that_a_cell_is_refused_by_its_place_and_never_by_its_value(
    value: Cell, tmp_path: Path
) -> None:
    with pytest.raises(CellRefused, match=r"^Sheet visits, row 3, column b: ") as refused:
        write((table(("fine", "fine"), ("fine", value)),), tmp_path / "out.xlsx")
    assert isinstance(refused.value, ValueError)
    assert str(value) not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_that_an_existing_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "there.xlsx"
    out.write_bytes(b"mine")
    with pytest.raises(NotWritten, match=r"^there.xlsx is there already. Choose another name.$"):
        write((table(("V1", 1)),), out)
    assert out.read_bytes() == b"mine"


def test_that_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"is not there\. Choose another folder"):
        write((table(("V1", 1)),), tmp_path / "nowhere" / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match="Choose another folder"):
        write((table(("V1", 1)),), tmp_path / "file" / "out.xlsx")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "We may not write in the folder"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
    ],
    ids=["a_read_only_folder", "a_full_disk"],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_that_a_disk_that_refuses_leaves_nothing_behind(
    fault: OSError, words: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise fault

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(NotWritten, match=words):
        write((table(("V1", 1)),), tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_that_the_file_is_its_owner_s_alone_to_read(tmp_path: Path) -> None:
    write((table(("V1", 1)),), tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").stat().st_mode & 0o777 == 0o600


def test_that_nothing_clear_touches_the_disk_when_there_is_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Openpyxl's own way is a clear temporary file: where there is no such folder it would fail."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no such folder"))
    whole = write((table(("Zebedee", 1)),), tmp_path / "out.xlsx", password=PASSWORD)
    assert [each.name for each in tmp_path.iterdir()] == ["out.xlsx"]
    assert b"Zebedee" not in whole
    assert values(read(decrypt(whole, PASSWORD))) == [("Zebedee", 1)]


def test_that_an_empty_password_is_no_password_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="Give a password"):
        write((table(("V1", 1)),), tmp_path / "out.xlsx", password="")
    assert list(tmp_path.iterdir()) == []


def test_that_a_csv_file_is_utf_8_without_a_mark_and_ends_lines_as_windows_does(
    tmp_path: Path,
) -> None:
    write_csv(table(("Ann, \u00e9", None), ('a "b"', "007")), tmp_path / "out.csv")
    written = (tmp_path / "out.csv").read_bytes()
    assert written == 'a,b\r\n"Ann, \u00e9",\r\n"a ""b""",007\r\n'.encode()


@pytest.mark.parametrize("value", ["=1+1", "+44", "-x", "@sum", "\tx", "\rx"])
def test_that_a_csv_cell_that_would_be_a_formula_is_refused(value: str, tmp_path: Path) -> None:
    with pytest.raises(CellRefused, match=r"^Sheet visits, row 2, column b: .* as a formula\.$"):
        write_csv(table(("fine", value)), tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_that_an_existing_csv_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_bytes(b"mine")
    with pytest.raises(NotWritten, match="is there already"):
        write_csv(table(("fine", "fine")), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == b"mine"


def test_that_a_csv_file_is_not_written_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="Choose another folder"):
        write_csv(table(("fine", "fine")), tmp_path / "nowhere" / "out.csv")
