import hashlib

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.engine import IntegrityError, fetch
from herefordshire_desk.store.rows import shapes
from herefordshire_desk.store.schema import SCHEMA
from tests import make
from tests.store.desks import put

SHIPPED = "4e2c08ac8862225e45de22aabc267fe084c562a27226b88a0034e9e2d10f62d3"


def test_that_there_is_a_table_for_each_record_type_and_each_is_strict(store) -> None:
    found = dict(fetch(store.connection, "SELECT name, strict FROM pragma_table_list"))
    assert {shape.table for shape in shapes()} | {"history", "edits", "preference"} <= found.keys()
    assert all(found[shape.table] for shape in shapes())


def test_that_the_steps_still_make_what_they_made_when_they_were_released(store) -> None:
    """A new step alters this digest. An edit of an old one does too, and is a mistake."""
    ours = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    made = fetch(store.connection, ours)
    assert hashlib.sha256(repr(made).encode()).hexdigest() == SHIPPED


def test_that_the_last_step_sets_the_schemas_number(store) -> None:
    assert fetch(store.connection, "PRAGMA user_version") == [(SCHEMA,)]


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE history SET who = 'nobody'", id="altered"),
        pytest.param("DELETE FROM history", id="deleted"),
        pytest.param("INSERT OR REPLACE INTO history SELECT * FROM history", id="replaced"),
    ],
)
def test_that_a_line_of_history_is_never(store, sql: str) -> None:
    put(store, added("Add", make.child()))
    before = fetch(store.connection, "SELECT * FROM history")
    with pytest.raises(IntegrityError, match="history is never"):
        store.connection.execute(sql)
    assert fetch(store.connection, "SELECT * FROM history") == before
