"""In what the desk and the case system differ, told until it is settled."""

from dataclasses import replace

import pytest

from herefordshire_desk.domain.discrepancies import is_correction
from herefordshire_desk.domain.extracts.stamp import stamp
from herefordshire_desk.domain.records import Allocation, Discrepancy, Visit
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.test_taking_over import CARRIED, imported, merged, ours, theirs
from tests.make import allocation, child, on, visit

MONDAYS = [on("2026-11-16"), on("2026-11-23"), on("2026-11-30")]
OLDER = visit(id="CP:1", visited_on=on("2026-10-01"))


def differing(desk):
    return [(each.what, each.record, each.times) for each in desk.records(Discrepancy)]


def after(desk, *records, weeks):
    for day in MONDAYS[:weeks]:
        desk = imported(desk, *records, day=day)
    return desk


def test_that_what_an_extract_lacks_is_flagged_once_however_often_it_is_imported():
    desk = imported(DeskInMemory(), child(), OLDER, theirs())
    desk = after(desk, child(), OLDER, weeks=1)
    assert differing(desk) == [("missing", "Visit:CP:77", 1)]
    assert merged(desk, child(), OLDER, day=MONDAYS[0]).change.edits == ()
    assert differing(after(desk, child(), OLDER, weeks=2)) == [("missing", "Visit:CP:77", 2)]


def test_that_a_flag_goes_when_the_extract_has_it_again():
    desk = imported(DeskInMemory(), child(), OLDER, theirs())
    desk = after(desk, child(), OLDER, weeks=1)
    assert differing(imported(desk, child(), OLDER, theirs(), day=MONDAYS[1])) == []


@pytest.mark.parametrize(("weeks", "expected"), [(1, []), (2, ["not_there"]), (3, ["not_there"])])
def test_that_a_visit_recorded_here_is_a_correction_after_two_extracts_without_it(weeks, expected):
    desk = after(DeskInMemory([child(), ours()]), child(), OLDER, weeks=weeks)
    told = [each.what for each in desk.records(Discrepancy) if is_correction(each)]
    assert told == expected
    assert [each.id for each in desk.records(Visit) if each.id.startswith("desk")] == ["desk-1"]


def test_that_it_is_settled_when_the_case_system_has_the_visit():
    desk = after(DeskInMemory([child(), ours()]), child(), OLDER, weeks=2)
    assert differing(imported(desk, child(), OLDER, theirs(), day=MONDAYS[2])) == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"recorded_on": on("2026-11-17")}, id="recorded_after_the_extract"),
        pytest.param({"child_seen": False}, id="an_attempt"),
        pytest.param({"child_id": "C9"}, id="of_a_child_the_extract_does_not_have"),
    ],
)
def test_that_nothing_is_told_of_a_visit(fields):
    desk = DeskInMemory([child(), ours(**fields)])
    assert differing(imported(desk, child(), OLDER)) == []


def test_that_an_older_extract_settles_nothing():
    desk = after(DeskInMemory([child(), ours()]), child(), OLDER, weeks=2)
    before = differing(desk)
    assert (
        differing(imported(desk, child(), OLDER, theirs(id="CP:2"), day=on("2026-11-02"))) == before
    )


def held(**fields):
    """An allocation as the case system sent it."""
    made = allocation(**{"id": "I1", **fields})
    return replace(made, extracted=stamp("ssd", made, CARRIED[Allocation]))


def test_that_another_social_worker_than_theirs_is_a_correction():
    moved = replace(held(), end=on("2026-11-09"))
    here = allocation(id="desk-a", social_worker_id="SW2", start=on("2026-11-09"))
    desk = imported(DeskInMemory([child(), moved, here]), child(), held())
    (told,) = desk.records(Discrepancy)
    assert (told.what, told.record, told.theirs) == ("social_worker", "Allocation:desk-a", "SW1")
    assert is_correction(told)
    theirs = (
        allocation(id="I1", end=on("2026-11-09")),
        allocation(id="I2", social_worker_id="SW2", start=on("2026-11-09")),
    )
    assert differing(imported(desk, child(), *theirs, day=MONDAYS[1])) == []


def test_that_an_undo_takes_back_what_was_told():
    desk = DeskInMemory([child(), ours()])
    change = merged(desk, child(), OLDER).change
    assert desk.apply(change).apply(change.reversed()).held == desk.held
