"""The password's slot bound to a person and a computer; Windows' own way has a stand-in here."""

from datetime import timedelta
from pathlib import Path

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store import bound
from herefordshire_desk.store.backup import backup, restore
from herefordshire_desk.store.faults import BoundElsewhere, KeysDamaged, WrongPassword
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.keyfile import keyfile_from
from herefordshire_desk.store.keys import change_password, unlock, unlock_with_recovery
from herefordshire_desk.store.open import create_desk, open_desk, recover_desk
from tests import make
from tests.store.desks import AT, PASSWORD, WHO, put


class Computer:
    """Binds by a byte of its own; what another bound it refuses, as the system does."""

    def __init__(self, mark: bytes, name: str = "dpapi") -> None:
        self.mark, self.name = mark, name

    def bind(self, data: bytes) -> bytes:
        return self.mark + data[::-1]

    def unbind(self, data: bytes) -> bytes:
        if not data.startswith(self.mark):
            raise OSError
        return data[len(self.mark) :][::-1]


@pytest.fixture
def sit_at(monkeypatch: pytest.MonkeyPatch):
    """Go to another computer; None has no binding, as here."""

    def sit_at(computer: Computer | None) -> None:
        monkeypatch.setattr(bound, "this_binding", lambda: computer)

    return sit_at


OLD, NEW = Computer(b"old"), Computer(b"new")


@pytest.fixture
def code(path: Path, sit_at) -> str:
    """The recovery code of a desk with one child, made at the old computer."""
    sit_at(OLD)
    store, code = create_desk(path, PASSWORD, who=WHO)
    put(store, added("Add", make.child(forename="Amy")))
    backup(store, path.with_name("out.deskbackup"), now=AT)
    store.close()
    return code


def test_that_without_windows_nothing_is_bound() -> None:
    assert bound.this_binding() is None


def test_that_the_password_alone_opens_nothing_elsewhere(path: Path, code: str, sit_at) -> None:
    assert unlock(path, PASSWORD)
    for computer in (NEW, None, Computer(b"old", "another kind")):
        sit_at(computer)
        with pytest.raises(BoundElsewhere, match="recovery code opens it here"):
            unlock(path, PASSWORD)


def test_that_the_computer_alone_opens_nothing(path: Path, code: str) -> None:
    with pytest.raises(WrongPassword):
        unlock(path, "another password")


def test_that_the_recovery_code_is_not_bound(path: Path, code: str, sit_at) -> None:
    key = unlock(path, PASSWORD)
    sit_at(NEW)
    assert unlock_with_recovery(path, code) == key


def test_that_a_new_password_is_bound_to_where_it_was_set(path: Path, code: str, sit_at) -> None:
    key = unlock(path, PASSWORD)
    sit_at(NEW)
    change_password(path, key, "another good password")
    assert unlock(path, "another good password") == key
    sit_at(OLD)
    with pytest.raises(BoundElsewhere):
        unlock(path, "another good password")


def test_that_a_desk_made_before_opens_and_is_bound_with_its_next_password(path, sit_at) -> None:
    store, _ = create_desk(path, PASSWORD, who=WHO)
    store.close()
    sit_at(OLD)
    key = unlock(path, PASSWORD)
    change_password(path, key, PASSWORD)
    slot = keyfile_from(beside(path, KEYS).read_bytes()).password
    assert slot is not None
    assert slot.bound_by == "dpapi"
    assert unlock(path, PASSWORD) == key


def test_that_damage_under_the_binding_is_not_taken_for_another_computer(path, code) -> None:
    keys = beside(path, KEYS)
    keys.write_bytes(keys.read_bytes().replace(b'"wrapped": "6f', b'"wrapped": "7f', 1))
    with pytest.raises(KeysDamaged, match="recovery code"):
        unlock(path, PASSWORD)


def test_that_a_desk_comes_to_a_new_computer_by_its_backup_and_its_code(
    path: Path, code: str, sit_at, tmp_path: Path
) -> None:
    """A backup, another computer, a restore by the code, and a new password by it."""
    sit_at(NEW)
    there = tmp_path / "new" / "desk.hfd"
    out = path.with_name("out.deskbackup")
    for wrong, fault in ((PASSWORD, BoundElsewhere), ("0" * 28, BoundElsewhere)):
        with pytest.raises(fault):
            restore(out, there, wrong, who=WHO, now=AT)
    assert not there.exists()

    restore(out, there, code.lower(), who=WHO, now=AT + timedelta(days=1))
    recover_desk(there, code, "a password for here", who=WHO).close()

    with open_desk(there, "a password for here", who=WHO) as store:
        assert [child.forename for child in store.records(Child)] == ["Amy"]


def test_that_a_code_restores_also_where_nothing_is_bound(path: Path, sit_at, tmp_path) -> None:
    store, code = create_desk(path, PASSWORD, who=WHO)
    backup(store, tmp_path / "out.deskbackup", now=AT)
    store.close()
    restore(tmp_path / "out.deskbackup", tmp_path / "b.hfd", code, who=WHO, now=AT)
    with pytest.raises(WrongPassword):
        restore(tmp_path / "out.deskbackup", tmp_path / "c.hfd", "0" * 28, who=WHO, now=AT)
    assert unlock(tmp_path / "b.hfd", PASSWORD)
