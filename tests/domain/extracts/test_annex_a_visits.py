"""Visits that a snapshot gives again: what was dated otherwise or withdrawn here stays so."""

from dataclasses import replace

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.records import Visit
from herefordshire_desk.domain.visit_changes import withdraw_visit
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.annex_a_rows import lists, on_plan
from tests.domain.extracts.test_annex_a_allocations import PRIYA, read
from tests.make import on

MONDAY, NEXT_MONDAY = on("2026-11-16"), on("2026-11-23")


def outcome(desk, seen, day):
    sheets = lists(seven=[on_plan(Date_of_the_Last_Statutory_Visit=seen)])
    return merge(read(sheets, desk, day), desk, team=None, imported_on=day)


def days(desk):
    return sorted(each.visited_on for each in desk.records(Visit))


def imported():
    desk = DeskInMemory([PRIYA])
    return desk.apply(outcome(desk, "12/11/2026", MONDAY).change)


def test_that_a_visit_dated_otherwise_here_is_not_added_again():
    desk = imported()
    (visit,) = desk.records(Visit)
    elsewhere = replace(visit, id="CP:V1", visited_on=on("2026-11-11"))
    desk = desk.apply(withdraw_visit(visit)).apply(added("", elsewhere))
    for day in (MONDAY, NEXT_MONDAY):
        found = outcome(desk, "12/11/2026", day)
        assert (found.counts.added, days(desk.apply(found.change))) == (0, [on("2026-11-11")])


def test_that_a_visit_withdrawn_here_stays_out_until_the_file_gives_another_day():
    desk = imported()
    desk = desk.apply(withdraw_visit(desk.records(Visit)[0]))
    assert days(desk.apply(outcome(desk, "12/11/2026", NEXT_MONDAY).change)) == []
    assert days(desk.apply(outcome(desk, "19/11/2026", NEXT_MONDAY).change)) == [on("2026-11-19")]
