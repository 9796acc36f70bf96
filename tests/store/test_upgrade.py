from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.backup import restore
from herefordshire_desk.store.engine import Connection, connect, fetch, transaction
from herefordshire_desk.store.open import open_desk, set_up
from herefordshire_desk.store.schema import SCHEMA, migrate
from herefordshire_desk.store.upgrade import upgrade
from tests import make
from tests.store.desks import AT, PASSWORD, WHO, closed, names

LATER = SCHEMA + 1
BACKUP = f"desk-before-schema-{LATER}.zip"


def one_more_step(connection: Connection) -> None:
    with transaction(connection):
        connection.execute("ALTER TABLE child ADD COLUMN school TEXT NOT NULL DEFAULT ''")
        connection.execute(f"PRAGMA user_version = {LATER}")


def a_step_that_fails(connection: Connection) -> None:
    with transaction(connection):
        connection.execute("DELETE FROM child")
        connection.execute("no such thing")


@pytest.fixture
def connection(path: Path):
    key = closed(path, make.child())
    opened = connect(path, key)
    set_up(opened)
    yield opened, key
    opened.close()


def test_that_a_verified_backup_is_made_before_the_first_step(path: Path, connection) -> None:
    opened, key = connection
    made = upgrade(opened, path, key, to=LATER, steps=one_more_step)
    assert made.name == BACKUP
    assert fetch(opened, "SELECT id, school FROM child") == [("C1", "")]
    restore(made, path.with_name("old.hfd"), PASSWORD, who=WHO, now=AT)
    with open_desk(path.with_name("old.hfd"), PASSWORD, who=WHO) as old:
        assert [child.id for child in old.records(Child)] == ["C1"]


def test_that_the_new_number_stands_in_the_file_itself(path: Path, connection) -> None:
    opened, key = connection
    upgrade(opened, path, key, to=LATER, steps=one_more_step)
    look = connect(path, key, untouched=True)
    assert fetch(look, "PRAGMA user_version") == [(LATER,)]
    look.close()


def test_that_a_step_that_fails_leaves_the_old_schema_and_its_records(path, connection) -> None:
    opened, key = connection
    with pytest.raises(Exception, match="syntax error"):
        upgrade(opened, path, key, to=LATER, steps=a_step_that_fails)
    assert fetch(opened, "PRAGMA user_version") == [(SCHEMA,)]
    assert fetch(opened, "SELECT id FROM child") == [("C1",)]


def test_that_a_second_try_overwrites_no_backup_and_dates_it_as_the_desk(path, connection) -> None:
    opened, key = connection
    for _ in range(2):
        made = upgrade(opened, path, key, to=LATER, steps=lambda _: None)
    assert {BACKUP, made.name} <= names(path.parent)
    assert made.name != BACKUP
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with ZipFile(made) as packed:
        assert packed.infolist()[0].date_time[:3] == (changed.year, changed.month, changed.day)


def test_that_migrating_again_does_nothing(path: Path, connection) -> None:
    opened, _ = connection
    before = fetch(opened, "SELECT sql FROM sqlite_master ORDER BY name")
    migrate(opened)
    assert fetch(opened, "SELECT sql FROM sqlite_master ORDER BY name") == before
