import errno
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from herefordshire_desk.store import engine
from herefordshire_desk.store.faults import Damaged, DiskFault, NoSpace, NotAllowed, OpenElsewhere
from herefordshire_desk.store.files import make_empty
from tests.store.desks import closed, digest, names
from tests.store.processes import ROOT

KEY = bytes(range(32))


def in_a_process(code: str, *arguments: object) -> str:
    words = [sys.executable, "-c", code, *map(str, arguments)]
    ended = subprocess.run(words, cwd=ROOT, text=True, capture_output=True, check=True)
    return ended.stdout


@pytest.mark.parametrize(
    "key",
    [pytest.param(b"", id="no_key"), pytest.param(b"x" * 31, id="too_short")],
)
def test_that_there_is_no_connecting_without_a_whole_key(tmp_path: Path, key: bytes) -> None:
    make_empty(tmp_path / "a")
    with pytest.raises(ValueError, match="32 bytes"):
        engine.connect(tmp_path / "a", key)


@pytest.mark.parametrize("untouched", [True, False], ids=["to_look", "to_write"])
def test_that_connecting_never_makes_a_file(tmp_path: Path, untouched: bool) -> None:
    with pytest.raises(engine.OperationalError):
        engine.connect(tmp_path / "a", KEY, untouched=untouched).execute("SELECT 1 FROM t")
    assert names(tmp_path) == set()


def test_that_a_name_with_spaces_and_signs_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "team 1 #2 100%?.hfd"
    closed(path)
    assert path.name in names(tmp_path)


def test_that_a_look_changes_no_byte_even_with_a_log_beside_the_file(path: Path) -> None:
    key = closed(path)
    connection = engine.connect(path, key)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("INSERT INTO preference VALUES ('a', 'b')")
    before = digest(path), names(path.parent)
    look = engine.connect(path, key, untouched=True)
    assert look.execute("SELECT count(*) FROM preference").fetchone() == (0,)
    look.close()
    assert (digest(path), names(path.parent)) == before
    connection.close()


@pytest.mark.parametrize(
    ("raised", "fault"),
    [
        pytest.param(OSError(errno.ENOSPC, "full"), NoSpace, id="a_full_disk"),
        pytest.param(PermissionError(errno.EACCES, "no"), NotAllowed, id="no_right_to_write"),
        pytest.param(OSError(errno.EIO, "bad"), DiskFault, id="a_failing_disk"),
        pytest.param(
            engine.OperationalError("database or disk is full"), NoSpace, id="a_copy_without_room"
        ),
        pytest.param(engine.DatabaseError("disk I/O error"), DiskFault, id="a_copy_that_fails"),
    ],
)
def test_that_what_the_system_raises_is_said_in_words(raised: Exception, fault: type) -> None:
    with pytest.raises(fault), engine.in_words():
        raise raised


def test_that_a_mistake_in_the_program_stays_what_it_is(path: Path) -> None:
    connection = engine.connect(path, closed(path))
    with pytest.raises(engine.OperationalError, match="no such table"):
        engine.fetch(connection, "SELECT * FROM nowhere")
    connection.close()


def test_that_a_lock_and_a_wrong_key_are_told_apart(path: Path) -> None:
    key = closed(path)
    first, second, wrong = (engine.connect(path, each) for each in (key, key, KEY))
    first.execute("PRAGMA locking_mode = EXCLUSIVE")
    first.execute("BEGIN EXCLUSIVE")
    second.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(OpenElsewhere):
        engine.fetch(second, "SELECT * FROM child")
    first.close()
    with pytest.raises(Damaged):
        engine.fetch(wrong, "SELECT * FROM child")
    second.close()
    wrong.close()


def test_that_a_transaction_leaves_all_or_nothing(path: Path) -> None:
    connection = engine.connect(path, closed(path))
    with engine.transaction(connection):
        connection.execute("INSERT INTO preference VALUES ('kept', '')")
    with suppress(KeyError), engine.transaction(connection):
        connection.execute("INSERT INTO preference VALUES ('gone', '')")
        raise KeyError
    assert not connection.in_transaction
    assert engine.fetch(connection, "SELECT name FROM preference") == [("kept",)]
    connection.close()


def test_that_sqlite_utils_catches_our_engines_exceptions(path: Path) -> None:
    code = """
import sys
from pathlib import Path
from herefordshire_desk.store import engine
connection = engine.connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
database = engine.sqlite_utils_over(connection)
database["preference"].insert({"name": "a", "value": "b", "more": 1}, alter=True)
print(list(database["preference"].rows))
"""
    assert "'more': 1" in in_a_process(code, path, closed(path).hex())


def test_that_sqlite_utils_brings_no_pandas_and_leaves_it_to_whoever_asks(path: Path) -> None:
    code = """
import sys
from pathlib import Path
from herefordshire_desk.store import engine
connection = engine.connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
engine.sqlite_utils_over(connection)
print("pandas" in sys.modules)
import pandas
"""
    pytest.importorskip("pandas")
    assert in_a_process(code, path, closed(path).hex()) == "False\n"


def test_that_sqlite_utils_over_the_wrong_engine_is_refused(path: Path) -> None:
    code = """
import sys
import sqlite_utils
from herefordshire_desk.store import engine
try:
    engine.sqlite_utils_over(None)
except RuntimeError as error:
    print(error)
"""
    assert "imported before the engine" in in_a_process(code)


def test_that_opening_and_facts_import_nothing_costly(path: Path) -> None:
    code = """
import sys
from datetime import date
from pathlib import Path
from herefordshire_desk.store.open import open_desk_with_key, this_person
with open_desk_with_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), who=this_person()) as store:
    store.facts(date(2026, 11, 20))
costly = ("sqlite_utils", "numpy", "openpyxl", "click", "PySide6", "zipfile")
print([name for name in costly if name in sys.modules])
"""
    assert in_a_process(code, path, closed(path).hex()) == "[]\n"
