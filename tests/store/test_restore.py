from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.backup import (
    DESK_MEMBER,
    KEYS_MEMBER,
    backup,
    restore,
)
from herefordshire_desk.store.engine import connect
from herefordshire_desk.store.faults import (
    Damaged,
    Fault,
    NewerDesk,
    NotFound,
    OpenElsewhere,
    WrongPassword,
)
from herefordshire_desk.store.files import KEYS, MOVES, beside
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.open import open_desk
from herefordshire_desk.store.schema import SCHEMA
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.child import put_back
from tests.store.desks import AT, PASSWORD, WHO, closed, digest, made, names, put
from tests.store.processes import killed_at_each_rename, run

OTHER = "four quite new words"
AT_REST = {"desk.hfd", "desk.hfd.keys", "desk.hfd.lock"}


@pytest.fixture
def out(path: Path) -> Path:
    return path.with_name("backup.zip")


def of_another_team(folder: Path) -> Path:
    """A backup of another desk, with another password: one child, C2."""
    folder.mkdir()
    with made(folder / "other.hfd", make.child(id="C2")) as other:
        change_password(other.path, other.key, OTHER)
        backup(other, folder / "other.zip", now=AT)
    return folder / "other.zip"


def children(path: Path, password: str) -> list[str]:
    with open_desk(path, password, who=WHO) as store:
        assert check(store).sound
        return [child.id for child in store.records(Child)]


def test_that_the_backups_own_password_is_asked_for(path: Path, tmp_path: Path) -> None:
    closed(path, make.child())
    other = of_another_team(tmp_path / "other")
    before = digest(path)
    with pytest.raises(WrongPassword):
        restore(other, path, PASSWORD, who=WHO, now=AT)
    assert digest(path) == before
    assert names(path.parent) == AT_REST | {"other"}


def test_that_what_is_replaced_is_kept_beside_it_as_a_desk_that_opens(path, tmp_path) -> None:
    with made(path, make.child()) as store:
        put(store, added("Add", make.child(id="C3")))
        log = beside(path, "-wal").read_bytes()
        key_file, desk = beside(path, KEYS).read_bytes(), path.read_bytes()
    path.write_bytes(desk)  # as a kill leaves it: the last changes only in the log
    beside(path, "-wal").write_bytes(log)
    kept = restore(of_another_team(tmp_path / "other"), path, OTHER, who=WHO, now=AT).kept
    assert {file.name for file in kept} == {
        "desk-kept-2026-11-20-093000.hfd",
        "desk-kept-2026-11-20-093000.hfd.keys",
        "desk-kept-2026-11-20-093000.hfd-wal",
    }
    assert children(path, OTHER) == ["C2"]
    assert children(path.with_name("desk-kept-2026-11-20-093000.hfd"), PASSWORD) == ["C1", "C3"]
    assert beside(path.with_name("desk-kept-2026-11-20-093000.hfd"), KEYS).read_bytes() == key_file


def test_that_two_restores_in_one_second_keep_both(path: Path, tmp_path: Path) -> None:
    closed(path, make.child())
    other = of_another_team(tmp_path / "other")
    for _ in range(2):
        restore(other, path, OTHER, who=WHO, now=AT)
    assert {f"desk-kept-2026-11-20-093000{n}.hfd" for n in ("", "-2")} <= names(path.parent)


def test_that_a_restore_killed_anywhere_leaves_the_old_desk_or_the_new(path, tmp_path) -> None:
    closed(path, make.child())
    other = of_another_team(tmp_path / "other")
    seen = set()
    for _ in killed_at_each_rename(put_back, path, other, OTHER, at_least=6):
        try:
            seen.add(tuple(children(path, PASSWORD)))
        except WrongPassword:
            seen.add(tuple(children(path, OTHER)))
            for file in (path, beside(path, KEYS)):
                file.unlink()
            kept = path.with_name("desk-kept-2026-11-20-093000.hfd")
            for ending in ("", KEYS):
                beside(kept, ending).rename(beside(path, ending))
    assert seen == {("C1",), ("C2",)}


def test_that_a_restore_killed_half_way_can_be_restored_again(path, tmp_path) -> None:
    closed(path, make.child())
    other = of_another_team(tmp_path / "other")
    assert run(put_back, path, 4, other, OTHER).returncode < 0
    assert beside(path, MOVES).exists()
    kept = restore(other, path, OTHER, who=WHO, now=AT).kept
    assert children(path, OTHER) == ["C2"]
    assert children(path.with_name("desk-kept-2026-11-20-093000.hfd"), PASSWORD) == ["C1"]
    assert children(kept[-1], OTHER) == ["C2"]


def test_that_an_open_desk_is_not_restored_over(store: Store, path, tmp_path) -> None:
    before = digest(path)
    with pytest.raises(OpenElsewhere):
        restore(of_another_team(tmp_path / "other"), path, OTHER, who=WHO, now=AT)
    assert digest(path) == before
    assert store.records(Child) == []


def test_that_a_later_versions_backup_is_refused(path: Path, out: Path) -> None:
    key = closed(path)
    connection = connect(path, key)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with ZipFile(out, "w") as packed:
        packed.write(path, DESK_MEMBER)
        packed.write(beside(path, KEYS), KEYS_MEMBER)
    with pytest.raises(NewerDesk):
        restore(out, path, PASSWORD, who=WHO, now=AT)
    assert names(path.parent) == AT_REST | {"backup.zip"}


def test_that_a_backup_that_is_not_there_is_said_so(path: Path, out: Path) -> None:
    with pytest.raises(NotFound, match="no backup"):
        restore(out, path, PASSWORD, who=WHO, now=AT)
    assert names(path.parent) == set()


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({}, id="nothing"),
        pytest.param({DESK_MEMBER: b"x"}, id="no_keys"),
        pytest.param({DESK_MEMBER: b"x", KEYS_MEMBER: b"{}", "more": b""}, id="one_more"),
        pytest.param({DESK_MEMBER: b"x", KEYS_MEMBER: bytes(70_000)}, id="keys_too_long"),
        pytest.param({"../desk": b"x", KEYS_MEMBER: b"{}"}, id="a_name_in_another_folder"),
    ],
)
def test_that_a_zip_file_of_other_things_is_no_backup(path, out, members) -> None:
    with ZipFile(out, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    with pytest.raises(Damaged, match="not a backup of a desk"):
        restore(out, path, PASSWORD, who=WHO, now=AT)
    assert names(path.parent) == {"backup.zip"}


def test_that_a_compressed_backup_which_could_be_a_bomb_is_refused(path, out) -> None:
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr(DESK_MEMBER, bytes(10_000_000))
        packed.writestr(KEYS_MEMBER, b"{}")
    with pytest.raises(Damaged):
        restore(out, path, PASSWORD, who=WHO, now=AT)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    """A whole backup."""
    folder = tmp_path_factory.mktemp("whole")
    with made(folder / "desk.hfd", make.child()) as store:
        backup(store, folder / "backup.zip", now=AT)
    return (folder / "backup.zip").read_bytes()


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_that_any_byte_of_a_backup_wrong_is_said_in_words(whole, tmp_path, data) -> None:
    at = data.draw(st.integers(0, len(whole) - 1) | st.integers(len(whole) - 300, len(whole) - 1))
    harmed = bytearray(whole)
    harmed[at] ^= data.draw(st.integers(1, 255))
    (tmp_path / "harmed.zip").write_bytes(harmed)
    to = tmp_path / "desk.hfd"
    try:
        restore(tmp_path / "harmed.zip", to, PASSWORD, who=WHO, now=AT)
    except Fault:
        assert not to.exists()
    else:  # a date or a comment of the zip file itself
        assert children(to, PASSWORD) == ["C1"]
        for file in (to, beside(to, KEYS)):
            file.unlink()
