import hashlib
from pathlib import Path

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Mark
from herefordshire_desk.store.engine import IntegrityError, fetch
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.rows import shapes
from herefordshire_desk.store.schema import SCHEMA
from tests import make
from tests.store.desks import WHO, built, put

SHIPPED = {
    "step_1_records_and_history": (
        "4e2c08ac8862225e45de22aabc267fe084c562a27226b88a0034e9e2d10f62d3"
    ),
    "step_2_planned_visits_and_families": (
        "4c5c3071a204fd68fc3c2a735c20ef7aef45506bfaafa0d2361d004c0f796481"
    ),
    "step_3_meetings_supervision_absence_and_handovers": (
        "a835cdb5e77a5ac9203e82ebc54ccb038dd4ad688922c8f641de3ce79de825cd"
    ),
    "step_4_posts": "77b21e88082ea935064f132bdfc6b0ba7a846d759d0a3f34426ee6e2d7386886",
    "step_5_aliases_and_discrepancies": (
        "83309e3917a8a7922645260da5f50ea99d2013a1357955d0f2660c82429568f8"
    ),
    "step_6_what_returns_are_made_of": (
        "0567758f92b91cef8b08c0afbb79cd075c8eca4ee3ef65b7c0fc57d55e0a5760"
    ),
    "step_7_access": "f2c7f6b2dd3c9e8cf3800dacd8966bea9a15e8a124b5b20320873b2e0f3b2a02",
    "step_8_conferences": "56ed949379382f141c15148b8de7bfa9e23e1e8d42c9e929310b706d3097351c",
    "step_9_milestones": "74ea24013e07812bf44486b1960589ac4a41f20911a50ac52f58e078d03f8c00",
    "step_10_erased": "6b97c0945740554f42d4a700a6208b53906c7d6a1928e0221ef8ef735bdfde8c",
}


def test_that_there_is_a_table_for_each_record_type_and_each_is_strict(store) -> None:
    found = dict(fetch(store.connection, "SELECT name, strict FROM pragma_table_list"))
    assert {shape.table for shape in shapes()} | {"history", "edits", "preference"} <= found.keys()
    assert all(found[shape.table] for shape in shapes())


def test_that_every_step_has_a_digest_here(store) -> None:
    made = fetch(store.connection, "SELECT name FROM _sqlite_migrations ORDER BY rowid")
    assert [name for (name,) in made] == list(SHIPPED)
    assert len(SHIPPED) == SCHEMA


@pytest.mark.parametrize("name", SHIPPED)
def test_that_each_step_still_makes_what_it_made_when_it_was_released(
    path: Path, name: str
) -> None:
    """A new step has a new digest. An edit of an old one alters its digest, and is a mistake."""
    names = list(SHIPPED)
    after = names[names.index(name) + 1 :]
    connection, _ = built(path, stop_before=after[:1])
    ours = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    made = hashlib.sha256(repr(fetch(connection, ours)).encode()).hexdigest()
    assert fetch(connection, "PRAGMA user_version") == [(names.index(name) + 1,)]
    connection.close()

    assert made == SHIPPED[name]


def test_that_an_older_desk_opens_with_its_marks_and_a_backup_of_before(
    path: Path,
) -> None:
    """Step 2 gives marks one more column: what stood before it has it blank."""
    connection, key = built(path, stop_before=["step_2_planned_visits_and_families"])
    connection.execute(
        "INSERT INTO mark VALUES ('M1', 'C1', 'INTERVAL', '2026-01-05', NULL, 14, 'agreed')"
    )
    connection.close()

    with open_desk_with_key(path, key, who=WHO) as store:
        (found,) = store.records(Mark)
    assert (found.days, found.note, found.decided_by) == (14, "agreed", "")
    assert [each.name for each in path.parent.glob("*before-schema-*.zip")] == [
        f"{path.stem}-before-schema-{SCHEMA}.zip"
    ]


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
