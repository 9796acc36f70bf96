"""What the case system has by itself replaces what stood in for it here."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.allocations import lead_episodes
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.stamp import stamp
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.merged import chosen
from herefordshire_desk.domain.records import (
    Allocation,
    Child,
    Episode,
    Handover,
    ImportedExtract,
    Plan,
    Visit,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import allocation, child, on, visit

DAY = on("2026-11-16")
CARRIED = {
    Child: ("forename",),
    Visit: ("child_id", "kind", "visited_on", "child_seen", "seen_alone"),
    Allocation: ("child_id", "social_worker_id", "role", "team", "start", "end", "reason"),
    Episode: ("child_id", "start", "end"),
    Plan: ("child_id", "kind", "start", "end"),
}


def ssd(*records, day=DAY):
    return Extract(
        format="ssd",
        source="ssd",
        taken_on=day,
        records=records,
        carried=CARRIED,
        digest=repr(records),
        rows=len(records),
        whole=frozenset({(Visit, "CP"), (Allocation, "")}),
    )


def merged(desk, *records, day=DAY):
    return merge(ssd(*records, day=day), desk, team=None, imported_on=day)


def imported(desk, *records, day=DAY):
    return desk.apply(merged(desk, *records, day=day).change)


def ours(**fields):
    """A visit recorded here."""
    usual = {"id": "desk-1", "visited_on": on("2026-11-10"), "recorded_on": on("2026-11-11")}
    return visit(**{**usual, **fields})


def theirs(**fields):
    return visit(**{"id": "CP:77", "visited_on": on("2026-11-10"), **fields})


def test_that_a_visit_recorded_here_is_one_visit_when_the_case_system_has_it_too():
    desk = imported(DeskInMemory([child(), ours()]), theirs(), child())
    (kept,) = desk.records(Visit)
    assert (kept.id, kept.recorded_on) == ("CP:77", on("2026-11-11"))


def test_that_what_was_typed_here_and_the_file_has_no_word_on_is_kept():
    typed = ours(seen_alone=True)
    desk = imported(DeskInMemory([child(), typed]), theirs(seen_alone=None), child())
    (kept,) = desk.records(Visit)
    assert kept.seen_alone is True
    again = merged(desk, theirs(seen_alone=None), child())
    assert again.change.edits == ()


def test_that_ours_is_kept_where_the_file_says_the_child_was_not_seen():
    outcome = merged(DeskInMemory([child(), ours()]), theirs(child_seen=False), child())
    assert [line.state for line in outcome.lines if line.kind is Visit] == ["conflict"]
    desk = DeskInMemory([child(), ours()]).apply(outcome.change)
    assert [each.id for each in desk.records(Visit)] == ["desk-1"]


def test_that_theirs_can_be_taken_instead():
    desk = DeskInMemory([child(), ours()])
    outcome = merged(desk, theirs(child_seen=False), child())
    everything = [line.key for line in outcome.lines]
    (kept,) = desk.apply(chosen(outcome, everything)).records(Visit)
    assert (kept.id, kept.child_seen) == ("CP:77", False)


def test_that_two_visits_of_one_day_stay_two():
    morning, evening = theirs(), theirs(id="CP:78")
    desk = imported(DeskInMemory([child(), ours()]), morning, evening, child())
    assert sorted(each.id for each in desk.records(Visit)) == ["CP:77", "CP:78"]
    second = ours(id="desk-2")
    desk = imported(DeskInMemory([child(), ours(), second]), morning, child())
    assert sorted(each.id for each in desk.records(Visit)) == ["CP:77", "desk-2"]


def test_that_a_goodbye_goes_with_the_allocation_it_was_written_for():
    here = allocation(id="desk-a", start=on("2026-11-09"))
    goodbye = Handover(id="H", child_id="C1", allocation_id="desk-a", planned=True)
    there = allocation(id="INV-9", start=on("2026-11-09"))
    desk = imported(DeskInMemory([child(), here, goodbye]), there, child())
    assert [each.id for each in desk.records(Allocation)] == ["INV-9"]
    assert [each.allocation_id for each in desk.records(Handover)] == ["INV-9"]


def test_that_an_allocation_dated_a_few_days_apart_is_decided_by_a_person():
    here = allocation(id="desk-a", start=on("2026-11-09"))
    there = allocation(id="INV-9", start=on("2026-11-12"))
    desk = DeskInMemory([child(), here])
    outcome = merged(desk, there, child())
    (line,) = (line for line in outcome.lines if line.kind is Allocation)
    assert (line.state, line.before, line.after.id) == ("conflict", here, "INV-9")
    assert [each.id for each in desk.apply(outcome.change).records(Allocation)] == ["desk-a"]
    taken = desk.apply(chosen(outcome, [line.key]))
    assert [each.id for each in taken.records(Allocation)] == ["INV-9"]


def test_that_an_allocation_of_other_weeks_is_another():
    here = allocation(id="desk-a", start=on("2026-06-01"), end=on("2026-07-01"))
    desk = imported(DeskInMemory([child(), here]), allocation(id="INV-9"), child())
    assert sorted(each.id for each in desk.records(Allocation)) == ["INV-9", "desk-a"]


FIELDS = ("child_id", "social_worker_id", "role", "team", "start", "end", "reason", "inferred")


def inferred(**fields):
    made = allocation(**{"id": "annex_a:allocation:C1", "inferred": True, **fields})
    return replace(made, extracted=stamp("annex_a", made, FIELDS))


def snapshot_of(day):
    return ImportedExtract(
        id="annex_a:1", format="annex_a", source="a", taken_on=day, imported_on=day
    )


@pytest.fixture
def guessed():
    """A desk that only two snapshots have told of a change of social worker."""
    first = allocation(id="annex_a:first", inferred=True, start=on("2026-01-05"))
    first = replace(first, end=on("2026-11-02"))
    first = replace(first, extracted=stamp("annex_a", first, FIELDS))
    second = inferred(social_worker_id="SW2", start=on("2026-11-02"))
    return DeskInMemory([child(), first, second, snapshot_of(on("2026-11-02"))])


HISTORY = (
    allocation(id="I1", start=on("2025-12-01"), end=on("2026-10-21"), reason="FCONTA"),
    allocation(id="I2", social_worker_id="SW2", start=on("2026-10-21")),
)


def test_that_history_replaces_what_was_inferred(guessed):
    desk = imported(guessed, *HISTORY, child())
    assert sorted(each.id for each in desk.records(Allocation)) == ["I1", "I2"]
    episodes = lead_episodes(desk.records(Allocation), DAY)
    assert [(each.start, each.inferred) for each in episodes] == [
        (on("2025-12-01"), False),
        (on("2026-10-21"), False),
    ]


def test_that_one_undo_brings_back_what_was_inferred(guessed):
    change = merged(guessed, *HISTORY, child()).change
    assert guessed.apply(change).apply(change.reversed()).held == guessed.held


def test_that_what_was_inferred_after_the_day_of_the_history_stays(guessed):
    desk = imported(guessed, HISTORY[0], child(), day=on("2026-10-31"))
    assert "annex_a:allocation:C1" in {each.id for each in desk.records(Allocation)}


def test_that_what_was_inferred_stays_for_a_child_without_history(guessed):
    other = allocation(id="I3", child_id="C2")
    desk = imported(guessed, other, child(id="C2"))
    assert len(desk.records(Allocation)) == 3


def test_that_an_inferred_allocation_ended_here_is_decided_by_a_person(guessed):
    second = guessed.held[Allocation, "annex_a:allocation:C1"]
    edited = DeskInMemory(
        {**guessed.held, (Allocation, second.id): replace(second, reason="LEFT")}.values()
    )
    outcome = merged(edited, *HISTORY, child())
    states = {line.record_id: line.state for line in outcome.lines if line.kind is Allocation}
    assert states["annex_a:allocation:C1"] == "conflict"


def test_that_an_older_extract_says_that_it_is_older():
    desk = imported(DeskInMemory([child()]), child(), day=DAY)
    older = merged(desk, child(forename="Amy"), day=on("2026-11-09"))
    assert older.notes == (
        "SSD extract of 16 November 2026, which is newer, was imported before this one.",
    )


VISITS = st.lists(
    st.builds(
        lambda number, day, seen, here: (number, day, seen, here),
        st.integers(1, 4),
        st.sampled_from(["2026-11-09", "2026-11-10", "2026-11-11"]),
        st.sampled_from([True, False, None]),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda each: (each[0], each[3]),
)


@given(VISITS)
def test_that_the_same_extract_twice_changes_nothing_the_second_time(drawn):
    here = [
        ours(id=f"desk-{n}", visited_on=on(day), child_seen=seen) for n, day, seen, h in drawn if h
    ]
    there = [
        theirs(id=f"CP:{n}", visited_on=on(day), child_seen=seen)
        for n, day, seen, h in drawn
        if not h
    ]
    desk = DeskInMemory([child(), *here])
    change = merged(desk, child(), *there).change
    after = desk.apply(change)
    assert merged(after, child(), *there).change.edits == ()
    assert after.apply(change.reversed()).held == desk.held
    days = {each.visited_on for each in after.records(Visit) if each.child_seen}
    assert days >= {each.visited_on for each in here if each.child_seen}
