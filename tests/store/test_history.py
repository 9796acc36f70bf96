from datetime import UTC, datetime, timedelta, timezone

import pytest

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.history import history_of
from herefordshire_desk.store.digests import edit_digest, line_hash
from herefordshire_desk.store.faults import Damaged
from herefordshire_desk.store.history import utc
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import AT, contents, put, taking_back

ANN, ANNE = make.child(forename="Ann"), make.child(forename="Anne")


def test_that_a_time_is_kept_in_utc() -> None:
    summer = timezone(timedelta(hours=1))
    assert utc(datetime(2026, 7, 1, 10, tzinfo=summer)) == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert utc(AT).tzinfo == UTC


def test_that_lines_come_oldest_first_and_the_latest_of_them_when_limited(store: Store) -> None:
    for number in range(4):
        put(store, added(f"Change {number}", make.visit()))
    assert [line.label for line in store.lines()] == [f"Change {n}" for n in range(4)]
    assert [line.number for line in store.lines(limit=2)] == [3, 4]
    assert store.lines(limit=0) == []


def test_that_what_can_be_undone_is_what_the_lines_say(store: Store) -> None:
    line = store.apply(added("Add", ANN), at=AT, who="a")
    store.take_back(line, at=AT, who="a")
    assert store.history() == history_of(store.lines())
    assert store.history().undoable == ()


def test_that_any_line_can_be_told_though_its_records_changed_since(store: Store) -> None:
    put(store, added("Add", ANN))
    put(store, altered("Rename", ANN, ANNE))
    put(store, Change("Remove", (Edit(before=ANNE),)))
    taken_back = [taking_back(store, line).edits for line in store.lines()]
    assert taken_back == [
        (Edit(before=ANN),),
        (Edit(before=ANNE, after=ANN),),
        (Edit(after=ANNE),),
    ]


def test_that_taking_back_goes_from_the_last_edit_to_the_first(store: Store) -> None:
    change = Change("Several", (Edit(after=ANN), Edit(before=ANN, after=ANNE)))
    line = store.apply(change, at=AT, who="a")
    assert taking_back(store, line) == change.reversed()


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_that_a_record_edited_twice_is_taken_back_in_batches_as_in_one(
    store: Store, at_once: int
) -> None:
    put(store, added("Before", make.child(id="C9")))
    before = contents(store)
    visits = [make.visit(id=f"V{n}", child_id="C9") for n in range(3)]
    several = (Edit(after=ANN), *(Edit(after=v) for v in visits), Edit(before=ANN, after=ANNE))
    change = Change("Several", (*several, Edit(before=visits[0]), Edit(after=visits[0])))
    line = store.apply(change, at=AT, who="a")
    there = contents(store)
    back, children = store.take_back(line, at=AT, who="a", at_once=at_once)
    assert contents(store) == before
    assert (back.undoes, back.count) == (line.number, line.count)
    assert children == {"C1", "C9"}
    again, _ = store.take_back(back, at=AT, who="a", at_once=at_once)
    assert contents(store) == there
    assert check(store).sound
    assert again.label == "Several"


def test_that_a_childs_history_is_its_own_edits_each_with_its_line(store: Store) -> None:
    visit = make.visit(id="V1")
    other = make.visit(id="V2", child_id="C2")
    put(store, added("Add", ANN, make.social_worker()))
    put(store, added("Visits", visit, other))
    put(store, altered("Rename", ANN, ANNE))
    found = [(line.label, edit) for line, edit in store.edits_of_child("C1")]
    assert found == [
        ("Add", Edit(after=ANN)),
        ("Visits", Edit(after=visit)),
        ("Rename", Edit(before=ANN, after=ANNE)),
    ]


def test_that_history_that_cannot_have_been_is_said_to_be_damage(store: Store) -> None:
    put(store, added("Add", ANN))
    store.connection.execute("DELETE FROM child")
    with pytest.raises(Damaged, match="history does not agree"):
        taking_back(store, store.lines()[0])


def test_that_the_head_is_the_last_lines_hash_and_moves_with_each(store: Store) -> None:
    heads = [store.history_head()]
    for number in range(2):
        put(store, added("Add", make.visit(id=f"V{number}")))
        heads.append(store.history_head())
    assert heads[0] == ""
    assert len(set(heads)) == 3
    assert all(len(head) == 64 for head in heads[1:])


def test_that_the_same_value_twice_has_two_digests_so_that_none_can_be_guessed(store) -> None:
    put(store, added("Add", ANN))
    put(store, Change("Remove", (Edit(before=ANN),)))
    put(store, added("Add", ANN))
    salted = store.connection.execute("SELECT DISTINCT salt, digest FROM edits").fetchall()
    assert len(salted) == 3
    assert {len(salt) for salt, _ in salted} == {16}


def test_that_a_lines_hash_hangs_on_the_line_before_it_and_on_all_it_says() -> None:
    line = (2, "2026-11-20", "a", "Add", 1, None, "C1")
    hashes = {
        line_hash(bytes(32), line, b"edits"),
        line_hash(b"x" * 32, line, b"edits"),
        line_hash(bytes(32), line, b"other"),
        *(
            line_hash(bytes(32), (*line[:at], "other", *line[at + 1 :]), b"edits")
            for at in range(len(line))
        ),
    }
    assert len(hashes) == 3 + len(line)


def test_that_no_two_edits_can_be_told_as_one() -> None:
    salt = bytes(16)
    digests = {
        edit_digest(salt, "visit", "1", "null", '{"id":"1"}'),
        edit_digest(salt, "visit", "1", '{"id":"1"}', "null"),
        edit_digest(salt, "visit", '{"id":"1"}\n1', "null", "null"),
        edit_digest(salt, "visi", "t1", "null", '{"id":"1"}'),
        edit_digest(b"s" * 16, "visit", "1", "null", '{"id":"1"}'),
    }
    assert len(digests) == 5
