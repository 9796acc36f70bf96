from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from herefordshire_desk.domain.backups import gone
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child
from herefordshire_desk.open_file import OpenFile
from herefordshire_desk.restoring import restore_in_place
from herefordshire_desk.store.backup import backup, restore_own
from herefordshire_desk.store.backups import back_up, backup_folder, kept_in
from herefordshire_desk.store.faults import Damaged, NotFound, OpenElsewhere
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.open import open_desk, open_desk_with_key
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.thread import Shut, StoreThread
from tests import make
from tests.conftest import NOW, WHO
from tests.make import DAY
from tests.store.desks import PASSWORD, closed, digest, made, names, put

OTHER = "four quite new words"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.hfd"


@pytest.fixture
def out(path: Path) -> Path:
    return path.with_name("backup.zip")


def children(path: Path, key: bytes) -> list[str]:
    with open_desk_with_key(path, key, who=WHO) as store:
        return [child.id for child in store.records(Child)]


def test_that_a_backup_of_the_desk_itself_needs_no_password_and_changes_none(path, out) -> None:
    with made(path, make.child()) as store:
        backup(store, out, now=NOW)
        put(store, added("Add", make.child(id="C2")))
        change_password(path, store.key, OTHER)
        key = store.key
    keys = beside(path, KEYS).read_bytes()

    kept = restore_own(out, path, key, who=WHO, now=NOW).kept

    assert children(path, key) == ["C1"]
    assert beside(path, KEYS).read_bytes() == keys
    open_desk(path, OTHER, who=WHO).close()
    assert children(next(each for each in kept if each.suffix == ".hfd"), key) == ["C1", "C2"]


def test_that_another_desks_backup_is_refused_and_nothing_touched(path, out, tmp_path) -> None:
    key = closed(path, make.child())
    with made(tmp_path / "other.hfd") as other:
        backup(other, out, now=NOW)
    before = digest(path), names(path.parent)
    with pytest.raises(Damaged, match="another desk"):
        restore_own(out, path, key, who=WHO, now=NOW)
    assert (digest(path), names(path.parent)) == before


def test_that_a_backup_that_is_gone_is_said_so(path, out) -> None:
    key = closed(path)
    with pytest.raises(NotFound):
        restore_own(out, path, key, who=WHO, now=NOW)


def test_that_nothing_is_restored_under_somebody_who_has_the_desk_open(path, out) -> None:
    with made(path) as store:
        backup(store, out, now=NOW)
        with pytest.raises(OpenElsewhere):
            restore_own(out, path, store.key, who=WHO, now=NOW)


@pytest.fixture
def thread(path, out):
    """The desk open on its thread, with a backup of before its last change."""
    with made(path, make.child()) as store:
        backup(store, out, now=NOW)
        put(store, added("Add", make.child(id="C2")))
    thread = StoreThread()
    thread.open(lambda: open_desk(path, PASSWORD, who=WHO), lambda _: None).result()
    yield thread
    thread.close()


def restored(thread, out):
    answers = []
    restore_in_place(
        thread, out, now=NOW, drawing=lambda store: picture(store, DAY), then=answers.append
    )
    thread_is_done = thread.submit(lambda _: None)
    thread_is_done.result()
    return answers[0]


def test_that_a_desk_that_is_open_is_open_again_on_what_was_restored(thread, out) -> None:
    restored(thread, out).result()
    assert [each.id for each in thread.ask(lambda store: store.records(Child))] == ["C1"]


def test_that_a_question_that_paused_is_over_once_another_file_stands_there(
    qapp, qtbot, thread, out
) -> None:
    asked, restoring, ended = [], Event(), []

    def question(store, _):
        while True:
            asked.append(len(store.records(Child)))
            yield
            restoring.wait()

    OpenFile(thread, qapp).ask_by_steps(question, ended.append, ended.append)
    restore_in_place(thread, out, now=NOW, drawing=lambda _: None, then=lambda _: None)
    restoring.set()

    qtbot.waitUntil(lambda: bool(ended))
    assert [type(each) for each in ended] == [Shut]
    assert set(asked) == {2}


def test_that_what_was_there_is_backed_up_first_even_if_that_fails(thread, out, path) -> None:
    backup_folder(path).write_text("in the way", encoding="utf-8")
    restored(thread, out).result()
    assert [each.id for each in thread.ask(lambda store: store.records(Child))] == ["C1"]
    assert any(name.startswith("desk-kept-") for name in names(path.parent))


def test_that_the_backup_that_is_restored_is_not_thinned_by_the_one_made_first(
    thread, path
) -> None:
    def many_days(store):
        return [
            back_up(store, now=NOW - timedelta(days=days), why="closing")
            for days in (100, 70, 40, 20, 13, 7, 6, 5, 4, 3, 2, 1)
        ]

    made = thread.ask(many_days)
    thread.ask(lambda store: put(store, added("Add", make.child(id="C3"))))
    there = {each.at: each.path for each in kept_in(made[0].parent)}
    going = there[min(gone({*there, NOW}, NOW))]  # once there is one more

    restored(thread, going).result()

    assert [each.id for each in thread.ask(lambda store: store.records(Child))] == ["C1", "C2"]


def test_that_after_a_restore_that_was_refused_the_desk_is_open_as_before(thread, out) -> None:
    out.write_bytes(b"no backup")
    with pytest.raises(Damaged):
        restored(thread, out).result()
    assert [each.id for each in thread.ask(lambda store: store.records(Child))] == ["C1", "C2"]


def test_that_the_second_place_is_not_set_back(thread, out) -> None:
    thread.ask(lambda store: store.prefer("backup_second", "/share"))
    restored(thread, out).result()
    assert thread.ask(lambda store: store.preferences())["backup_second"] == "/share"
