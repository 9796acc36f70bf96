"""A new laptop: the backup from the second place, the recovery code, and a password for here."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store import bound
from herefordshire_desk.store.backups import back_up, copy_to, kept_in
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import create_desk
from herefordshire_desk.views.first_run import FirstRun
from herefordshire_desk.views.new_computer import NewComputer
from tests import make
from tests.conftest import NOW, PASSWORD, WHO
from tests.store.test_bound import Computer

Key = Qt.Key
HERE = "a password for this laptop"


@pytest.fixture
def at_the_share(tmp_path, monkeypatch):
    """The second place with a backup of an old computer's desk, and the recovery code."""
    monkeypatch.setattr(bound, "this_binding", lambda: Computer(b"old"))
    share = tmp_path / "share"
    share.mkdir()
    store, code = create_desk(tmp_path / "old" / "desk.hfd", PASSWORD, who=WHO)
    with store:
        store.apply(added("Add", make.child(forename="Amy")), at=NOW, who="a")
        copy_to(share, back_up(store, now=NOW, why="closing"), NOW)
    monkeypatch.setattr(bound, "this_binding", lambda: Computer(b"new"))
    return kept_in(share)[0].path, code


@pytest.fixture
def door(qtbot, start, tmp_path):
    """The program on a computer that has no desk yet, asked to bring one."""
    program = start(tmp_path / "here" / "desk.hfd")
    assert isinstance(program.shown, FirstRun)
    program.shown.brought.emit()
    qtbot.waitUntil(lambda: isinstance(program.app.shown, NewComputer))
    return program


def fill(shown, backup, code, password=HERE, again=HERE):
    shown.backup.line.setText(str(backup))
    for field, text in (
        (shown.code, code),
        (shown.password, password),
        (shown.again, again),
    ):
        field.setText(text)
    shown.way_on.click()


def test_that_a_desk_comes_to_a_new_laptop_whole(qtbot, door, at_the_share):
    backup, code = at_the_share
    before = backup.read_bytes()

    fill(door.shown, backup, code)
    window = door.desk_window()

    assert [child.forename for child in window.desk.ask(lambda s: s.records(Child))] == ["Amy"]
    assert window.desk.ask(check).sound
    assert backup.read_bytes() == before
    door.quit()


def test_that_it_opens_by_the_new_password_from_then_on(qtbot, door, start, at_the_share):
    fill(door.shown, *at_the_share)
    path = door.desk_window().desk.path
    door.quit()
    assert start(path).unlock(HERE).desk.path == path


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        pytest.param({"code": "ABCD-EFGH"}, "code", "recovery code does not open", id="code"),
        pytest.param({"code": ""}, "code", "Type the recovery code.", id="no_code"),
        pytest.param({"backup": ""}, "backup", "Choose the backup.", id="no_backup"),
        pytest.param({"backup": "/no/such"}, "backup", "There is no backup at", id="gone"),
        pytest.param({"password": "short"}, "password", "14 characters", id="password"),
        pytest.param({"again": "another password"}, "again", "differ", id="typed_twice"),
    ],
)
def test_that_what_is_wrong_is_said_and_nothing_is_written(
    qtbot, door, at_the_share, wrong, field, words
):
    backup, code = at_the_share
    shown = door.shown
    fill(shown, **{"backup": backup, "code": code, **wrong})
    qtbot.waitUntil(lambda: words in shown.fields[field].problem.text())
    assert not door.app.path.exists()
    assert shown.way_on.isEnabled()


def test_that_one_can_go_back_and_make_a_new_desk(qtbot, door):
    door.shown.gone_back.emit()
    qtbot.waitUntil(lambda: isinstance(door.app.shown, FirstRun))
