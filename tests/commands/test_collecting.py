"""`collect` on a folder of real workbooks: two teams, two weeks, and what else lies there."""

import pytest
from openpyxl import load_workbook

from herefordshire_desk.workbooks.write import write_return
from tests.conftest import PASSWORD
from tests.make_collected import LAST_WEEK, ONE, TWO, led, week
from tests.make_workbooks import values

OPENS = "four random words here"


def put(folder, name, made, password=None):
    write_return(
        made.sheets,
        folder / name,
        title=made.title,
        as_of=made.as_of,
        defined_names=made.defined_names,
        password=password,
    )


@pytest.fixture
def folder(tmp_path):
    """C1 stays, C2 moves to the second team with a new social worker, C3 arrives nowhere."""
    inside = tmp_path / "returns"
    inside.mkdir()
    put(inside, "a.xlsx", week(ONE, led("C1"), led("C2"), led("C3"), day=LAST_WEEK))
    put(inside, "b.xlsx", week(TWO, led("C4", "SW2"), day=LAST_WEEK))
    put(inside, "c.xlsx", week(ONE, led("C1")))
    put(inside, "d.XLSX", week(TWO, led("C4", "SW2"), led("C2", "SW2", "2026-11-18")))
    return inside


def told(out, sheet):
    book = load_workbook(out)
    headings = [cell.value for cell in book[sheet][1]]
    return [dict(zip(headings, row, strict=True)) for row in values(book, sheet)]


def test_that_one_workbook_has_every_teams_rows_and_what_does_not_agree(folder, run, tmp_path):
    out = tmp_path / "all.xlsx"
    ran = run("collect", folder, "--out", out, password=None)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Written: all.xlsx (4 returns of 4 files counted)\n"
    assert load_workbook(out).sheetnames == [
        *("files", "summary", "totals", "children", "sw_episodes", "visits"),
        *("social_workers", "measures", "findings", "stability", "notes"),
    ]
    children = [row["child_id"] for row in told(out, "children")]
    assert children == ["C1", "C2", "C3", "C1", "C4", "C2", "C4"]
    (lost,) = (row for row in told(out, "findings") if row["kind"] == "child_arrived_nowhere")
    assert lost["child_id"] == "C3"
    (moved,) = (row for row in told(out, "stability") if row["child_id"] == "C2")
    assert (moved["social_workers_12m"], moved["social_worker_changes_12m"]) == (2, 1)
    assert (moved["teams"], moved["differs_from_return"]) == ("CP Team 1 + CP Team 2", "Y")


def test_that_equal_returns_give_equal_bytes_and_texts_are_text(folder, run, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        assert run("collect", folder, "--out", tmp_path / name).code == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    cells = [cell for sheet in load_workbook(tmp_path / "one.xlsx") for cell in sheet["A"]]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_that_an_altered_return_and_what_is_none_are_listed_and_left_out(folder, run, tmp_path):
    book = load_workbook(folder / "c.xlsx")
    book["children"]["B2"] = "Another team"
    book.save(folder / "c.xlsx")
    (folder / "e.xlsx").write_text("no workbook")
    (folder / "note.txt").write_text("beside them")
    (folder / "below").mkdir()
    (folder / "~$a.xlsx").write_text("somebody has it open")
    out = tmp_path / "all.xlsx"
    ran = run("collect", folder, "--out", out)
    assert ran.code == 0
    assert "Not counted: c.xlsx. Sheet children is not as it was made." in ran.out
    files = {row["file"]: row for row in told(out, "files")}
    assert {name: row["status"] for name, row in files.items()} == {
        "a.xlsx": "counted",
        "b.xlsx": "counted",
        "d.XLSX": "counted",
        "c.xlsx": "not_counted",
        "e.xlsx": "not_counted",
    }
    assert "not an Excel workbook" in files["e.xlsx"]["why"]
    topic, words = values(load_workbook(out), "notes")[-1]
    assert topic == "Not looked at"
    assert words.startswith("2 other things in the folder")
    missing = [row for row in told(out, "findings") if row["kind"] == "period_missing"]
    assert [(row["teams"], row["period"]) for row in missing] == [(ONE, "2026-W47")]


def test_that_a_folder_without_a_whole_return_is_exit_1_and_writes_nothing(run, tmp_path):
    folder, out = tmp_path / "none", tmp_path / "all.xlsx"
    assert run("collect", folder, "--out", out).code == 1
    folder.mkdir()
    assert run("collect", folder, "--out", out).err == "There is no whole return in none.\n"
    (folder / "e.xlsx").write_text("no workbook")
    ran = run("collect", folder, "--out", out)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Not counted: e.xlsx. ")
    assert not out.exists()


def test_that_a_file_that_is_there_is_not_written_over(folder, run, tmp_path):
    (tmp_path / "all.xlsx").write_text("somebody's")
    ran = run("collect", folder, "--out", tmp_path / "all.xlsx")
    assert (ran.code, ran.err) == (1, "all.xlsx is there already. Choose another name.\n")
    assert (tmp_path / "all.xlsx").read_text() == "somebody's"


def test_that_locked_returns_open_with_the_password_and_what_is_written_is_locked(
    folder, run, tmp_path
):
    put(folder, "f.xlsx", week("CP Team 3", led("C9", "SW3")), OPENS)
    out, words = tmp_path / "all.xlsx", tmp_path / "words"
    without = run("collect", folder, "--out", tmp_path / "clear.xlsx")
    assert without.code == 0
    assert "Not counted: f.xlsx." in without.out
    words.write_text(f"{OPENS}\n")
    ran = run("collect", folder, "--out", out, "--workbook-password-file", words)
    assert (ran.code, ran.out) == (0, "Written: all.xlsx (5 returns of 5 files counted)\n")
    assert not out.read_bytes().startswith(b"PK")


def test_that_returns_a_desk_wrote_are_collected_weekly_and_monthly(desk_file, run, tmp_path):
    folder, out = tmp_path / "returns", tmp_path / "all.xlsx"
    folder.mkdir()
    for name in ("weekly", "monthly"):
        words = ("return", name, "--desk", desk_file, "--as-of", "2026-11-20")
        assert run(*words, "--out", folder / f"{name}.xlsx", password=PASSWORD).code == 0
    assert run("collect", folder, "--out", out).code == 0
    assert told(out, "findings") == []
    assert {row["differs_from_return"] for row in told(out, "stability")} == {"N"}
    summary = told(out, "summary")
    assert [(row["return_name"], row["team"]) for row in summary] == [
        *(("monthly", ONE), ("monthly", "(all teams)")),
        *(("weekly", ONE), ("weekly", "(all teams)")),
    ]
