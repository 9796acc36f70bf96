"""Salvage against damage of every kind: what is read is right, what is not is said."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child, Visit
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.faults import AlreadyThere, Damaged, OpenElsewhere
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk, open_desk_with_key
from herefordshire_desk.store.salvage import LABEL, salvage
from tests import make
from tests.store.desks import (
    AT,
    PASSWORD,
    WHO,
    built,
    closed,
    contents,
    digest,
    made,
    many,
    names,
    put,
)

PAGE = 4096
COUNT = 1500


@pytest.fixture
def out(path: Path) -> Path:
    return path.with_name("salvaged.hfd")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> tuple[Path, bytes]:
    """A closed desk of some hundred pages, never damaged itself, and its key."""
    path = tmp_path_factory.mktemp("whole") / "desk.hfd"
    return path, closed(path, make.child(), *many(COUNT))


def copied(whole: tuple[Path, bytes], folder: Path) -> Path:
    path = folder / "desk.hfd"
    for ending in ("", KEYS):
        beside(path, ending).write_bytes(beside(whole[0], ending).read_bytes())
    return path


def wipe(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(bytes(PAGE))


def pages_of(path: Path, key: bytes, name: str) -> list[int]:
    """The leaves of a table or an index, found by wiping: the pages without which it fails."""
    return [
        page for page in range(3, path.stat().st_size // PAGE + 1) if fails(path, key, name, page)
    ]


def fails(path: Path, key: bytes, name: str, page: int) -> bool:
    before = path.read_bytes()
    wipe(path, page)
    from herefordshire_desk.store.scavenge import Scavenger

    damaged = Scavenger(path, key)
    try:
        return not damaged.reads(f"SELECT * FROM {name} NOT INDEXED")
    finally:
        damaged.close()
        path.write_bytes(before)


def test_that_a_sound_desk_is_salvaged_whole_with_its_history(path: Path, out: Path) -> None:
    with made(path, make.child(), *many(100)) as store:
        put(store, added("Add", make.child(id="C2")))
        store.prefer("team", "CP Team 1")
        before, lines, key = contents(store), store.lines(), store.key
    told = salvage(path, key, out, who=WHO, at=AT)
    assert told.complete
    assert told.report()[0] == "Everything could be read."
    with open_desk(out, PASSWORD, who=WHO) as new:
        assert (contents(new), new.lines()) == (before, lines)
        assert new.preferences() == {"team": "CP Team 1"}
        assert check(new).sound
    assert names(out.parent) == {
        *("desk.hfd", "desk.hfd.keys", "desk.hfd.lock"),
        *("salvaged.hfd", "salvaged.hfd.keys", "salvaged.hfd.lock"),
    }


def test_that_with_three_pages_lost_all_others_are_read_and_the_lost_are_named(
    whole, tmp_path, out
) -> None:
    path, key = copied(whole, tmp_path), whole[1]
    pages = pages_of(path, key, "visit")
    wipe(path, *(pages[len(pages) * part // 4] for part in (1, 2, 3)))
    before = digest(path)

    told = salvage(path, key, out, who=WHO, at=AT)

    (visits,) = (part for part in told.parts if part.table == "visit")
    assert COUNT * 0.9 < visits.read < COUNT
    assert visits.read + len(visits.lost) == COUNT
    assert not visits.unsure
    assert not told.history_kept
    assert digest(path) == before
    with open_desk(out, PASSWORD, who=WHO) as new:
        assert check(new).sound
        found = {visit.id: visit for visit in new.records(Visit)}
        assert [line.label for line in new.lines()] == [LABEL]
    assert len(found) == visits.read
    assert not found.keys() & set(visits.lost)
    expected = {visit.id: visit for visit in many(COUNT)}
    assert all(expected[each] == visit for each, visit in found.items())


def test_that_who_looked_is_salvaged_too_where_a_new_history_begins(path, out) -> None:
    with made(path, make.child(), *many(COUNT)) as store:
        store.note("child_viewed", "C1", at=AT, who="p.nair")
        store.note("exported", "backup", at=AT, who="r.bell")
        lines, key = access_lines(store.connection), store.key
    pages = pages_of(path, key, "visit")
    wipe(path, pages[len(pages) // 2])
    assert not salvage(path, key, out, who=WHO, at=AT).history_kept
    with open_desk(out, PASSWORD, who=WHO) as new:
        assert access_lines(new.connection) == lines
        assert check(new).sound


@given(st.sets(st.integers(3, 200), min_size=1, max_size=8))
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_whatever_pages_are_lost_what_is_salvaged_is_true_and_sound(
    whole, tmp_path_factory, lost: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("lost")
    path, key = copied(whole, folder), whole[1]
    last = path.stat().st_size // PAGE
    wipe(path, *(page % last + 1 for page in lost if page % last + 1 > 1))
    out = folder / "salvaged.hfd"
    try:
        told = salvage(path, key, out, who=WHO, at=AT)
    except Damaged:
        assert not out.exists()
        return
    with open_desk_with_key(out, key, who=WHO) as new:
        assert check(new).sound
        found = new.records(Visit)
    expected = {visit.id: visit for visit in many(COUNT)}
    assert all(expected[visit.id] == visit for visit in found)
    (visits,) = (part for part in told.parts if part.table == "visit")
    assert len(found) == visits.read
    assert visits.unsure or len(found) + len(visits.lost) == COUNT


def test_that_a_file_cut_in_half_gives_what_its_first_half_holds(whole, tmp_path, out) -> None:
    path, key = copied(whole, tmp_path), whole[1]
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // PAGE // 2 * PAGE])
    try:
        told = salvage(path, key, out, who=WHO, at=AT)
    except Damaged:
        assert not out.exists()
        return
    assert not told.complete
    with open_desk_with_key(out, key, who=WHO) as new:
        assert check(new).sound
        assert new.find(Child, ["C1"])


def test_that_with_the_first_page_gone_it_is_said_and_nothing_made(whole, tmp_path, out) -> None:
    path, key = copied(whole, tmp_path), whole[1]
    wipe(path, 1)
    with pytest.raises(Damaged, match="Restore a backup"):
        salvage(path, key, out, who=WHO, at=AT)
    assert names(tmp_path) == {"desk.hfd", "desk.hfd.keys", "desk.hfd.lock"}


def test_that_what_stands_only_in_the_log_is_salvaged_too(path: Path, out: Path) -> None:
    with made(path, make.child()) as store:
        put(store, added("Add", make.child(id="C2")))
        key, desk = store.key, path.read_bytes()
        log = beside(path, "-wal").read_bytes()
    path.write_bytes(desk)
    beside(path, "-wal").write_bytes(log)
    salvage(path, key, out, who=WHO, at=AT)
    assert beside(path, "-wal").read_bytes() == log
    with open_desk_with_key(out, key, who=WHO) as new:
        assert {child.id for child in new.records(Child)} == {"C1", "C2"}


def test_that_a_desk_of_an_earlier_version_is_salvaged_and_brought_forward(path, out) -> None:
    connection, key = built(path, stop_before=["step_2_planned_visits_and_families"])
    connection.close()
    salvage(path, key, out, who=WHO, at=AT)
    with open_desk_with_key(out, key, who=WHO) as new:
        assert check(new).sound


def test_that_nothing_is_overwritten_and_nobody_elses_desk_is_read(path, out) -> None:
    out.write_text("mine")
    with made(path) as store:
        with pytest.raises(AlreadyThere):
            salvage(path, store.key, out, who=WHO, at=AT)
        with pytest.raises(OpenElsewhere):
            salvage(path, store.key, out.with_name("other.hfd"), who=WHO, at=AT)
    assert out.read_text() == "mine"


def test_that_the_report_holds_ids_and_no_names(whole, tmp_path, out) -> None:
    path = tmp_path / "desk.hfd"
    key = closed(path, make.child(forename="Zebedee", surname="Quill"), *many(600))
    rng = random.Random(7)  # noqa: S311 - pages, not secrets
    last = path.stat().st_size // PAGE
    wipe(path, *rng.sample(range(last * 3 // 4, last), 5))
    told = "\n".join(salvage(path, key, out, who=WHO, at=AT).report())
    assert "Not everything could be read." in told
    assert "Zebedee" not in told
    assert "Quill" not in told
