import re
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from herefordshire_desk.commands.returning import write
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child, SentReturn, SocialWorker
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.sent import kept
from herefordshire_desk.workbooks.read import read_sheets
from herefordshire_desk.workbooks.write import NotWritten
from tests.conftest import PASSWORD, WHO
from tests.domain.extracts.annex_a_rows import care_leaver, in_care, in_need, on_plan
from tests.make import DAY, visit
from tests.make_team import BOTH, CHANGED, IN_DATE, PRIYA, TOM
from tests.store.desks import put

AT = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def store(made, desk_file):
    with open_desk_with_key(desk_file, made.key, who=WHO) as opened:
        yield opened


def test_that_writing_alone_is_not_sending(store, tmp_path):
    write(store, "weekly", DAY, tmp_path / "r.xlsx")
    assert store.records(SentReturn) == []


def test_that_sending_keeps_the_revision_and_the_checksum(store, tmp_path):
    made = write(store, "weekly", DAY, tmp_path / "r.xlsx", sent_at=AT)
    (sent,) = store.records(SentReturn)
    assert (sent.period, sent.revision, sent.sha256) == ("2026-W47", 1, made.sha256)
    assert write(store, "weekly", DAY, tmp_path / "s.xlsx").revision == 2


def test_that_nothing_is_kept_of_a_return_that_could_not_be_written(store, tmp_path):
    (tmp_path / "r.xlsx").write_text("somebody's")
    with pytest.raises(NotWritten):
        write(store, "weekly", DAY, tmp_path / "r.xlsx", sent_at=AT)
    assert store.records(SentReturn) == []


def episodes(run, desk_file, out, *words):
    asked = ("return", "social-worker-episodes", "--desk", desk_file, "--as-of", "2026-11-20")
    return run(*asked, "--out", out, *words, password=PASSWORD)


def rows(out):
    text = out.read_bytes().decode("utf-8")
    return [line.split(",") for line in text.removesuffix("\r\n").split("\r\n")]


def test_that_the_social_worker_episodes_are_a_csv_file(desk_file, run, tmp_path):
    ran = episodes(run, desk_file, tmp_path / "sw.csv")
    assert (ran.code, ran.out) == (
        0,
        "Written: sw.csv (social-worker-episodes, 2026-27, revision 1)\n",
    )
    heading, *told = rows(tmp_path / "sw.csv")
    assert heading == ["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"]
    assert told[0] == [IN_DATE, "01/05/2015", PRIYA, "05/01/2026", "", "FCONTA"]
    # the one of 5 January to 2 March lies before the year
    assert [row[2:] for row in told if row[0] == CHANGED] == [
        [TOM, "02/03/2026", "01/06/2026", "LEFTRL"],
        [PRIYA, "01/06/2026", "", "LEFTRL"],
    ]
    assert {row[0] for row in told} == {IN_DATE, CHANGED, BOTH}


def test_that_a_workbook_of_them_has_the_same_rows_as_text_and_the_same_bytes_again(
    desk_file, run, tmp_path
):
    for name in ("sw.csv", "one.xlsx", "two.XLSX"):
        assert episodes(run, desk_file, tmp_path / name).code == 0
    workbook = (tmp_path / "one.xlsx").read_bytes()
    assert workbook == (tmp_path / "two.XLSX").read_bytes()
    cells = list(load_workbook(BytesIO(workbook))["SWEpisodes"].iter_rows())
    told = [["" if cell.value is None else cell.value for cell in row] for row in cells]
    assert told == rows(tmp_path / "sw.csv")
    assert {cell.data_type for row in cells for cell in row if cell.value is not None} == {"s"}


def test_that_they_are_sent_only_when_that_is_said(desk_file, run, tmp_path):
    assert "revision 1" in episodes(run, desk_file, tmp_path / "a.csv").out
    assert "revision 1" in episodes(run, desk_file, tmp_path / "b.csv", "--sent").out
    assert "revision 2" in episodes(run, desk_file, tmp_path / "c.xlsx").out


def test_that_an_existing_file_is_refused_and_not_kept_as_sent(desk_file, run, tmp_path):
    (tmp_path / "sw.csv").write_text("somebody's")
    ran = episodes(run, desk_file, tmp_path / "sw.csv", "--sent")
    assert (ran.code, ran.err) == (1, "sw.csv is there already. Choose another name.\n")
    assert (tmp_path / "sw.csv").read_text() == "somebody's"
    assert "revision 1" in episodes(run, desk_file, tmp_path / "other.csv").out


@pytest.mark.parametrize("name", ["sw.xls", "sw", "sw.csv.txt"])
def test_that_another_ending_is_typed_wrongly(desk_file, run, tmp_path, name):
    ran = episodes(run, desk_file, tmp_path / name)
    assert (ran.code, ran.err) == (
        2,
        "The social worker episodes are written as .csv or .xlsx.\n",
    )
    assert not (tmp_path / name).exists()


def test_that_a_csv_file_with_a_password_is_refused_and_a_workbook_is_encrypted(
    desk_file, run, tmp_path
):
    (tmp_path / "p").write_text("four random words here\n")
    asked = ("--workbook-password-file", tmp_path / "p")
    assert episodes(run, desk_file, tmp_path / "sw.csv", *asked).code == 2
    assert episodes(run, desk_file, tmp_path / "sw.xlsx", *asked).code == 0
    assert not (tmp_path / "sw.xlsx").read_bytes().startswith(b"PK")


def monthly(run, desk_file, out, *words):
    asked = ("return", "monthly", "--desk", desk_file, "--as-of", "2026-11-20", "--out", out)
    return run(*asked, *words, password=PASSWORD)


def test_that_the_monthly_return_reads_back_as_tables_of_typed_cells(desk_file, run, tmp_path):
    ran = monthly(run, desk_file, tmp_path / "m.xlsx")
    assert (ran.code, ran.out) == (0, "Written: m.xlsx (monthly, 2026-11, revision 1)\n")
    book = load_workbook(tmp_path / "m.xlsx")
    assert {name for sheet in book for name in sheet.tables} == {
        f"tbl_{sheet.title}" for sheet in book if sheet.title not in ("Cover", "notes")
    }
    heading, *rows = book["measures"].iter_rows(values_only=True)
    told = {row[:3]: dict(zip(heading, row, strict=True)) for row in rows}
    assert told["M5", None, None]["known_for"] == 0
    assert told["W2", None, None]["numerator"] == told["W2", None, None]["known_for"] - sum(
        row[3] is not None for row in book["children"].iter_rows(min_row=2, values_only=True)
    )
    assert book.defined_names["return_period"].attr_text.startswith("submission!$B$")


def test_that_the_monthly_return_has_the_same_bytes_again(desk_file, run, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        assert monthly(run, desk_file, tmp_path / name).code == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_that_months_and_weeks_have_revisions_of_their_own(desk_file, run, tmp_path):
    assert "revision 1" in monthly(run, desk_file, tmp_path / "a.xlsx", "--sent").out
    assert "revision 2" in monthly(run, desk_file, tmp_path / "b.xlsx").out
    asked = ("return", "weekly", "--desk", desk_file, "--as-of", "2026-11-20")
    ran = run(*asked, "--out", tmp_path / "w.xlsx", password=PASSWORD)
    assert "revision 1" in ran.out


def annex_a_file(out):
    """One row in each list, with what the desk has no place for."""
    told = {"List 6": in_need(), "List 7": on_plan(), "List 8": in_care(), "List 9": care_leaver()}
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, row in told.items():
        sheet = book.create_sheet(name)
        cells = {**row, "Age": 11.478439425051334, "Date of Birth": date(2015, 6, 1)}
        sheet.append(["A column of ours", *cells])
        sheet.append(["=1+1 is text", *cells.values()])
        sheet["A2"].data_type = "s"
    book.save(out)


def cells_of(out):
    book = load_workbook(out)
    return {
        sheet.title: dict(zip(*list(sheet.iter_rows(values_only=True))[:2], strict=True))
        for sheet in book.worksheets
    }


def test_that_an_annex_a_workbook_imported_and_returned_has_lost_no_value(run, tmp_path):
    annex_a_file(tmp_path / "in.xlsx")
    desk = tmp_path / "new.hfd"
    asked = ("--desk", desk, "--extract-date", "2026-11-20")
    assert run("import", tmp_path / "in.xlsx", *asked, password="four words").code == 0
    words = ("return", "annex-a", "--desk", desk, "--as-of", "2026-11-20", "--out")
    ran = run(*words, tmp_path / "out.xlsx", password="four words")
    assert (ran.code, ran.out) == (0, "Written: out.xlsx (annex-a, 2026-11-20, revision 1)\n")
    before, after = cells_of(tmp_path / "in.xlsx"), cells_of(tmp_path / "out.xlsx")
    assert {name: {k: v for k, v in row.items() if v} for name, row in after.items()} == before
    assert run(*words, tmp_path / "two.xlsx", password="four words").code == 0
    assert (tmp_path / "two.xlsx").read_bytes() == (tmp_path / "out.xlsx").read_bytes()


def changes_in(out):
    _, *rows = load_workbook(out)["changes"].iter_rows(values_only=True)
    return rows


def test_that_a_return_says_what_differs_from_the_last_one_sent_and_why(store, tmp_path):
    sent = write(store, "monthly", date(2026, 10, 31), tmp_path / "october.xlsx", sent_at=AT)
    assert changes_in(tmp_path / "october.xlsx") == []
    late = visit(id="late", child_id=BOTH, kind="CP", visited_on=date(2026, 10, 30))
    put(store, added("Record a visit", late))
    write(store, "monthly", DAY, tmp_path / "november.xlsx")
    found = changes_in(tmp_path / "november.xlsx")
    told = {(row[0], row[1], row[5]): row[6:] for row in found}
    assert told["visits", "late", "added"] == ("recorded_late", "2026-10")
    assert ("recorded_late", "2026-10") in {row[6:] for row in found if row[0] == "visits"}
    assert {row[7] for row in found if row[6] in ("new", "ended", "moved_on")} == {"2026-11"}
    assert kept(store, store.find(SentReturn, ["monthly:2026-10:1"])["monthly:2026-10:1"])
    again = write(store, "monthly", date(2026, 10, 31), tmp_path / "again.xlsx")
    assert (again.revision, sent.revision) == (2, 1)
    restated = {row[6] for row in changes_in(tmp_path / "again.xlsx")}
    assert restated == {"recorded_late", "corrected"}


def test_that_a_return_with_names_needs_a_reason_and_a_password(desk_file, run, tmp_path):
    words = ("return", "weekly", "--desk", desk_file, "--as-of", "2026-11-20", "--out")
    out, key = tmp_path / "named.xlsx", tmp_path / "key.txt"
    ran = run(*words, out, "--names", "Ofsted asked", password=PASSWORD)
    assert (ran.code, out.exists()) == (2, False)
    assert "14 characters" in ran.err
    key.write_text("four random words here\n")
    locked = ("--workbook-password-file", key)
    assert run(*words, out, "--names", " ", *locked, password=PASSWORD).code == 2
    assert run(*words, out, "--names", "Ofsted asked", *locked, password=PASSWORD).code == 0
    names = read_sheets([out], password="four random words here").sheets[-2]
    assert names.name == "names"
    assert IN_DATE in {row[1] for row in names.rows}
    assert run("verify", out, *locked).code == 0
    assert list(tmp_path.glob(".*")) == [], "no clear copy is left beside it"


def test_that_ofsteds_lists_have_no_sheet_of_names(desk_file, run, tmp_path):
    words = ("return", "annex-a", "--desk", desk_file, "--out", tmp_path / "a.xlsx", "--names", "x")
    assert run(*words, password=PASSWORD).code == 2


def test_that_no_personal_word_of_the_desk_is_anywhere_in_a_return_without_names(
    store, made, tmp_path
):
    """Of children and social workers; not in any part of the file, its properties included."""
    words = {part for each in store.records(Child) for part in each.name.split()}
    words |= {part for each in store.records(SocialWorker) for part in each.name.split()}
    words -= {each.id for each in store.records(Child)}
    assert len(words) > 20
    for name in ("weekly", "monthly"):
        write(store, name, DAY, tmp_path / f"{name}.xlsx")
        with ZipFile(tmp_path / f"{name}.xlsx") as book:
            whole = " ".join(book.read(each).decode() for each in book.namelist())
        told = set(re.findall(r"[\w'’-]+", whole))
        assert words & told == set(), name
