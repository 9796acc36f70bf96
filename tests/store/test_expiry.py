"""Backups from before an erasure go when policy says, here and in the second place."""

from datetime import timedelta
from pathlib import Path

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.erasure import ToErase
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.store.backups import (
    back_up,
    back_up_if_changed,
    backup_folder,
    copy_to,
    kept_in,
)
from herefordshire_desk.store.erasing import erase_now
from herefordshire_desk.store.expiry import expired_until
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.store import Store
from tests import make
from tests.make import DAY
from tests.store.desks import AT, put

BEFORE, AFTER = AT - timedelta(days=3), AT + timedelta(days=3)
ERASED = ToErase(id="E1", children=(ChildId("C1"),))


@pytest.fixture
def desk(store: Store) -> Store:
    """One backup that holds the child and one that does not."""
    put(store, added("Add", make.child()))
    back_up(store, now=BEFORE, why="closing")
    erase_now(store, picture(store, DAY), ERASED, at=AT, who="p.nair")
    back_up(store, now=AFTER, why="closing")
    return store


def days_kept(store: Store, folder: Path | None = None) -> list[int]:
    """How many days after the erasure each was made."""
    return [(each.at - AT).days for each in kept_in(folder or backup_folder(store.path))]


def test_that_a_backup_from_before_stays_while_it_may_be_needed(desk: Store) -> None:
    assert expired_until(desk.connection, AT + timedelta(days=89)) is None
    assert days_kept(desk) == [3, -3]


def test_that_it_goes_with_the_next_backup_after_the_days_are_over(desk: Store) -> None:
    put(desk, added("Add", make.child(id="C2")))
    back_up(desk, now=AT + timedelta(days=90), why="closing")
    assert days_kept(desk) == [90, 3]


def test_that_it_goes_also_where_nothing_has_changed_since(desk: Store) -> None:
    assert back_up_if_changed(desk, now=AT + timedelta(days=90), why="closing") is None
    assert days_kept(desk) == [3]


def test_that_it_goes_from_the_second_place_too(desk: Store, tmp_path: Path) -> None:
    second = tmp_path / "share"
    second.mkdir()
    newest, oldest = kept_in(backup_folder(desk.path))
    for each in (oldest, newest):
        copy_to(second, each.path, AFTER)
    assert days_kept(desk, second) == [3, -3]

    late = AT + timedelta(days=90)
    until = expired_until(desk.connection, late)
    copy_to(second, back_up(desk, now=late, why="closing"), late, until)

    assert days_kept(desk, second) == [90, 3]


def test_that_it_goes_from_there_also_where_nothing_has_changed_since(
    desk: Store, tmp_path: Path
) -> None:
    newest, oldest = kept_in(backup_folder(desk.path))
    for each in (oldest, newest):
        copy_to(tmp_path, each.path, AFTER)
    late = AT + timedelta(days=90)
    copy_to(tmp_path, newest.path, late, expired_until(desk.connection, late))
    assert days_kept(desk, tmp_path) == [3]


def test_that_the_council_sets_the_days(desk: Store) -> None:
    put(desk, added("Set", make.setting(name="erased_in_backups", value=30)))
    assert expired_until(desk.connection, AT + timedelta(days=30)) == DAY


def test_that_one_that_is_about_to_be_restored_stays(desk: Store) -> None:
    oldest = kept_in(backup_folder(desk.path))[-1].path
    back_up(desk, now=AT + timedelta(days=90), why="before a restore", spare=oldest)
    assert oldest.exists()


def test_that_the_newest_stays_even_where_it_was_made_on_the_day_of_the_erasure(
    store: Store,
) -> None:
    """Nothing has changed since then: it is the only one of the desk as it is."""
    put(store, added("Add", make.child()))
    back_up(store, now=BEFORE, why="before an erasure")
    erase_now(store, picture(store, DAY), ERASED, at=AT, who="p.nair")
    back_up(store, now=AT + timedelta(hours=3), why="closing")
    assert back_up_if_changed(store, now=AT + timedelta(days=200), why="closing") is None
    assert days_kept(store) == [0]


def test_that_an_erasure_at_midnight_is_of_the_day_of_its_own_backup(store: Store) -> None:
    """The picture is still of the day before; the backup before the erasure has to go with it."""
    put(store, added("Add", make.child()))
    back_up(store, now=AT, why="before an erasure")
    yesterday = picture(store, AT.date() - timedelta(days=1))
    report = erase_now(store, yesterday, ERASED, at=AT, who="p.nair")
    back_up(store, now=AFTER, why="closing")
    assert report.on == AT.date()
    back_up_if_changed(store, now=AT + timedelta(days=90), why="closing")
    assert days_kept(store) == [3]
