"""From one desk to another, and back."""

from dataclasses import replace

import pytest

from herefordshire_desk.domain.bundle_merge import merge_bundle
from herefordshire_desk.domain.bundles import Bundle
from herefordshire_desk.domain.changes import Edit, added, altered
from herefordshire_desk.domain.erasure import ToErase
from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.records import (
    Allocation,
    Child,
    ChildId,
    Erasure,
    SocialWorker,
    Tombstone,
    Visit,
)
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.bundle_file import read_bundle
from herefordshire_desk.store.bundles import (
    given_back,
    handover,
    lent_at,
    lent_desk,
    was_lent_here,
    write_bundle,
)
from herefordshire_desk.store.erasing import erase_now
from herefordshire_desk.store.faults import AlreadyThere, Fault
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.store import Store
from tests import make
from tests.make import DAY, on
from tests.store.desks import AT, made, put

PASSWORD = "maple lantern otter cloud"
RECORDS = (
    make.child(id="C1", forename="Amy"),
    make.child(id="C2", forename="Ben"),
    make.social_worker(id="SW1"),
    make.social_worker(id="SW2", name="Rhys Bell"),
    make.allocation(id="A1", end=on("2026-06-01")),
    make.allocation(id="A2", social_worker_id="SW2", start=on("2026-06-01")),
    make.episode(id="E1"),
    make.visit(id="V1"),
    make.visit(id="V2", child_id="C2"),
    make.family_link(id="L1", child_id="C2", other_id="C1"),
)


@pytest.fixture
def ours(tmp_path):
    with made(tmp_path / "ours.hfd", *RECORDS) as store:
        yield store


@pytest.fixture
def theirs(tmp_path):
    with made(tmp_path / "theirs.hfd") as store:
        yield store


def taken_in(store: Store, bundle: Bundle) -> None:
    outcome = merge_bundle(bundle, as_ours(store), source="a.deskbundle", imported_on=DAY)
    assert not hasattr(outcome, "message"), outcome
    put(store, outcome.change)


def as_ours(store: Store) -> Ours:
    return store


def told(make_it, store, **fields):
    return make_it(store, **fields, sender="CP Team 1", made_on=DAY)


def test_that_a_child_comes_to_another_desk_with_counts_and_social_workers(ours, theirs):
    taken_in(theirs, told(handover, ours, children=["C1"]))
    (here,) = ours.facts(DAY, ["C1"])
    (there,) = theirs.facts(DAY)
    assert (there.allocations, there.last_seen) == (here.allocations, here.last_seen)
    assert {each.label for each in theirs.records(SocialWorker)} == {"Priya Nair", "Rhys Bell"}
    assert theirs.child_ids() == {"C1", "C2"}  # of the other, the link alone
    assert [each.id for each in theirs.records(Visit)] == ["V1"]
    assert check(theirs).sound


def test_that_a_bundle_is_a_file_and_a_line_of_access(ours, tmp_path):
    out, bundle = tmp_path / "a.deskbundle", told(handover, ours, children=["C1"])
    write_bundle(ours, bundle, out, PASSWORD, at=AT, who="p.nair")
    assert read_bundle(out, PASSWORD) == bundle
    (line,) = access_lines(ours.connection)
    assert (line.what, line.who) == ("bundle_written", "p.nair")
    assert "Amy" not in line.about
    assert sorted(path.name for path in tmp_path.iterdir() if "bundle" in path.name) == [out.name]


def test_that_a_file_that_is_there_is_left_and_no_line_is_kept(ours, tmp_path):
    out = tmp_path / "a.deskbundle"
    out.write_text("somebody's")
    with pytest.raises(AlreadyThere):
        write_bundle(ours, told(lent_desk, ours), out, PASSWORD, at=AT, who="p.nair")
    assert out.read_text() == "somebody's"
    assert access_lines(ours.connection) == []


def test_that_a_folder_that_is_gone_is_said_in_words(ours, tmp_path):
    out = tmp_path / "gone" / "a.deskbundle"
    with pytest.raises(Fault):
        write_bundle(ours, told(lent_desk, ours), out, PASSWORD, at=AT, who="p.nair")
    assert access_lines(ours.connection) == []


def test_that_a_lent_desk_has_every_record_and_comes_back_with_what_was_done(ours, theirs):
    taken_in(theirs, told(lent_desk, ours))
    assert theirs.records(Child) == ours.records(Child)
    assert told(given_back, theirs).edits == ()
    (visit,) = theirs.find(Visit, ["V1"]).values()
    put(theirs, altered("Correct", visit, replace(visit, seen_alone=True)))
    put(theirs, added("Record", make.visit(id="desk-1")))
    put(theirs, added("Record", make.visit(id="desk-2")))
    put(theirs, added("Take out", make.visit(id="desk-2")).reversed())
    back = told(given_back, theirs)
    assert [edit.record.id for edit in back.edits] == ["V1", "desk-1"]
    taken_in(ours, back)
    assert ours.records(Visit) == theirs.records(Visit)
    outcome = merge_bundle(back, as_ours(ours), source="again", imported_on=DAY)
    assert {line.state for line in outcome.lines} == {"unchanged"}
    assert check(ours).sound


def test_that_a_desk_knows_which_bundles_it_lent(ours, theirs, tmp_path):
    bundle = told(lent_desk, ours)
    taken_in(theirs, bundle)
    back = told(given_back, theirs)
    assert back.lent_as == bundle.id
    assert not was_lent_here(ours, back)
    write_bundle(ours, bundle, tmp_path / "a.deskbundle", PASSWORD, at=AT, who="p.nair")
    assert was_lent_here(ours, back)
    assert not was_lent_here(theirs, back)


def test_that_a_desk_is_lent_until_one_is_given_back(ours, tmp_path):
    def write(name, make_it, **fields):
        bundle = told(make_it, ours, **fields)
        write_bundle(ours, bundle, tmp_path / name, PASSWORD, at=AT, who="a")

    assert lent_at(ours) is None
    write("child", handover, children=["C1"])
    assert lent_at(ours) is None
    write("desk", lent_desk)
    assert lent_at(ours) == AT
    ours.note("bundle_taken_in", "handover:2026-11-20:1, 3 records", at=AT, who="a")
    assert lent_at(ours) == AT
    ours.note("bundle_taken_in", "returned:2026-11-20:1, 3 records", at=AT, who="a")
    assert lent_at(ours) is None


def test_that_what_was_changed_here_meanwhile_stays_unless_it_is_ticked(ours, theirs):
    taken_in(theirs, told(lent_desk, ours))
    (first,) = ours.find(Visit, ["V1"]).values()
    put(ours, altered("Correct", first, replace(first, child_seen=False)))
    put(theirs, altered("Correct", first, replace(first, seen_alone=True)))
    taken_in(ours, told(given_back, theirs))
    assert ours.find(Visit, ["V1"])["V1"].child_seen is False


def test_that_a_desk_lent_again_gives_back_what_was_done_since(ours, theirs):
    taken_in(theirs, told(lent_desk, ours))
    put(theirs, added("Record", make.visit(id="desk-1")))
    taken_in(ours, told(given_back, theirs))
    put(ours, added("Record", make.visit(id="desk-9", child_id="C2")))
    taken_in(theirs, told(lent_desk, ours))
    assert theirs.records(Visit) == ours.records(Visit)
    (leads,) = theirs.find(Allocation, ["A2"]).values()
    put(theirs, altered("End", leads, replace(leads, end=DAY)))
    taken_in(ours, told(given_back, theirs))
    assert ours.find(Allocation, ["A2"])["A2"].end == DAY
    assert ours.records(Visit) == theirs.records(Visit)


def test_that_a_lending_taken_back_by_undo_gives_nothing_back(ours, theirs):
    taken_in(theirs, told(lent_desk, ours))
    (line,) = theirs.history().undoable
    theirs.take_back(line, at=AT, who="p.nair")
    with pytest.raises(Fault, match="was not lent"):
        told(given_back, theirs)
    line = theirs.history().redoable[-1]
    theirs.take_back(line, at=AT, who="p.nair")
    assert told(given_back, theirs).edits == ()


def test_that_a_lending_by_a_desk_that_erased_somebody_can_be_taken_back(ours, theirs):
    gone = ToErase(id="E1", children=(ChildId("C2"),))
    erase_now(ours, picture(ours, DAY), gone, at=AT, who="p.nair")
    bundle = told(lent_desk, ours)
    assert not {Erasure, Tombstone} & {type(edit.record) for edit in bundle.edits}
    taken_in(theirs, bundle)
    (line,) = theirs.history().undoable
    theirs.take_back(line, at=AT, who="p.nair")
    assert theirs.child_ids() == set()


def test_that_a_desk_that_was_never_lent_has_nothing_to_give_back(ours):
    with pytest.raises(Fault, match="was not lent"):
        told(given_back, ours)


def test_that_a_record_taken_out_there_is_taken_out_here(ours, theirs):
    taken_in(theirs, told(lent_desk, ours))
    (visit,) = theirs.find(Visit, ["V2"]).values()
    put(theirs, added("Withdraw", visit).reversed())
    back = told(given_back, theirs)
    assert back.edits == (Edit(before=visit),)
    taken_in(ours, back)
    assert ours.find(Visit, ["V2"]) == {}
