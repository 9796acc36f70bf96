"""A snapshot lags behind the manager who allocated the child yesterday."""

from herefordshire_desk.domain.allocate import end_allocation
from herefordshire_desk.domain.allocations import lead_episodes, present
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.merged import chosen
from herefordshire_desk.domain.records import Allocation, Discrepancy, ImportedExtract, SocialWorker
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.annex_a_rows import in_need, lists
from tests.domain.extracts.test_annex_a_allocations import PRIYA, SAM, imported, read
from tests.make import allocation, on

MONDAY, NEXT_MONDAY = on("2026-11-16"), on("2026-11-23")
HERE = allocation(
    id="desk-a", child_id="100", social_worker_id="SW2", start=on("2026-11-18"), role="Lead"
)


def allocated_here():
    """Priya Nair held the child in the first snapshot; Sam Price was allocated here since."""
    desk = imported(DeskInMemory([PRIYA, SAM]), "Priya Nair", MONDAY)
    (row,) = desk.records(Allocation)
    return DeskInMemory(
        [*(each for each in desk.held.values() if each is not row), ended(row), HERE]
    )


def ended(row):
    return allocation(
        id=row.id, child_id="100", social_worker_id="SW1", start=row.start, end=HERE.start,
        role=row.role, team=row.team, inferred=True, extracted=row.extracted,
    )  # fmt: skip


def outcome(desk, name, day=NEXT_MONDAY):
    extract = read(lists(six=[in_need(Allocated_Worker=name)]), desk, day)
    return merge(extract, desk, team=None, imported_on=day)


def holder(desk, day=NEXT_MONDAY):
    return present(lead_episodes(desk.records(Allocation), day)).social_worker_id


def test_that_a_snapshot_that_lags_behind_keeps_ours_and_tells_the_conflict():
    desk = allocated_here()
    found = outcome(desk, "Priya Nair")
    (line,) = (line for line in found.lines if line.state == "conflict")
    assert (line.before, line.after.social_worker_id) == (HERE, "SW1")
    assert found.counts.conflicts == 1
    after = desk.apply(found.change)
    assert holder(after) == "SW2"
    (told,) = after.records(Discrepancy)
    assert (told.what, told.theirs, told.record) == ("social_worker", "SW1", "Allocation:desk-a")


def test_that_theirs_can_be_taken_and_nothing_is_told_then():
    desk = allocated_here()
    found = outcome(desk, "Priya Nair")
    keys = {line.key for line in found.lines}
    after = desk.apply(chosen(found, keys))
    assert holder(after) == "SW1"
    assert after.held[Allocation, "desk-a"].end == NEXT_MONDAY
    assert after.records(Discrepancy) == []


def test_that_it_is_settled_when_the_snapshot_names_whom_the_desk_has():
    desk = allocated_here()
    desk = desk.apply(outcome(desk, "Priya Nair").change)
    found = outcome(desk, "Sam Price", on("2026-11-30"))
    assert found.counts.conflicts == 0
    assert desk.apply(found.change).records(Discrepancy) == []


def test_that_a_new_name_in_a_conflict_that_keeps_ours_does_not_join_the_roster():
    desk = allocated_here()
    found = outcome(desk, "Ola Nowak")
    assert [each.name for each in found.unknown] == ["Ola Nowak"]
    after = desk.apply(found.change)
    assert {each.name for each in after.records(SocialWorker)} == {"Priya Nair", "Sam Price"}
    taken = desk.apply(chosen(found, {line.key for line in found.lines}))
    assert holder(taken) in {each.id for each in taken.records(SocialWorker)}


def test_that_a_bundle_taken_in_before_does_not_make_a_first_snapshot_a_later_one():
    """The first extract says how things stand where nothing was known, a handover or not."""
    bundle = ImportedExtract(
        id="handover:x", format="handover", source="a", taken_on=MONDAY, imported_on=MONDAY
    )
    for desk in (DeskInMemory([PRIYA, SAM, HERE]), DeskInMemory([PRIYA, SAM, HERE, bundle])):
        assert outcome(desk, "Priya Nair").counts.conflicts == 0


def ended_here(day=HERE.start):
    """Priya Nair held the child in the first snapshot; it was ended here since."""
    desk = imported(DeskInMemory([PRIYA, SAM]), "Priya Nair", MONDAY)
    (row,) = desk.records(Allocation)
    return desk.apply(end_allocation([row], day, NEXT_MONDAY))


def test_that_a_snapshot_does_not_open_again_what_was_ended_here():
    found = outcome(ended_here(), "Priya Nair")
    (line,) = (line for line in found.lines if line.state == "conflict")
    assert (line.before.end, line.after.social_worker_id) == (HERE.start, "SW1")
    assert (found.counts.added, found.counts.conflicts) == (0, 1)
    after = ended_here().apply(found.change)
    assert present(lead_episodes(after.records(Allocation), NEXT_MONDAY)) is None
    taken = ended_here().apply(chosen(found, {each.key for each in found.lines}))
    assert holder(taken) == "SW1"


def test_that_a_snapshot_names_somebody_new_once_an_allocation_was_ended_here():
    found = outcome(ended_here(), "Sam Price")
    assert found.counts.conflicts == 0
    assert holder(ended_here().apply(found.change)) == "SW2"


def test_that_what_a_snapshot_ended_a_later_one_may_open_again():
    desk = imported(DeskInMemory([PRIYA, SAM]), "Priya Nair", MONDAY)
    desk = desk.apply(outcome(desk, "#N/A").change)
    found = outcome(desk, "Priya Nair", on("2026-11-30"))
    assert found.counts.conflicts == 0
    assert holder(desk.apply(found.change), on("2026-11-30")) == "SW1"
