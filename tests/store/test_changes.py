from datetime import datetime
from pathlib import Path

import pytest

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import Child, SocialWorker
from herefordshire_desk.store.backup import backup
from herefordshire_desk.store.faults import Cancelled, OutOfDate
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import AT, contents, many, put, reopened, taking_back

MARKER = "Zebedeewhistle"


def test_that_a_line_says_who_when_what_and_how_many(store: Store) -> None:
    line = store.apply(added("Add a child", make.child(), make.plan()), at=AT, who="p.nair")
    assert line == HistoryLine(
        number=1, at=AT, who="p.nair", label="Add a child", count=2, child_id="C1"
    )
    assert store.lines() == [line]


def test_that_a_line_about_several_children_or_none_names_none(store: Store) -> None:
    put(store, added("Two", make.child(), make.child(id="C2")))
    put(store, added("None", make.social_worker()))
    assert [line.child_id for line in store.lines()] == [None, None]


def test_that_a_time_without_its_zone_is_refused_and_writes_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.apply(added("Add", make.child()), at=datetime(2026, 11, 20), who="a")  # noqa: DTZ001 - that is what is tested
    assert store.lines() == []


def test_that_a_change_of_one_record_twice_leaves_it_as_the_last_edit_did(store: Store) -> None:
    first, second = make.child(forename="Ann"), make.child(forename="Anne")
    put(store, Change("Twice", (Edit(after=first), Edit(before=first, after=second))))
    put(store, taking_back(store, store.lines()[-1]))
    put(store, Change("There and back", (Edit(after=first), Edit(before=first))))
    assert store.records(Child) == []
    assert check(store).sound


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Edit(after=make.child(note="mine")), id="added_and_there_already"),
        pytest.param(
            Edit(before=make.child(note="old"), after=make.child(note="new")),
            id="altered_meanwhile",
        ),
        pytest.param(Edit(before=make.child(id="C9")), id="removed_meanwhile"),
    ],
)
def test_that_a_change_of_what_is_no_longer_so_is_refused_whole(store: Store, edit: Edit) -> None:
    put(store, added("Add", make.child()))
    before = contents(store)
    with pytest.raises(OutOfDate):
        put(store, Change("Late", (Edit(after=make.plan()), edit)))
    assert contents(store) == before
    assert len(store.lines()) == 1


def test_that_edits_that_do_not_follow_from_one_another_are_refused(store: Store) -> None:
    edits = (Edit(after=make.child()), Edit(before=make.child(note="no"), after=make.child()))
    with pytest.raises(OutOfDate):
        put(store, Change("Confused", edits))
    assert contents(store)["child"] == []


def test_that_a_whole_number_of_hours_can_be_altered_again_and_undone(store: Store) -> None:
    full, part = make.social_worker(fte=1), make.social_worker(fte=0.5)
    put(store, added("Add", full))
    put(store, altered("Fewer hours", full, part))
    put(store, taking_back(store, store.lines()[-1]))
    assert store.records(SocialWorker) == [full]
    assert check(store).sound


@pytest.mark.parametrize("stop_at", [0, 1, 2, 3, 4])
def test_that_a_cancel_rolls_back_whenever_it_comes(store: Store, stop_at: int) -> None:
    put(store, added("Add", make.child()))
    before = contents(store)
    heard = []

    def cancel(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) > stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.apply_batches(added("Import", *many(2000)).batches, at=AT, who="a", progress=cancel)
    assert contents(store) == before
    assert len(store.lines()) == 1
    put(store, added("Import", *many(2000)))


def test_that_progress_rises_to_the_whole(store: Store) -> None:
    heard: list[tuple[int, int]] = []
    change = added("Import", *many(2500)).batches
    store.apply_batches(change, at=AT, who="a", progress=lambda *both: heard.append(both))
    assert heard[0] == (0, 5000)
    assert heard[-1] == (5000, 5000)
    assert heard == sorted(heard)


def rows_written(store: Store) -> int:
    (count,) = store.connection.execute("SELECT total_changes()").fetchone()
    return int(count)


def test_that_an_unchanged_row_is_not_written_again(store: Store) -> None:
    visits = many(50)
    put(store, added("Import", *visits))
    before = rows_written(store)
    put(store, Change("Again", tuple(Edit(before=each, after=each) for each in visits)))
    assert rows_written(store) - before == len(visits) + 1  # their history, and its line
    assert check(store).sound


def test_that_an_undo_after_a_restart_leaves_every_row_as_it_was(store: Store) -> None:
    put(store, added("Add", make.child(), make.plan(id="P1"), make.visit(id="V1")))
    before = contents(store)
    changed = (
        Edit(before=make.child(), after=make.child(forename="Ann", disabled=False)),
        Edit(before=make.plan(id="P1")),
        Edit(after=make.visit(id="V2", child_seen=None)),
    )
    line = store.apply(Change("Three things", changed), at=AT, who="a")
    again = reopened(store)
    again.take_back(line, at=AT, who="a")
    assert contents(again) == before
    assert [each.number for each in again.history().redoable] == [3]
    again.close()


def test_that_no_file_ever_holds_a_name_that_can_be_read(store: Store, path: Path) -> None:
    searched: set[str] = set()
    found: list[str] = []

    def search(*_: int) -> None:
        for file in path.parent.iterdir():
            data = file.read_bytes()
            searched.add(file.name.removeprefix(path.name))
            if any(MARKER.encode(code) in data for code in ("utf-8", "utf-16-le")):
                found.append(file.name)

    children = [make.child(id=f"C{n:05}", surname=MARKER, note=MARKER * 20) for n in range(20_000)]
    store.apply_batches(
        added("Import", *children).batches,
        at=AT,
        who="a",
        progress=search,
    )
    store.connection.execute("SELECT * FROM child ORDER BY surname || id DESC").fetchall()
    search()
    backup(store, path.with_name("backup.zip"), now=AT)
    reopened(store).close()
    search()
    assert found == []
    assert searched == {"", "-wal", ".keys", ".lock", ".open", "backup.zip"}
