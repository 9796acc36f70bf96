from datetime import UTC, date, datetime

import pytest

from herefordshire_desk.making import make_desk
from herefordshire_desk.store.open import Person, open_desk
from herefordshire_desk.store.picture import picture

WHO = Person("manager", "PC-1")
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)


def make(path, **fields):
    given = {"team": "", "demo_on": None, "at": AT, "who": WHO, **fields}
    return make_desk(path, "four plain words here", **given)


def test_that_a_new_desk_knows_its_team_and_is_empty(tmp_path):
    store, code = make(tmp_path / "d.hfd", team="CP Team 1")
    with store:
        drawn = picture(store, DAY)
    assert (drawn.team, drawn.assessments) == ("CP Team 1", {})
    assert len(code) > 26


def test_that_the_demo_team_can_be_had_from_the_start(tmp_path):
    store, _ = make(tmp_path / "d.hfd", demo_on=DAY)
    with store:
        assert 140 <= len(picture(store, DAY).assessments) <= 160


def test_that_a_desk_that_fails_in_the_making_is_not_there(tmp_path, monkeypatch):
    def fails(day):
        raise OSError("no more room")

    monkeypatch.setattr("herefordshire_desk.domain.demo.demo_records", fails)
    with pytest.raises(OSError, match="no more room"):
        make(tmp_path / "d.hfd", demo_on=DAY)
    assert not (tmp_path / "d.hfd").exists()
    assert not (tmp_path / "d.hfd.keys").exists()
    store, _ = make(tmp_path / "d.hfd")
    store.close()
    open_desk(tmp_path / "d.hfd", "four plain words here", who=WHO).close()
