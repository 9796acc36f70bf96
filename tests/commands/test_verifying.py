"""`verify` on real workbooks: written, altered as people alter them, and read back."""

import pytest
from openpyxl import load_workbook

from tests.conftest import PASSWORD

OPENS = "four random words here"


@pytest.fixture
def a_month(desk_file, run, tmp_path):
    out = tmp_path / "month.xlsx"
    words = ("return", "monthly", "--desk", desk_file, "--as-of", "2026-11-20", "--out", out)
    assert run(*words, password=PASSWORD).code == 0
    return out


@pytest.fixture
def written(desk_file, run, tmp_path):
    out = tmp_path / "return.xlsx"
    words = ("return", "weekly", "--desk", desk_file, "--as-of", "2026-11-20", "--out", out)
    assert run(*words, password=PASSWORD).code == 0
    return out


def altered(written, alter):
    """The workbook opened, altered and saved by another program."""
    book = load_workbook(written)
    alter(book)
    book.save(written)


def test_that_a_return_as_it_was_written_is_whole(written, run):
    ran = run("verify", written, password=None)
    assert (ran.code, ran.err) == (0, "")
    told = "The data sheets of return.xlsx are whole and unaltered: weekly return 2026-W47"
    assert ran.out.startswith(told)


def test_that_saving_it_again_alters_nothing(written, run):
    before = written.read_bytes()
    altered(written, lambda book: None)
    assert written.read_bytes() != before
    assert run("verify", written).code == 0


def _cell(book):
    book["children"]["B2"] = "Another team"


def _row(book):
    book["visits"].delete_rows(2)


def _sheet(book):
    del book["measures"]


def _date(book):
    book["sw_episodes"]["C2"] = "05/01/2026"


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (_cell, "Sheet children is not as it was made."),
        (_row, "1 row fewer"),
        (_sheet, "Sheet measures is missing"),
        (_date, "Sheet sw_episodes is not as it was made."),
    ],
)
def test_that_what_was_altered_is_told_and_is_exit_1(written, run, alter, told):
    altered(written, alter)
    ran = run("verify", written)
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err
    assert "return.xlsx is not as it was made" in ran.err


def test_that_an_encrypted_return_is_verified_with_its_password(desk_file, run, tmp_path):
    (tmp_path / "p").write_text(f"{OPENS}\n")
    (tmp_path / "q").write_text("something else again\n")
    out = tmp_path / "locked.xlsx"
    words = ("return", "weekly", "--desk", desk_file, "--as-of", "2026-11-20", "--out", out)
    assert run(*words, "--workbook-password-file", tmp_path / "p", password=PASSWORD).code == 0
    assert run("verify", out, "--workbook-password-file", tmp_path / "p").code == 0
    assert run("verify", out, "--workbook-password-file", tmp_path / "q").code == 1
    none = run("verify", out)
    assert (none.code, none.err) == (1, "locked.xlsx needs its password.\n")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.csv", b"a,b\r\n1,2\r\n"),
        ("notes.xlsx", b"not a workbook"),
        ("notes.xlsx", b""),
        ("notes.txt", b"\x00\xff"),
        ("cut.xlsx", b"PK\x03\x04cut short"),
    ],
)
def test_that_what_is_no_return_is_exit_1_in_words(run, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    ran = run("verify", tmp_path / name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err


def test_that_a_file_that_is_not_there_is_told_and_none_at_all_is_typed_wrongly(run, tmp_path):
    assert run("verify", tmp_path / "none.xlsx").code == 1
    assert run("verify").code == 2


def test_that_the_social_worker_episodes_are_no_return_that_carries_checksums(
    desk_file, run, tmp_path
):
    out = tmp_path / "sw.xlsx"
    words = ("return", "social-worker-episodes", "--desk", desk_file, "--out", out)
    assert run(*words, password=PASSWORD).code == 0
    assert "it has no submission sheet" in run("verify", out).err


def test_that_a_monthly_return_is_whole_until_a_cell_is_altered(a_month, run):
    ran = run("verify", a_month, password=None)
    assert (ran.code, ran.err) == (0, "")
    assert "monthly return 2026-11, revision 1" in ran.out

    def alter(book):
        book["measures"]["E2"] = 99

    altered(a_month, alter)
    ran = run("verify", a_month, password=None)
    assert ran.code == 1
    assert "Sheet measures is not as it was made." in ran.err


def test_that_a_row_put_into_an_empty_sheet_is_found(a_month, run):
    def alter(book):
        book["changes"]["A2"] = "children"

    altered(a_month, alter)
    assert "Sheet changes is not as it was made." in run("verify", a_month, password=None).err
