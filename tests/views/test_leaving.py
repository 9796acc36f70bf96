import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk import keeping
from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.views.leaving import SECOND, Leaving, Waiting
from tests import make


@pytest.fixture
def leaving(window):
    return Leaving(window, lambda: True)


@pytest.fixture
def backups(desk):
    return lambda: kept_in(backup_folder(desk.path))


def closed(qtbot, window):
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_that_closing_makes_a_backup_and_then_closes(qtbot, window, leaving, backups):
    closed(qtbot, window)
    assert [each.note.why for each in backups()] == [keeping.CLOSING]


def test_that_closing_with_nothing_changed_makes_none(qtbot, window, leaving, desk, backups):
    desk.ask(lambda store: keeping.made(store, now=desk.now(), why="closing"))
    closed(qtbot, window)
    assert len(backups()) == 1


def test_that_a_backup_that_fails_does_not_keep_the_window_open(qtbot, window, leaving, desk):
    backup_folder(desk.path).write_text("in the way", encoding="utf-8")
    closed(qtbot, window)
    assert desk.ask(lambda store: store.preferences()).get(keeping.FAULT)


def test_that_a_second_place_gets_its_copy_before_the_window_closes(
    qtbot, window, leaving, desk, backups, tmp_path_factory
):
    share = tmp_path_factory.mktemp("share")
    keeping.choose_second(desk, share)
    closed(qtbot, window)
    assert [each.name for each in share.iterdir()] == [each.path.name for each in backups()]


def test_that_a_second_place_that_does_not_answer_is_left_and_told_later(
    qtbot, window, leaving, desk, monkeypatch, tmp_path_factory
):
    keeping.choose_second(desk, tmp_path_factory.mktemp("share"))
    monkeypatch.setattr(keeping, "copy_newest", lambda *_: leaving)  # and never calls back
    leaving._patience.setInterval(1)
    closed(qtbot, window)
    assert "10 seconds" in desk.preference(keeping.SECOND_TOLD)


def test_that_what_takes_longer_is_said_and_can_be_left(qtbot, window, leaving, monkeypatch):
    monkeypatch.setattr(keeping, "back_up_now", lambda *_, **__: None)  # and never calls back
    leaving._say.setInterval(1)
    window.close()
    qtbot.waitUntil(lambda: leaving.waiting is not None)
    assert isinstance(QApplication.activeModalWidget(), Waiting)
    assert window.isVisible()
    qtbot.keyClick(leaving.waiting, Qt.Key.Key_Return)
    assert window.isVisible()

    leaving.waiting.now.click()

    qtbot.waitUntil(lambda: not window.isVisible())


def test_that_the_words_follow_what_is_waited_for(
    qtbot, window, leaving, desk, monkeypatch, tmp_path_factory
):
    keeping.choose_second(desk, tmp_path_factory.mktemp("share"))
    asked = []
    monkeypatch.setattr(keeping, "back_up_now", lambda _, done, *__, **___: asked.append(done))
    monkeypatch.setattr(keeping, "copy_newest", lambda *_: leaving)
    leaving._say.setInterval(1)
    window.close()
    qtbot.waitUntil(lambda: leaving.waiting is not None)

    asked[0](None)

    assert leaving.waiting.says.text() == SECOND
    leaving.end()


def test_that_while_something_is_saved_closing_says_so_and_makes_nothing(
    qtbot, window, leaving, desk, backups
):
    desk.set_busy(True)
    window.close()
    assert window.isVisible()
    assert "still being saved" in window.toast.words.text()
    desk.set_busy(False)
    assert backups() == []
    closed(qtbot, window)


def test_that_a_window_that_was_replaced_closes_at_once(qtbot, window, backups):
    Leaving(window, lambda: False)
    window.close()
    assert not window.isVisible()
    assert backups() == []


def test_that_closing_twice_makes_one_backup(qtbot, window, leaving, backups):
    window.close()
    closed(qtbot, window)
    assert len(backups()) == 1


def test_that_the_start_tells_what_the_last_closing_left(qtbot, window, desk):
    desk.ask(lambda store: keeping.made(store, now=desk.now(), why="closing"))
    desk.make(added("Add child", make.child(id="NEW1")))
    Leaving(window, lambda: True).tell_start(unlocked=False)
    qtbot.waitUntil(lambda: "1 change is in no backup yet" in window.toast.words.text())
