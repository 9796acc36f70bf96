from collections.abc import Callable
from hashlib import sha256

import pytest

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.store.digests import line_hash
from herefordshire_desk.store.engine import fetch
from herefordshire_desk.store.faults import KeysDamaged, KeysMissing
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.history import BEFORE_FIRST, LINE
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import WHO, break_a_rule, put

FIRST, SECOND = make.child(forename="Ann"), make.child(forename="Anne")
Tamper = Callable[[Store], object]


@pytest.fixture
def lived_in(store: Store) -> Store:
    """Four lines of history: children and visits added, one altered, one removed."""
    put(store, added("Add", FIRST, make.visit(id="V1"), make.visit(id="V2")))
    put(store, altered("Rename", FIRST, SECOND))
    put(store, added("Visit", make.visit(id="V3")))
    put(store, Change("Remove", (Edit(before=make.visit(id="V2")),)))
    return store


def sql(*statements: str) -> Tamper:
    """What somebody with the key could do, who knows of the triggers."""

    def tamper(store: Store) -> None:
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute("DROP TRIGGER history_is_never_altered")
        store.connection.execute("DROP TRIGGER history_is_never_deleted")
        for statement in statements:
            store.connection.execute(statement)

    return tamper


def test_that_a_sound_desk_is_said_to_be_sound(lived_in: Store) -> None:
    found = check(lived_in)
    assert (found.faults, found.sound, found.lines) == ((), True, 4)
    assert (found.counts["child"], found.counts["visit"]) == (1, 2)


def test_that_a_new_desk_is_sound(store: Store) -> None:
    assert check(store).sound


@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        pytest.param(
            sql("UPDATE history SET who = 'nobody' WHERE number = 2"),
            "Line 2 of history was altered",
            id="a_line_was_altered",
        ),
        pytest.param(
            sql("UPDATE history SET at = '2020-01-01' WHERE number = 4"),
            "Line 4 of history was altered",
            id="the_last_line_was_altered",
        ),
        pytest.param(
            sql("DELETE FROM history WHERE number = 2"),
            "History has no line 2",
            id="a_line_was_taken_out",
        ),
        pytest.param(
            sql(
                "DELETE FROM history WHERE number = 2",
                "UPDATE history SET number = number - 1 WHERE number > 2",
            ),
            "Line 2 of history does not follow",
            id="a_line_was_taken_out_and_the_gap_closed",
        ),
        pytest.param(
            sql("DELETE FROM history WHERE number = 4"),
            "edits without the line",
            id="the_last_line_was_taken_out",
        ),
        pytest.param(
            sql("DELETE FROM history WHERE number = 4", "DELETE FROM edits WHERE history = 4"),
            "Records of type visit are not as history wrote them",
            id="the_last_line_was_taken_out_with_its_edits",
        ),
        pytest.param(
            sql(
                "UPDATE history SET number = 99 WHERE number = 1",
                "UPDATE history SET number = 1 WHERE number = 3",
                "UPDATE history SET number = 3 WHERE number = 99",
            ),
            "Line 1 of history was altered",
            id="two_lines_changed_places",
        ),
        pytest.param(
            sql("DELETE FROM edits WHERE history = 1 AND position = 1"),
            "The edits of line 1 of history were altered",
            id="an_edit_was_taken_out",
        ),
        pytest.param(
            sql("""UPDATE edits SET before = '{"id":"C1"}' WHERE history = 2"""),
            "Records of type child are not as history wrote them",
            id="what_was_there_before_was_altered",
        ),
        pytest.param(
            sql("UPDATE edits SET before = substr(before, 1, 9) WHERE history = 2"),
            "Records of type child are not as history wrote them",
            id="what_was_there_before_was_cut",
        ),
        pytest.param(
            sql("UPDATE child SET forename = 'Another'"),
            "Records of type child are not as history wrote them: 1, the first C1",
            id="a_record_was_altered",
        ),
        pytest.param(
            sql("DELETE FROM visit WHERE id = 'V1'"),
            "Records of type visit are not as history wrote them: 1, the first V1",
            id="a_record_was_deleted",
        ),
        pytest.param(
            sql("INSERT INTO team VALUES ('T1', 'Red', '', '')"),
            "Records of type team are not in history at all: 1, the first T1",
            id="a_record_was_added",
        ),
        pytest.param(
            sql(
                "DELETE FROM edits WHERE history = 1",
                "UPDATE history SET count = 0 WHERE number = 1",
            ),
            "Line 1 of history was altered",
            id="a_lines_edits_were_taken_out_and_its_count_made_to_fit",
        ),
    ],
)
def test_that_tampering_is_found(lived_in: Store, tamper: Tamper, words: str) -> None:
    tamper(lived_in)
    faults = check(lived_in).faults
    assert any(words in fault for fault in faults), faults


def rechained(store: Store) -> None:
    """History made again over what is left of it, as only somebody with our code could."""
    last = BEFORE_FIRST
    for line in fetch(store.connection, f"SELECT {LINE} FROM history ORDER BY number"):
        edits = "SELECT digest FROM edits WHERE history = ? ORDER BY position"
        digests = [digest for (digest,) in fetch(store.connection, edits, line[:1])]
        together = sha256(b"".join(digests)).digest()
        made = (together, last, line_hash(last, line, together))
        again = "UPDATE history SET digest = ?, prev = ?, hash = ? WHERE number = ?"
        store.connection.execute(again, (*made, line[0]))
        last = made[-1]


def test_that_history_made_again_without_how_a_record_began_is_found(lived_in: Store) -> None:
    sql("DELETE FROM edits WHERE history = 1 AND record_id = 'C1'")(lived_in)
    rechained(lived_in)
    assert check(lived_in).faults == (
        "Records of type child are not as history wrote them: 1, the first C1.",
    )


def test_that_unsound_structure_is_found_though_every_page_is_whole(lived_in: Store) -> None:
    break_a_rule(lived_in.connection)
    assert any("The file is damaged" in fault for fault in check(lived_in).faults)


def test_that_a_changed_bit_is_found_even_on_a_page_nobody_uses(lived_in: Store) -> None:
    lived_in.prefer("long", "x" * 50_000)
    lived_in.connection.execute("DELETE FROM preference")
    lived_in.close()
    data = bytearray(lived_in.path.read_bytes())
    data[-100] ^= 1
    lived_in.path.write_bytes(data)
    with open_desk_with_key(lived_in.path, lived_in.key, who=WHO) as again:
        assert fetch(again.connection, "PRAGMA integrity_check") == [("ok",)]
        assert len(check(again).faults) == 1


def test_that_what_is_wrong_is_said_without_a_name(lived_in: Store) -> None:
    sql("UPDATE child SET forename = 'Zebedee', surname = 'Whistle'")(lived_in)
    assert not any("Zebedee" in fault or "Whistle" in fault for fault in check(lived_in).faults)


def test_that_a_record_added_removed_and_added_again_is_sound(store: Store) -> None:
    for _ in range(2):
        put(store, added("Add", FIRST))
        put(store, Change("Remove", (Edit(before=FIRST),)))
    put(store, added("Add", FIRST))
    assert check(store).sound


def test_that_damage_to_the_file_of_keys_is_found_though_the_desk_is_open(lived_in: Store) -> None:
    keys = beside(lived_in.path, KEYS)
    data = keys.read_bytes()
    keys.write_bytes(data.replace(b'"wrapped": "', b'"wrapped": "0', 1))
    assert check(lived_in).faults == (KeysDamaged.words,)
    keys.unlink()
    assert check(lived_in).faults == (KeysMissing.words,)
