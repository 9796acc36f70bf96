"""`evidence`: two files, ids only, and what was given kept for the next."""

import pytest

from tests.test_cli import HERE


@pytest.fixture
def desk(run, tmp_path):
    path = tmp_path / "d.hfd"
    run("import", HERE / "practice", "--desk", path, "--extract-date", "2026-11-20")
    return path


def give(run, desk, out, *words):
    out.mkdir(exist_ok=True)
    return run("evidence", "--desk", desk, "--as-of", "2026-11-20", "--out", out, *words)


def test_that_it_writes_a_pdf_and_a_workbook_that_verifies(qapp, run, desk, tmp_path):
    out = tmp_path / "out"
    ran = give(run, desk, out, "--months", "3", "--sent")
    assert (ran.code, ran.err) == (0, "")
    workbook, pdf = sorted(out.iterdir(), reverse=True)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "_2026-09_2026-11_r1_" in workbook.name
    assert run("verify", workbook).code == 0
    again = give(run, desk, tmp_path / "again", "--months", "3")
    assert "_r2_" in again.out


def test_that_what_cannot_be_written_is_said_in_words(qapp, run, desk, tmp_path):
    ran = run("evidence", "--desk", desk, "--out", tmp_path / "gone")
    assert (ran.code, ran.err.strip()) == (1, "There is no folder gone.")
    out = tmp_path / "out"
    give(run, desk, out)
    assert "is there already" in give(run, desk, out).err
    assert len(list(out.iterdir())) == 2
