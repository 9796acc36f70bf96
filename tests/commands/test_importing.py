import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from herefordshire_desk.commands.importing import (
    ImportOptions,
    as_json,
    import_extract,
    in_words,
    told,
)
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.workbooks.read import Unreadable
from tests.make import DAY

CASES = Path(__file__).parents[1] / "practice_cases"


def options(tmp_path, **fields):
    given = {
        "paths": (CASES,),
        "desk": tmp_path / "d.hfd",
        "password": "four plain words here",
        "workbook_password": None,
        "taken_on": DAY,
        "team": None,
        "dry_run": False,
        "at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    }
    return ImportOptions(**{**given, **fields})


def test_that_a_new_desk_is_told_its_team(tmp_path, capsys):
    import_extract(options(tmp_path, paths=(CASES.parent / "practice",), team="Team 1"))
    assert "recovery code" in capsys.readouterr().err
    with open_desk(tmp_path / "d.hfd", "four plain words here", who=this_person()) as store:
        assert store.preferences()["team"] == "Team 1"


def test_that_a_team_nobody_is_in_makes_no_desk(tmp_path):
    with pytest.raises(Unreadable, match="No child of Team 9 is in this extract"):
        import_extract(options(tmp_path, team="Team 9"))
    assert list(tmp_path.iterdir()) == []


def test_that_no_folder_stays_of_a_desk_that_was_not_made(tmp_path):
    desk = tmp_path / "new" / "folder" / "d.hfd"
    with pytest.raises(Unreadable):
        import_extract(options(tmp_path, desk=desk, team="Team 9", rows_at_once=50))
    assert list(tmp_path.iterdir()) == []


def test_that_nothing_is_made_where_nothing_can_be_read(tmp_path):
    with pytest.raises(Unreadable):
        import_extract(options(tmp_path, paths=(tmp_path / "nowhere.xlsx",)))
    assert list(tmp_path.iterdir()) == []


def test_that_a_desk_that_is_there_is_asked_for_its_password_before_a_long_read(tmp_path):
    import_extract(options(tmp_path))
    with pytest.raises(Exception, match="password does not open"):
        import_extract(options(tmp_path, password="wrong", paths=(tmp_path / "nowhere",)))


def test_that_what_was_left_out_is_listed_by_file_row_and_field(tmp_path):
    merged, problems = import_extract(options(tmp_path, dry_run=True))
    said = json.loads(as_json(merged, problems))
    assert list(said) == ["added", "changed", "unchanged", "missing", "conflicts", "problems"]
    assert list(said["problems"][0]) == ["file", "row", "field", "message"]
    assert "row 62, invo_involvement_start_date: " in in_words(merged, problems)


def test_that_what_was_passed_over_is_told_beside_the_json(tmp_path, capsys):
    found = import_extract(options(tmp_path, dry_run=True))
    note = "cases.csv is not a table we know, and was passed over."
    assert json.loads(told(*found, in_json=True))["added"]
    assert capsys.readouterr().err == f"{note}\n"
    assert note in told(*found, in_json=False)
    assert capsys.readouterr().err == ""


EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\r\n"
SW_EPISODES = (
    "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\n"
    "00016,01/05/2015,SW12345,03/02/2026,05/06/2026,FCONTA\r\n"
    "00016,01/05/2015,XX77,05/06/2026,,MANAGE\r\n"
    "00017,,SW12345,05/06/2026,05/06/2026,\r\n"
)


def files_903(folder):
    folder.mkdir()
    rows = "".join(f"{each},05/01/2026,S,C2,N1,U6,PR1,,\r\n" for each in ("00016", "00017"))
    (folder / "one.csv").write_text(EPISODES + rows, newline="")
    (folder / "two.csv").write_text(SW_EPISODES, newline="")
    return folder


def test_that_ssda903_files_come_back_out_as_they_went_in(run, tmp_path):
    desk = tmp_path / "d.hfd"
    ran = run("import", files_903(tmp_path / "903"), "--desk", desk, "--extract-date", "2026-11-20")
    assert ran.code == 0
    assert ran.out.startswith("Read as SSDA903")
    words = ("return", "social-worker-episodes", "--desk", desk, "--as-of", "2026-11-20")
    assert run(*words, "--out", tmp_path / "out.csv").code == 0
    assert (tmp_path / "out.csv").read_bytes() == SW_EPISODES.encode()


def test_that_a_folder_a_zip_and_single_files_are_the_same_to_ssda903(run, tmp_path):
    folder = files_903(tmp_path / "903")
    with ZipFile(tmp_path / "903.zip", "w") as packed:
        for file in folder.iterdir():
            packed.write(file, f"year/{file.name}")
    ways = {"folder": [folder], "zip": [tmp_path / "903.zip"], "files": sorted(folder.iterdir())}
    counts = {
        name: json.loads(run("import", *paths, "--desk", tmp_path / name, "--json").out)
        for name, paths in ways.items()
    }
    assert counts["folder"] == counts["zip"] == counts["files"]
    assert counts["folder"]["added"] == 11
    again = json.loads(run("import", folder, "--desk", tmp_path / "zip", "--json").out)
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 10)


def test_that_ssda903_beside_the_same_children_from_ssd_doubles_nothing(run, tmp_path):
    desk, out = tmp_path / "d.hfd", tmp_path / "sw.csv"
    dated = ("--extract-date", "2026-11-20")
    run("import", CASES.parent / "practice", "--desk", desk, *dated)
    asked = ("--desk", desk, "--as-of", "2026-11-20")
    assert run("return", "social-worker-episodes", *asked, "--out", out).code == 0
    flags, checks = (run(name, *asked, "--json").out for name in ("flags", "checks"))
    counts = json.loads(run("import", out, "--desk", desk, *dated, "--json").out)
    assert (counts["added"], counts["changed"], counts["conflicts"]) == (0, 0, 0)
    assert run("flags", *asked, "--json").out == flags
    assert run("checks", *asked, "--json").out == checks


def test_that_a_desk_that_is_there_is_backed_up_before_it_takes_an_import(tmp_path):
    import_extract(options(tmp_path))
    assert not backup_folder(tmp_path / "d.hfd").exists()
    import_extract(options(tmp_path, paths=(CASES.parent / "practice",)))
    (made,) = kept_in(backup_folder(tmp_path / "d.hfd"))
    assert made.note is not None
    assert (made.note.why, made.note.line) == ("before an import", 1)


def test_that_a_backup_that_fails_is_said_and_stops_no_import(tmp_path, capsys):
    import_extract(options(tmp_path))
    backup_folder(tmp_path / "d.hfd").write_text("in the way")
    import_extract(options(tmp_path, paths=(CASES.parent / "practice",)))
    assert "No backup could be made first." in capsys.readouterr().err
    with open_desk(tmp_path / "d.hfd", "four plain words here", who=this_person()) as store:
        assert len(store.lines()) == 2
