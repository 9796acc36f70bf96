from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.access import KINDS, AccessLine
from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.access import access_lines, note
from herefordshire_desk.store.backups import back_up, is_backed_up
from herefordshire_desk.store.engine import IntegrityError, fetch
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import AT, made, put, reopened

ABOUT = ("C1", "", "7 pages, with names", "weekly 2026-W47")


def looked_at(store: Store, times: int) -> None:
    for number in range(times):
        store.note(KINDS[number % len(KINDS)], f"C{number}", at=AT, who="p.nair")


def test_that_a_line_says_who_did_what_when_and_about_which_id(store: Store) -> None:
    store.note("child_viewed", "C1", at=AT, who="p.nair")
    assert access_lines(store.connection) == [AccessLine(1, AT, "p.nair", "child_viewed", "C1")]


def test_that_lines_outlive_a_restart_and_go_on(store: Store) -> None:
    looked_at(store, 3)
    again = reopened(store)
    looked_at(again, 2)
    assert [line.number for line in access_lines(again.connection)] == [1, 2, 3, 4, 5]
    assert [line.number for line in access_lines(again.connection, 2)] == [4, 5]
    assert check(again).sound
    again.close()


def test_that_looking_moves_no_history_and_makes_no_backup_due(store: Store) -> None:
    put(store, added("Add", make.child()))
    head, history = store.history_head(), store.history()
    back_up(store, now=AT, why="closing")
    looked_at(store, 5)
    assert (store.history_head(), store.history()) == (head, history)
    assert is_backed_up(store)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE access SET who = 'nobody'", id="altered"),
        pytest.param("DELETE FROM access", id="deleted"),
        pytest.param("INSERT OR REPLACE INTO access SELECT * FROM access", id="replaced"),
    ],
)
def test_that_a_line_of_access_is_never(store: Store, sql: str) -> None:
    looked_at(store, 2)
    before = fetch(store.connection, "SELECT * FROM access")
    with pytest.raises(IntegrityError, match="access is never"):
        store.connection.execute(sql)
    assert fetch(store.connection, "SELECT * FROM access") == before


def tampered(store: Store, *statements: str) -> tuple[str, ...]:
    """As somebody would who has the key and another tool."""
    for trigger in ("altered", "deleted"):
        store.connection.execute(f"DROP TRIGGER access_is_never_{trigger}")
    for sql in statements:
        store.connection.execute(sql)
    return check(store).faults


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param(("UPDATE access SET about = 'C9' WHERE number = 2",), id="altered"),
        pytest.param(("DELETE FROM access WHERE number = 2",), id="taken_out"),
        pytest.param(("DELETE FROM access WHERE number = 1",), id="the_first_taken_out"),
        pytest.param(
            (
                "UPDATE access SET number = 9 WHERE number = 2",
                "UPDATE access SET number = 2 WHERE number = 3",
                "UPDATE access SET number = 3 WHERE number = 9",
            ),
            id="put_elsewhere",
        ),
    ],
)
def test_that_tampering_is_found(store: Store, sql: tuple[str, ...]) -> None:
    looked_at(store, 4)
    assert check(store).sound
    assert any("access" in fault for fault in tampered(store, *sql))


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=12), st.text(max_size=12))))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_lines_come_back_as_they_were_and_verify(tmp_path_factory, lines) -> None:
    at = datetime(2026, 7, 1, 12, tzinfo=UTC)
    usable = [
        (what, about.replace("\x00", ""), who.replace("\x00", "")) for what, about, who in lines
    ]
    with made(tmp_path_factory.mktemp("any") / "desk.hfd") as store:
        for what, about, who in usable:
            note(store.connection, what, about, at=at, who=who)
        found = [(line.what, line.about, line.who) for line in access_lines(store.connection)]
        assert found == usable
        assert check(store).sound


def test_that_a_line_needs_a_moment_with_a_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.note("opened", at=AT.replace(tzinfo=None), who="p.nair")
    assert access_lines(store.connection) == []
