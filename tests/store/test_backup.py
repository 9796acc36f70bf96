from pathlib import Path
from zipfile import ZipFile

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.backup import (
    DESK_MEMBER,
    KEYS_MEMBER,
    STALLS,
    Stalled,
    backup,
    require_copy,
    restore,
)
from herefordshire_desk.store.faults import (
    AlreadyThere,
    Busy,
    Damaged,
    DiskFault,
    KeysDamaged,
    NotFound,
)
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.keys import new_keys
from herefordshire_desk.store.open import open_desk
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.child import back_up
from tests.store.desks import (
    AT,
    PASSWORD,
    WHO,
    break_a_rule,
    closed,
    contents,
    made,
    many,
    names,
    put,
)
from tests.store.processes import killed_at_each_rename

OTHER = "four quite new words"
AT_REST = {"desk.hfd", "desk.hfd.keys", "desk.hfd.lock"}


@pytest.fixture
def out(path: Path) -> Path:
    return path.with_name("backup.zip")


def test_that_a_damaged_backup_leaves_no_folder_that_was_not_there(
    store: Store, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(store, out, now=AT)
    monkeypatch.setattr("herefordshire_desk.store.backup.file_faults", lambda _: ["a torn page"])
    with pytest.raises(Damaged):
        restore(out, out.with_name("new") / "folder" / "again.hfd", PASSWORD, who=WHO, now=AT)
    assert not out.with_name("new").exists()


def test_that_a_desk_comes_back_from_its_backup_as_it_was(store: Store, out: Path) -> None:
    put(store, added("Add", make.child(), *many(200)))
    backup(store, out, now=AT)
    before, lines = contents(store), store.lines()
    to = out.with_name("elsewhere") / "again.hfd"
    assert restore(out, to, PASSWORD, who=WHO, now=AT).kept == ()
    with open_desk(to, PASSWORD, who=WHO) as again:
        assert (contents(again), again.lines()) == (before, lines)
        assert check(again).sound
    assert names(to.parent) == {"again.hfd", "again.hfd.keys", "again.hfd.lock"}


def test_that_a_backup_is_one_file_of_desk_and_keys_dated_as_it_was_made(store, out) -> None:
    backup(store, out, now=AT)
    with ZipFile(out) as packed:
        assert {info.filename for info in packed.infolist()} == {DESK_MEMBER, KEYS_MEMBER}
        assert {info.date_time for info in packed.infolist()} == {(2026, 11, 20, 9, 30, 0)}
        assert packed.read(KEYS_MEMBER) == beside(store.path, KEYS).read_bytes()
    assert names(out.parent) == AT_REST | {"desk.hfd-wal", "desk.hfd.open", "backup.zip"}


def test_that_a_backup_overwrites_nothing(store: Store, out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(AlreadyThere):
        backup(store, out, now=AT)
    assert out.read_text() == "mine"


def test_that_a_backup_into_no_folder_is_said_so(store: Store, out: Path) -> None:
    with pytest.raises(NotFound, match="no folder"):
        backup(store, out / "there", now=AT)


def test_that_a_backup_during_a_change_is_refused_and_not_waited_for(store, out) -> None:
    def meanwhile(*_: int) -> None:
        backup(store, out, now=AT)

    with pytest.raises(Busy):
        store.apply_batches(added("Add", make.child()).batches, at=AT, who="a", progress=meanwhile)
    assert not out.exists()


def test_that_a_copy_that_gets_no_further_is_given_up() -> None:
    stalled = Stalled()
    for remaining in [*range(STALLS, 0, -1), *[0] * STALLS]:
        stalled(0, remaining, STALLS)
    with pytest.raises(DiskFault):
        stalled(0, 0, STALLS)


def test_that_a_copy_with_other_rows_than_the_desk_is_no_copy(store: Store, tmp_path) -> None:
    with made(tmp_path / "other.hfd", make.child()) as other:
        require_copy(store.connection, store.connection)
        with pytest.raises(Damaged):
            require_copy(other.connection, store.connection)


def test_that_a_desk_whose_structure_is_unsound_is_not_backed_up(store: Store, out: Path) -> None:
    put(store, added("Add", make.child()))
    break_a_rule(store.connection)
    with pytest.raises(Damaged):
        backup(store, out, now=AT)
    assert not out.exists()


def test_that_a_backup_whose_keys_would_not_open_it_is_not_made(store: Store, out: Path) -> None:
    beside(store.path, KEYS).write_bytes(new_keys(PASSWORD)[0].file.to_bytes())
    with pytest.raises(KeysDamaged):
        backup(store, out, now=AT)
    assert not out.exists()


def test_that_a_killed_backup_leaves_no_final_file(path: Path, out: Path) -> None:
    key = closed(path, *many(200)).hex()
    for _ in killed_at_each_rename(back_up, path, key, out, at_least=1):
        assert not out.exists()
    restore(out, path.with_name("again.hfd"), PASSWORD, who=WHO, now=AT)
    assert names(path.parent) >= AT_REST
    assert not [name for name in names(path.parent) if name.endswith((".part", ".copy"))]
