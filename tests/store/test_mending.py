from pathlib import Path

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.backups import back_up, backup_folder
from herefordshire_desk.store.faults import (
    Damaged,
    KeysDamaged,
    KeysMissing,
    OpenElsewhere,
    WrongPassword,
)
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.mending import mend, take_keys
from herefordshire_desk.store.open import open_desk
from tests import make
from tests.store.desks import AT, PASSWORD, WHO, closed, made, many, names, put

PAGE = 4096
OTHER = "four quite new words"


def children(path: Path, password: str = PASSWORD) -> set[str]:
    with open_desk(path, password, who=WHO) as store:
        assert check(store).sound
        return {child.id for child in store.records(Child)}


def damage(path: Path) -> None:
    """A page near the end: one of the side table of history, or of an index."""
    data = bytearray(path.read_bytes())
    data[-3 * PAGE : -2 * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def test_that_a_mended_desk_opens_sound_with_the_damaged_one_beside(path: Path) -> None:
    closed(path, make.child(), *many(600))
    damage(path)
    report = mend(path, PASSWORD, who=WHO, now=AT)
    assert children(path) == {"C1"}
    assert names(path.parent) == {
        *("desk.hfd", "desk.hfd.keys", "desk.hfd.lock"),
        *("desk-kept-2026-11-20-093000.hfd", "desk-kept-2026-11-20-093000.hfd.keys"),
        "desk-salvage-2026-11-20-093000.txt",
    }
    kept = path.with_name("desk-salvage-2026-11-20-093000.txt").read_text(encoding="utf-8")
    assert kept.splitlines() == list(report[:-1])
    assert "desk-kept-2026-11-20-093000.hfd" in kept


def test_that_a_desk_that_cannot_be_salvaged_is_left_as_it_is(path: Path) -> None:
    closed(path, make.child())
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    before = names(path.parent), path.read_bytes()
    with pytest.raises(Damaged):
        mend(path, PASSWORD, who=WHO, now=AT)
    assert (names(path.parent), path.read_bytes()) == before


def test_that_mending_needs_the_password(path: Path) -> None:
    closed(path)
    with pytest.raises(WrongPassword):
        mend(path, OTHER, who=WHO, now=AT)


def backed_up(path: Path) -> None:
    """A desk with a backup, and one change that is in none."""
    with made(path, make.child()) as store:
        back_up(store, now=AT, why="closing")
        put(store, added("Add", make.child(id="C2")))


def test_that_damaged_keys_come_from_a_backup_and_no_change_is_lost(path: Path) -> None:
    backed_up(path)
    beside(path, KEYS).write_bytes(b"{}")
    with pytest.raises(KeysDamaged):
        children(path)
    take_keys(path, PASSWORD, now=AT)
    assert children(path) == {"C1", "C2"}
    assert beside(path.with_name("desk-kept-2026-11-20-093000.hfd"), KEYS).read_bytes() == b"{}"


def test_that_missing_keys_come_from_a_backup_too(path: Path) -> None:
    backed_up(path)
    beside(path, KEYS).unlink()
    with pytest.raises(KeysMissing):
        children(path)
    take_keys(path, PASSWORD, now=AT)
    assert children(path) == {"C1", "C2"}


def test_that_the_newest_keys_that_the_password_opens_are_taken(path: Path) -> None:
    with made(path, make.child()) as store:
        old = back_up(store, now=AT, why="closing")
        change_password(path, store.key, OTHER)
        new = back_up(store, now=AT, why="closing")
    beside(path, KEYS).unlink()
    with pytest.raises(WrongPassword):
        take_keys(path, "neither of these two", now=AT)
    assert take_keys(path, OTHER, now=AT) == new
    assert take_keys(path, PASSWORD, now=AT) == old


def test_that_keys_of_another_desk_are_never_put_beside_it(path: Path, tmp_path: Path) -> None:
    closed(path, make.child())
    with made(tmp_path / "other.hfd") as other:
        out = back_up(other, now=AT, why="closing")
    backup_folder(path).mkdir()
    out.rename(backup_folder(path) / out.name)
    (backup_folder(path) / out.name.replace("20T", "21T")).write_bytes(b"no backup")
    beside(path, KEYS).write_bytes(b"{}")
    with pytest.raises(KeysDamaged, match="another place"):
        take_keys(path, PASSWORD, now=AT)
    assert beside(path, KEYS).read_bytes() == b"{}"


def test_that_keys_of_a_desk_that_is_open_are_left_alone(path: Path) -> None:
    with made(path), pytest.raises(OpenElsewhere):
        take_keys(path, PASSWORD, now=AT)
