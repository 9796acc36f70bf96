import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from herefordshire_desk.domain.backups import kept
from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.backup import backup, restore
from herefordshire_desk.store.backup_note import missing, note_in
from herefordshire_desk.store.backups import (
    back_up,
    back_up_if_changed,
    backup_folder,
    copy_to,
    desk_id,
    is_backed_up,
    kept_in,
    thin,
    whole,
)
from herefordshire_desk.store.faults import Busy, NotFound
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.open import open_desk
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import AT, PASSWORD, WHO, contents, made, many, names, put

WHY = "closing"


def changed(store: Store, number: int) -> None:
    put(store, added("Add", make.child(id=f"C{number}")))


def test_that_a_backup_is_made_in_a_folder_beside_the_desk_and_opens(store, tmp_path) -> None:
    changed(store, 1)
    out = back_up_if_changed(store, now=AT, why=WHY)
    assert out is not None
    assert out.parent == tmp_path / "desk-backups"
    assert out.name == f"desk-{desk_id(store)}-2026-11-20T093000Z.deskbackup"
    before = contents(store)
    restore(out, tmp_path / "again.hfd", PASSWORD, who=WHO, now=AT)
    with open_desk(tmp_path / "again.hfd", PASSWORD, who=WHO) as again:
        assert contents(again) == before


def test_that_nothing_is_made_while_nothing_has_changed(store: Store) -> None:
    changed(store, 1)
    assert back_up_if_changed(store, now=AT, why=WHY) is not None
    assert back_up_if_changed(store, now=AT + timedelta(days=3), why=WHY) is None
    assert is_backed_up(store)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda store: changed(store, 2), id="a_change"),
        pytest.param(lambda store: store.prefer("team", "CP Team 2"), id="a_preference"),
        pytest.param(
            lambda store: change_password(store.path, store.key, "another password"),
            id="the_password",
        ),
    ],
)
def test_that_whatever_is_worth_keeping_makes_another_one_due(store: Store, change) -> None:
    changed(store, 1)
    back_up(store, now=AT, why=WHY)
    change(store)
    assert not is_backed_up(store)


def test_that_what_backups_say_of_themselves_makes_none_due(store: Store) -> None:
    back_up(store, now=AT, why=WHY)
    store.prefer("backup_second", "/share")
    assert is_backed_up(store)


def test_that_a_backup_says_when_why_and_how_far_history_went(store: Store) -> None:
    changed(store, 1)
    changed(store, 2)
    note = note_in(back_up(store, now=AT, why=WHY))
    assert note is not None
    assert (note.at, note.why, note.line) == (AT, WHY, 2)
    assert missing(store.connection, note).changes == 0
    for number in range(3, 6):
        changed(store, number)
    assert missing(store.connection, note).changes == 3


def test_that_a_backup_of_another_history_cannot_be_counted(store: Store, tmp_path) -> None:
    changed(store, 1)
    with made(tmp_path / "other.hfd", make.child(id="C9")) as other:
        note = note_in(back_up(other, now=AT, why=WHY))
    assert note is not None
    assert missing(store.connection, note).changes is None


def test_that_a_backup_made_by_hand_says_the_same(store: Store, tmp_path: Path) -> None:
    changed(store, 1)
    backup(store, tmp_path / "mine.deskbackup", now=AT)
    note = note_in(tmp_path / "mine.deskbackup")
    assert note is not None
    assert (note.why, note.line) == ("by hand", 1)


@pytest.mark.parametrize(
    "comment", [b"", b"{", b"[]", b'{"at": "x"}', b'{"at": "2026-11-20T09:30:00+00:00"}', b"\xff"]
)
def test_that_a_backup_that_says_nothing_of_itself_is_still_a_backup(
    store: Store, tmp_path: Path, comment: bytes
) -> None:
    out = back_up(store, now=AT, why=WHY)
    with ZipFile(out, "a") as packed:
        packed.comment = comment
    assert note_in(out) is None
    assert [each.path for each in kept_in(out.parent)] == [out]
    restore(out, tmp_path / "again.hfd", PASSWORD, who=WHO, now=AT)


def test_that_two_in_one_second_have_two_names(store: Store) -> None:
    first, second = (back_up(store, now=AT, why=WHY) for _ in range(2))
    assert first != second
    assert [each.path for each in kept_in(first.parent)] == [second, first]


def test_that_half_a_year_of_closings_leaves_what_the_rule_keeps(store: Store) -> None:
    """Copies of one backup under the names of other days: making each would take minutes."""
    first = back_up(store, now=AT - timedelta(days=200), why=WHY)
    spare, moments = shutil.copy(first, store.path.with_name("spare")), {AT - timedelta(days=200)}
    for days in range(199, -1, -1):
        moment = AT - timedelta(days=days)
        shutil.copy(spare, first.with_name(first.name.replace("2026-05-04", f"{moment:%Y-%m-%d}")))
        thin(first.parent, desk_id(store), moment)
        moments = kept(moments | {moment}, moment)
    assert {each.at for each in kept_in(first.parent)} == moments
    assert 10 <= len(moments) <= 14


def test_that_thinning_takes_no_file_that_is_not_the_desks_own_backup(store, tmp_path) -> None:
    old = back_up(store, now=AT - timedelta(days=400), why=WHY)
    stamp = old.name[-len("2025-01-01T093000Z.deskbackup") :]
    mine = {"notes.txt", "desk-2020-01-01.deskbackup", f"desk-0123456g-{stamp}"}
    with made(tmp_path / "other.hfd") as other:
        mine.add(old.name.replace(desk_id(store), desk_id(other)))
    for name in mine:
        shutil.copy(old, old.with_name(name))
    for days in range(399, 0, -30):
        back_up(store, now=AT - timedelta(days=days), why=WHY)
    assert mine <= names(old.parent)
    assert not old.exists()


def test_that_a_backup_that_fails_takes_none_of_those_there_are(store: Store) -> None:
    for days in range(400, 0, -40):
        back_up(store, now=AT - timedelta(days=days), why=WHY)
    before = names(backup_folder(store.path))
    changed(store, 1)
    store.connection.execute("BEGIN")
    with pytest.raises(Busy):
        back_up_if_changed(store, now=AT, why=WHY)
    store.connection.execute("ROLLBACK")
    assert names(backup_folder(store.path)) == before


def test_that_a_second_place_gets_the_finished_file_and_is_thinned(store, tmp_path) -> None:
    second = tmp_path / "share"
    second.mkdir()
    for days in (300, 200, 100, 90, 10, 3, 2, 1):
        moment = AT - timedelta(days=days)
        out = back_up(store, now=moment, why=WHY)
        copy_to(second, out, moment)
    assert names(second) == names(out.parent)
    assert (second / out.name).read_bytes() == out.read_bytes()


def test_that_a_second_place_that_is_gone_is_said_and_the_first_stands(store, tmp_path) -> None:
    out = back_up(store, now=AT, why=WHY)
    with pytest.raises(NotFound, match="cannot be reached"):
        copy_to(tmp_path / "share", out, AT)
    assert whole(out)


def test_that_a_copy_that_is_not_what_was_made_is_made_again(store, tmp_path) -> None:
    out = back_up(store, now=AT, why=WHY)
    second = tmp_path / "share"
    second.mkdir()
    (second / out.name).write_bytes(b"half")
    copy_to(second, out, AT)
    assert (second / out.name).read_bytes() == out.read_bytes()


def test_that_a_backup_with_one_byte_changed_is_not_whole(store: Store) -> None:
    put(store, added("Add", *many(100)))
    out = back_up(store, now=AT, why=WHY)
    assert whole(out)
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(data)
    assert not whole(out)
    assert not whole(out.with_name("gone"))


def test_that_days_are_told_apart_by_the_name_and_not_by_the_files_date(store: Store) -> None:
    out = back_up(store, now=datetime(2026, 1, 5, 23, 30, tzinfo=UTC), why=WHY)
    assert [each.at for each in kept_in(out.parent)] == [datetime(2026, 1, 5, 23, 30, tzinfo=UTC)]
