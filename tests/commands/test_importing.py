import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from herefordshire_desk.commands.importing import (
    ImportOptions,
    as_json,
    import_extract,
    in_words,
)
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
    told = json.loads(as_json(merged, problems))
    assert list(told) == ["added", "changed", "unchanged", "missing", "conflicts", "problems"]
    assert list(told["problems"][0]) == ["file", "row", "field", "message"]
    assert "row 62, invo_involvement_start_date: " in in_words(merged, problems)
