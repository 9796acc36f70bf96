import os
from collections.abc import Callable
from pathlib import Path

import pytest

from herefordshire_desk.store import open as opening
from herefordshire_desk.store.engine import connect, fetch
from herefordshire_desk.store.faults import (
    AlreadyThere,
    Damaged,
    Fault,
    KeysMissing,
    NewerDesk,
    NoSpace,
    NotFound,
    OpenElsewhere,
    PlaintextRefused,
    Unfit,
    WrongPassword,
)
from herefordshire_desk.store.files import COPY, KEYS, PART, RESTORED, beside
from herefordshire_desk.store.keys import new_keys, unlock
from herefordshire_desk.store.open import (
    create_desk,
    open_desk,
    open_desk_with_key,
    recover_desk,
    set_up,
)
from herefordshire_desk.store.schema import SCHEMA
from tests import make
from tests.store.child import create
from tests.store.desks import PASSWORD, WHO, closed, contents, digest, made, names
from tests.store.processes import killed_at_each_rename

SAFE = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_size_limit": 0,
    "user_version": SCHEMA,
}
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights on a file")


def test_that_a_new_desk_opens_by_its_password_and_by_its_recovery_code(path: Path) -> None:
    store, code = create_desk(path, PASSWORD, who=WHO)
    store.close()
    open_desk(path, PASSWORD, who=WHO).close()
    recover_desk(path, code, "four quite new words", who=WHO).close()
    open_desk(path, "four quite new words", who=WHO).close()
    with pytest.raises(WrongPassword):
        open_desk(path, PASSWORD, who=WHO)


def test_that_recovering_leaves_the_password_where_the_desk_is_open_elsewhere(path: Path) -> None:
    store, code = create_desk(path, PASSWORD, who=WHO)
    with store, pytest.raises(OpenElsewhere):
        recover_desk(path, code, "four quite new words", who=WHO)
    open_desk(path, PASSWORD, who=WHO).close()


def test_that_a_desk_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    made(tmp_path / "new" / "folder" / "desk.hfd").close()


@pytest.mark.parametrize("ending", ["", KEYS], ids=["the_desk", "its_keys"])
def test_that_making_a_desk_overwrites_nothing(path: Path, ending: str) -> None:
    beside(path, ending).write_text("mine")
    with pytest.raises(AlreadyThere):
        create_desk(path, PASSWORD, who=WHO)
    assert names(path.parent) == {beside(path, ending).name}
    assert beside(path, ending).read_text() == "mine"


def test_that_a_desk_is_never_left_half_made(path: Path) -> None:
    for _ in killed_at_each_rename(create, path, at_least=2):
        with pytest.raises(NotFound):
            open_desk(path, PASSWORD, who=WHO)
        assert not path.exists()
        if beside(path, KEYS).exists():
            with pytest.raises(AlreadyThere, match=r"Move desk\.hfd\.keys away"):
                create_desk(path, PASSWORD, who=WHO)
            beside(path, KEYS).unlink()
    open_desk(path, PASSWORD, who=WHO).close()
    assert names(path.parent) == {"desk.hfd", "desk.hfd.keys", "desk.hfd.lock"}


@pytest.mark.parametrize("step", ["_build", "_opened", "write_whole", "put_in_place", "migrate"])
@pytest.mark.parametrize("why", [KeyboardInterrupt, NoSpace])
def test_that_a_desk_whose_making_is_stopped_leaves_no_file(path, monkeypatch, step, why) -> None:
    real = getattr(opening, step)

    def stopped(*given):
        real(*given)
        raise why

    monkeypatch.setattr(opening, step, stopped)
    with pytest.raises(why):
        create_desk(path, PASSWORD, who=WHO)
    assert names(path.parent) <= {"desk.hfd.lock"}


@POSIX
def test_that_only_its_user_can_read_what_a_desk_leaves(path: Path) -> None:
    with made(path, make.child()):
        open_files = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    endings = ("", "-wal", ".keys", ".lock", ".open")
    assert open_files == {f"desk.hfd{ending}": 0o600 for ending in endings}


def test_that_the_settings_are_the_safe_ones(store) -> None:
    assert {name: fetch(store.connection, f"PRAGMA {name}")[0][0] for name in SAFE} == SAFE


def test_that_an_engine_that_does_not_do_as_it_is_asked_is_refused(path: Path) -> None:
    connection = connect(path, closed(path))
    pragma, pass_over = 19, 2
    connection.set_authorizer(
        lambda action, name, value, *_: (
            pass_over * (action == pragma and name == "temp_store" and value is not None)
        )
    )
    with pytest.raises(Unfit, match="temp_store"):
        set_up(connection)
    connection.close()


def no_file(path: Path) -> None:
    path.unlink()


def no_keys(path: Path) -> None:
    beside(path, KEYS).unlink()


def plain_text(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(4080))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_in_its_first_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def of_another_desk(path: Path) -> None:
    beside(path, KEYS).write_bytes(new_keys(PASSWORD)[0].file.to_bytes())


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        pytest.param(no_file, NotFound, id="the_file_is_gone"),
        pytest.param(no_keys, KeysMissing, id="its_keys_are_gone"),
        pytest.param(plain_text, PlaintextRefused, id="the_file_is_not_encrypted"),
        pytest.param(emptied, Damaged, id="the_file_is_empty"),
        pytest.param(cut_in_its_first_page, Damaged, id="hardly_any_of_the_file_is_left"),
        pytest.param(of_another_desk, Damaged, id="the_keys_are_another_desks"),
    ],
)
def test_that_what_is_wrong_is_told_apart_and_nothing_is_made_or_changed(
    path: Path, harm: Callable[[Path], None], fault: type
) -> None:
    closed(path, make.child())
    harm(path)
    before = {file.name: digest(file) for file in path.parent.iterdir()}
    with pytest.raises(fault):
        open_desk(path, PASSWORD, who=WHO)
    assert {file.name: digest(file) for file in path.parent.iterdir()} == before


def test_that_a_wrong_password_is_said_before_the_lock_is_asked_for(store, path: Path) -> None:
    with pytest.raises(WrongPassword):
        open_desk(path, "not the words", who=WHO)
    with pytest.raises(OpenElsewhere):
        open_desk(path, PASSWORD, who=WHO)


def test_that_a_wrong_password_is_said_before_the_database_is_touched(path: Path) -> None:
    closed(path)
    path.write_bytes(b"?" * 8192)
    with pytest.raises(WrongPassword):
        open_desk(path, "not the words", who=WHO)
    with pytest.raises(Damaged):
        open_desk(path, PASSWORD, who=WHO)


def test_that_the_engines_own_lock_keeps_a_second_writer_out(store, path: Path) -> None:
    store.connection.execute("SELECT 1 FROM child").fetchall()
    beside(path, ".lock").unlink()
    with pytest.raises(OpenElsewhere):
        open_desk_with_key(path, store.key, who=WHO)


def test_that_a_later_versions_desk_is_left_as_it_is(path: Path) -> None:
    key = closed(path, make.child())
    connection = connect(path, key)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    before = digest(path), path.stat().st_mtime_ns
    with pytest.raises(NewerDesk, match="later version"):
        open_desk(path, PASSWORD, who=WHO)
    assert (digest(path), path.stat().st_mtime_ns) == before
    assert names(path.parent) == {"desk.hfd", "desk.hfd.keys", "desk.hfd.lock"}


def test_that_a_desk_refused_can_be_opened_again_at_once(path: Path) -> None:
    closed(path)
    whole = path.read_bytes()
    path.write_bytes(b"")
    refusals = []  # kept, and the lock's last holder with them
    for _ in range(2):
        with pytest.raises(Damaged) as refused:
            open_desk(path, PASSWORD, who=WHO)
        refusals.append(refused)
    path.write_bytes(whole)
    open_desk(path, PASSWORD, who=WHO).close()


def test_that_a_desk_that_could_not_be_made_can_be_made_when_the_way_is_clear(path: Path) -> None:
    beside(path, PART).mkdir()
    with pytest.raises(Fault) as refused:
        create_desk(path, PASSWORD, who=WHO)
    beside(path, PART).rmdir()
    made(path).close()
    assert refused.value


def test_that_opening_clears_what_a_killed_process_was_making(path: Path) -> None:
    key = closed(path, make.child())
    for ending in (PART, COPY, RESTORED, RESTORED + KEYS):
        beside(path, ending).write_bytes(b"half")
    with open_desk_with_key(path, key, who=WHO) as store:
        assert contents(store)["child"]
    assert names(path.parent) == {"desk.hfd", "desk.hfd.keys", "desk.hfd.lock"}


def test_that_a_first_page_torn_by_a_power_cut_is_mended_from_the_log(path: Path) -> None:
    with made(path, make.child()) as store:
        store.connection.execute(f"PRAGMA user_version = {SCHEMA}")  # which is on the first page
        torn, log, keys = path.read_bytes(), beside(path, "-wal").read_bytes(), store.key
    path.write_bytes(torn[:2048] + bytes(2048) + torn[4096:])
    beside(path, "-wal").write_bytes(log)
    with open_desk_with_key(path, keys, who=WHO) as store:
        assert [child.id for child in store.records(type(make.child()))] == ["C1"]


def test_that_a_key_stretched_meanwhile_opens_the_desk(path: Path) -> None:
    closed(path)
    open_desk_with_key(path, unlock(path, PASSWORD), who=WHO).close()
