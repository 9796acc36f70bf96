import json
from datetime import timedelta

import pytest

from herefordshire_desk import erasure_errands, keeping
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.erasure import ToErase
from herefordshire_desk.domain.records import Child, ChildId
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.store.faults import Fault, NotFound
from tests import make
from tests.conftest import NOW


@pytest.fixture
def told(qtbot):
    """Waits for an answer of keeping, and gives it."""

    def told(ask):
        answers = []
        ask(answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    return told


@pytest.fixture
def state(desk, told):
    return lambda: told(lambda done: keeping.backup_state(desk, done, done))


@pytest.fixture
def back_up(desk, told):
    return lambda why=keeping.CLOSING: told(
        lambda done: keeping.back_up_now(desk, done, done, why=why)
    )


@pytest.fixture
def start_words(desk, told):
    return lambda: told(lambda done: keeping.told_at_start(desk, done))


def add_child(desk, number=1):
    assert desk.make(added("Add child", make.child(id=f"NEW{number}"))) is None


def spoil_folder(desk):
    """A file stands where the folder of backups should be."""
    backup_folder(desk.path).write_text("in the way", encoding="utf-8")


def test_that_a_desk_without_backups_says_so(state):
    found = state()
    assert found.rows == ()
    assert not found.backed_up
    assert found.second is found.fault is None


def test_that_what_changed_since_is_counted_for_each(desk, state, back_up):
    back_up()
    add_child(desk, 1)
    back_up()
    add_child(desk, 2)
    found = state()
    assert [row.missing.changes for row in found.rows] == [1, 2]
    assert [row.why for row in found.rows] == [keeping.CLOSING] * 2
    assert all(row.sound for row in found.rows)
    assert not found.backed_up


def test_that_nothing_is_made_on_closing_where_nothing_changed_and_by_hand_always(
    desk, state, back_up
):
    assert back_up() is not None
    assert back_up() is None
    assert back_up(keeping.BY_HAND) is not None
    assert len(state().rows) == 2


def test_that_a_damaged_backup_is_seen_when_it_is_looked_at(state, back_up):
    path = back_up()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert [row.sound for row in state().rows] == [False]


def test_that_a_backup_that_failed_is_told_at_the_next_start_until_one_is_made(
    desk, state, back_up, start_words
):
    spoil_folder(desk)
    assert isinstance(back_up(), Fault)
    assert "could not be made" in start_words()
    assert state().fault.at == NOW
    backup_folder(desk.path).unlink()
    assert back_up() is not None
    assert start_words() == ""
    assert state().fault is None


def test_that_changes_in_no_backup_are_counted_at_the_start(desk, back_up, start_words):
    back_up()
    assert start_words() == ""
    add_child(desk, 1)
    add_child(desk, 2)
    assert start_words().startswith("2 changes are in no backup yet.")


def test_that_after_a_lock_only_what_failed_is_told(desk, back_up, told):
    def unlock_words():
        return told(lambda done: keeping.told_at_start(desk, done, unlocked=True))

    back_up()
    add_child(desk, 1)
    assert unlock_words() == ""
    folder = backup_folder(desk.path)
    folder.rename(folder.with_name("elsewhere"))
    spoil_folder(desk)
    back_up()
    assert "could not be made" in unlock_words()


def test_that_a_desk_that_was_never_backed_up_is_not_scolded_at_its_first_start(start_words):
    assert start_words() == ""


def test_that_the_second_place_gets_the_newest_backup(desk, told, back_up, state, tmp_path_factory):
    second = tmp_path_factory.mktemp("share")
    assert keeping.choose_second(desk, second) is None
    path = back_up()
    assert told(lambda done: keeping.copy_newest(desk, done)) == ""
    assert (second / path.name).read_bytes() == path.read_bytes()
    assert state().second_told == keeping.Told(NOW, "")


def test_that_a_second_place_that_is_gone_is_told_and_told_again_at_the_start(
    desk, told, back_up, start_words, tmp_path_factory
):
    second = tmp_path_factory.mktemp("share")
    keeping.choose_second(desk, second)
    second.rmdir()
    back_up()
    assert "cannot be reached" in told(lambda done: keeping.copy_newest(desk, done))
    assert "second place has not got the last backup" in start_words()
    second.mkdir()
    told(lambda done: keeping.copy_newest(desk, done))
    assert start_words() == ""


def test_that_without_a_second_place_nothing_is_copied(desk):
    assert keeping.copy_newest(desk, pytest.fail) is None


@pytest.mark.parametrize("where", ["gone", ".", "desk-backups"])
def test_that_a_folder_that_does_not_help_is_no_second_place(desk, back_up, where):
    back_up()
    problem = keeping.choose_second(desk, desk.path.parent / where)
    assert problem is not None
    assert keeping.second_place(desk) is None


def test_that_a_second_place_can_be_given_up(desk, tmp_path_factory):
    keeping.choose_second(desk, tmp_path_factory.mktemp("share"))
    keeping.choose_second(desk, None)
    assert keeping.second_place(desk) is None


def test_that_a_second_place_on_the_same_disk_is_known_as_such(desk, tmp_path_factory):
    assert keeping.on_one_disk(desk, tmp_path_factory.mktemp("share"))
    assert not keeping.on_one_disk(desk, desk.path.parent / "gone")


def test_that_a_desk_that_is_only_ever_locked_has_one_backup_a_day(desk):
    def lock(days):
        later = NOW.replace(day=NOW.day + days)
        desk.ask(lambda store: keeping.made_today(store, now=later))
        return len(kept_in(backup_folder(desk.path)))

    assert lock(0) == 1
    add_child(desk, 1)
    assert lock(0) == 1
    assert lock(1) == 2
    assert lock(2) == 2


def test_that_a_lock_whose_backup_fails_locks_all_the_same_and_keeps_why(desk, start_words):
    spoil_folder(desk)
    desk.ask(lambda store: keeping.made_today(store, now=NOW))
    assert "could not be made" in start_words()


def test_that_what_is_kept_about_backups_is_no_name_of_a_child(desk, back_up):
    spoil_folder(desk)
    back_up()
    kept = desk.ask(lambda store: store.preferences())[keeping.FAULT]
    names = {child.surname for child in desk.ask(lambda store: store.records(Child))}
    assert not any(name in kept for name in names if name)
    assert set(json.loads(kept)) == {"at", "words"}


def test_that_what_nobody_foresaw_is_told_by_its_kind_alone():
    assert keeping._words(ValueError("Amy Abbot")) == "It failed (ValueError)."
    assert keeping._words(NotFound("There is no folder.")) == "There is no folder."


def test_that_a_damaged_slot_is_told_at_the_start_and_what_mends_it(desk, start_words):
    keys = desk.path.with_name(f"{desk.path.name}.keys")
    keys.write_bytes(keys.read_bytes().replace(b'"wrapped": "', b'"wrapped": "0', 1))
    assert "Make a new recovery code" in start_words()


def test_that_the_second_place_loses_who_was_erased_long_ago_with_nothing_new_to_copy(
    desk, told, back_up, tmp_path_factory
):
    share = tmp_path_factory.mktemp("share")
    assert keeping.choose_second(desk, share) is None
    add_child(desk)
    before = back_up()
    told(lambda done: keeping.copy_newest(desk, done))
    asked = ToErase(id="E1", children=(ChildId("NEW1"),))
    told(lambda done: erasure_errands.erase(desk, asked, done, done))
    after = NOW + timedelta(days=1)
    desk.now = lambda: after
    assert back_up() is not None
    told(lambda done: keeping.copy_newest(desk, done))
    assert before.name in [each.path.name for each in kept_in(share)]
    desk.now = lambda: NOW + timedelta(days=91)
    assert back_up() is None
    told(lambda done: keeping.copy_newest(desk, done))
    assert [each.at for each in kept_in(share)] == [after]
