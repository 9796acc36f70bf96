from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.bundle_merge import merge_bundle
from herefordshire_desk.domain.bundles import Bundle
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.stamp import stamp
from herefordshire_desk.domain.merged import chosen
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Erasure, ImportedExtract, Tombstone, Visit
from tests import make
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY, on
from tests.store.arbitrary import stamped_records

SENT = on("2026-11-16")


def bundle(kind, *edits, number="b1"):
    return Bundle(number, kind, "CP Team 2", SENT, edits)


def handover(*records):
    return bundle("handover", *(Edit(after=each) for each in records))


def lent(*records, number="b1"):
    return bundle("lent", *(Edit(after=each) for each in records), number=number)


def given_back(*edits):
    return bundle("returned", *edits)


def merged(ours, theirs):
    return merge_bundle(theirs, ours, source="a.deskbundle", imported_on=DAY)


def states(outcome):
    return [(line.state, line.kind.__name__) for line in outcome.lines]


def stamped(record, *carried):
    return replace(record, extracted=stamp("ssd", record, carried))


VISIT = make.visit(id="V1", not_alone_reason="asleep")
AS_IMPORTED = stamped(VISIT, "child_id", "visited_on", "child_seen")
EDITED = replace(AS_IMPORTED, child_seen=False)


def test_that_what_is_not_here_is_added_with_the_stamp_it_came_with():
    outcome = merged(DeskInMemory(), handover(make.child(forename="Amy"), AS_IMPORTED))
    assert states(outcome) == [("added", "Child"), ("added", "Visit")]
    desk = DeskInMemory().apply(outcome.change)
    assert desk.held[Visit, "V1"] == AS_IMPORTED
    assert outcome.notes[0].startswith("1 child of CP Team 2, handed over on 16 November 2026.")


def test_that_taking_a_bundle_in_twice_changes_nothing():
    once = DeskInMemory().apply(merged(DeskInMemory(), handover(make.child(), VISIT)).change)
    again = merged(once, handover(make.child(), VISIT))
    assert {state for state, _ in states(again)} == {"unchanged"}
    assert again.change.edits == ()


@pytest.mark.parametrize(
    ("here", "theirs", "state"),
    [
        pytest.param(AS_IMPORTED, EDITED, "changed", id="they_changed_it_since_the_extract"),
        pytest.param(EDITED, AS_IMPORTED, "unchanged", id="we_changed_it_since_the_extract"),
        pytest.param(
            EDITED, replace(EDITED, seen_alone=True, child_seen=None), "conflict", id="both_did"
        ),
        pytest.param(VISIT, replace(VISIT, child_seen=False), "conflict", id="nobody_knows"),
        pytest.param(
            AS_IMPORTED,
            stamped(replace(VISIT, child_seen=False), "visited_on"),
            "conflict",
            id="their_extract_said_otherwise",
        ),
        pytest.param(VISIT, AS_IMPORTED, "unchanged", id="only_the_stamp_differs"),
    ],
)
def test_that_what_both_have_and_differs_is(here, theirs, state):
    outcome = merged(DeskInMemory([here]), handover(theirs))
    assert states(outcome) == [(state, "Visit")]
    after = DeskInMemory([here]).apply(outcome.change).held[Visit, "V1"]
    assert after == (theirs if state == "changed" else here)


NOTED = stamped(make.child(forename="Amy", note="Likes drawing"), "forename")


@pytest.mark.parametrize(
    ("theirs", "state"),
    [
        pytest.param(replace(NOTED, note="Likes chess"), "conflict", id="another_note"),
        pytest.param(replace(NOTED, note=""), "conflict", id="no_note"),
        pytest.param(replace(NOTED, forename="Amelia"), "changed", id="only_what_an_extract_has"),
        pytest.param(replace(NOTED, forename="Amelia", note=""), "conflict", id="both"),
    ],
)
def test_that_what_only_the_desks_write_is_never_taken_for_older(theirs, state):
    """The extract's stamp knows nothing of a note: ours is kept until somebody says otherwise."""
    outcome = merged(DeskInMemory([NOTED]), handover(theirs))
    assert states(outcome) == [(state, "Child")]


def test_that_a_social_worker_who_is_known_here_stays_as_the_desk_has_them():
    desk = DeskInMemory([make.social_worker(role="Senior")])
    assert states(merged(desk, handover(make.social_worker(role="Other", fte=None)))) == []


def test_that_what_came_in_is_a_line_of_the_log_and_undo_takes_all_of_it_back():
    before = DeskInMemory([make.child(id="C9")])
    change = merged(before, handover(make.child(), VISIT)).change
    after = before.apply(change)
    (log,) = after.records(ImportedExtract)
    assert (log.format, log.taken_on, log.imported_on) == ("handover", SENT, DAY)
    assert (log.added, log.rows, log.is_bundle) == (2, 2, True)
    assert after.apply(change.reversed()).held == before.held
    assert change.label == "Take in a handover of 16 November 2026"


def test_that_a_lent_desk_goes_only_where_no_other_children_are():
    refused = merged(DeskInMemory([make.child(id="C9")]), lent(make.child()))
    assert isinstance(refused, Problem)
    assert refused.message.startswith("This is a whole desk that was lent.")
    desk = DeskInMemory().apply(merged(DeskInMemory(), lent(make.child())).change)
    again = merged(desk, lent(make.child(), make.child(id="C2"), number="b2"))
    assert states(again) == [("unchanged", "Child"), ("added", "Child")]


@pytest.mark.parametrize(
    ("here", "before", "after", "state"),
    [
        pytest.param(None, None, VISIT, "added", id="made_there"),
        pytest.param(VISIT, VISIT, EDITED, "changed", id="altered_there"),
        pytest.param(VISIT, VISIT, None, "changed", id="taken_out_there"),
        pytest.param(EDITED, VISIT, EDITED, "unchanged", id="given_back_already"),
        pytest.param(AS_IMPORTED, VISIT, EDITED, "conflict", id="altered_here_too"),
        pytest.param(None, VISIT, EDITED, "conflict", id="taken_out_here"),
        pytest.param(EDITED, VISIT, None, "conflict", id="altered_here_and_taken_out_there"),
    ],
)
def test_that_of_a_desk_given_back_a_record_is(here, before, after, state):
    desk = DeskInMemory([here] if here else [])
    outcome = merged(desk, given_back(Edit(before=before, after=after)))
    assert states(outcome) == [(state, "Visit")]
    ours = desk.apply(outcome.change)
    assert ours.held.get((Visit, "V1")) == (here if state == "conflict" else after)
    theirs = desk.apply(chosen(outcome, {line.key for line in outcome.lines}))
    assert theirs.held.get((Visit, "V1")) == after


def test_that_what_both_took_out_is_no_line():
    assert states(merged(DeskInMemory(), given_back(Edit(before=VISIT)))) == []


def test_that_a_child_allocated_by_both_keeps_one_social_worker():
    first = make.allocation(id="A1")
    ended = replace(first, end=on("2026-11-10"))
    new = make.allocation(id="A2", social_worker_id="SW2", start=on("2026-11-10"))
    theirs = given_back(Edit(before=first, after=ended), Edit(after=new))
    ours = replace(first, end=on("2026-11-12"))
    mine = make.allocation(id="A3", social_worker_id="SW3", start=on("2026-11-12"))
    outcome = merged(DeskInMemory([ours, mine]), theirs)
    assert states(outcome) == [("conflict", "Allocation")] * 2


def test_that_a_child_who_had_nobody_and_was_allocated_by_both_is_a_conflict():
    mine = make.allocation(id="A3", social_worker_id="SW3", start=on("2026-11-12"))
    outcome = merged(DeskInMemory([mine]), given_back(Edit(after=make.allocation(id="A2"))))
    assert states(outcome) == [("conflict", "Allocation")]


@given(stamped_records(), stamped_records())
def test_that_a_handover_alters_nothing_here_that_was_touched_since_an_extract(here, theirs):
    desk = DeskInMemory(here)
    change = merged(desk, handover(*theirs)).change
    for edit in change.edits:
        if edit.before is not None and not isinstance(edit.record, ImportedExtract):
            assert edit.before.extracted
    assert desk.apply(change).apply(change.reversed()).held == desk.held


@given(stamped_records(), stamped_records(), st.data())
def test_that_what_is_given_back_twice_changes_nothing_the_second_time(base, drawn, data):
    """A deputy alters, takes out and adds; meanwhile the lender's desk stays as it was."""
    there = {(type(each), each.id): each for each in base}
    now = dict(there)
    for key in there:
        if data.draw(st.booleans()):
            del now[key]
    now |= {(type(each), each.id): each for each in drawn}
    edits = [
        Edit(before=there.get(key), after=now.get(key))
        for key in {**there, **now}
        if there.get(key) != now.get(key)
    ]
    desk = DeskInMemory(base)
    taken = desk.apply(merged(desk, given_back(*edits)).change)
    again = merged(taken, given_back(*edits))
    assert {line.state for line in again.lines} <= {"unchanged", "conflict"}
    assert all(
        line.kind.__name__ == "Allocation" for line in again.lines if line.state != "unchanged"
    )


def test_that_the_counts_of_a_child_travel_with_it():
    told = [
        make.child(),
        make.episode(),
        make.allocation(id="A1", end=on("2026-06-01")),
        make.allocation(
            id="A2", social_worker_id="SW2", start=on("2026-06-01"), end=on("2026-09-01")
        ),
        make.allocation(id="A3", social_worker_id="SW3", start=on("2026-09-01")),
    ]
    desk = DeskInMemory().apply(merged(DeskInMemory(), handover(*told)).change)
    there = make.assessment(*desk.records(type(told[1])), *desk.records(type(told[2])))
    assert there.stability == make.assessment(*told[1:]).stability
    assert len(there.stability.social_workers) == 3


def test_that_a_child_erased_here_is_not_brought_back_by_a_desk_given_back():
    ours = DeskInMemory([make.child(id="100777")], erased=["100234"])
    theirs = make.visit(id="V9", child_id="100234"), make.visit(id="V8", child_id="100777")
    outcome = merged(ours, given_back(*(Edit(after=each) for each in theirs)))
    assert [line.record_id for line in outcome.lines] == ["V8"]
    assert outcome.notes[1] == "1 child erased here since then left out."


def test_that_a_link_to_a_child_erased_here_is_not_brought_back_either():
    ours = DeskInMemory([make.child(id="100777")], erased=["100234"])
    link = make.family_link(child_id="100777", other_id="100234")
    outcome = merged(ours, given_back(Edit(after=link)))
    assert outcome.lines == ()
    assert outcome.notes[1] == "1 child erased here since then left out."


def test_that_what_another_desk_erased_is_no_erasure_here():
    done = Erasure(id="E1", erased_on=DAY, reason="Closed.", children=1)
    stone = Tombstone(id="ab12", erased_on=DAY)
    outcome = merged(DeskInMemory(), lent(make.child(), done, stone))
    assert states(outcome) == [("added", "Child")]


def test_that_a_child_erased_here_and_handed_over_again_comes_back():
    ours = DeskInMemory(erased=["100234"])
    outcome = merged(ours, handover(make.child(id="100234")))
    assert states(outcome) == [("added", "Child")]
