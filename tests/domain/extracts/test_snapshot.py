from dataclasses import replace

import pytest

from herefordshire_desk.domain.extracts.entries import Entry
from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.extracts.snapshot import snapshot, visits_only
from herefordshire_desk.domain.records import Allocation, Child, Plan, SocialWorker, Visit
from tests.make import DAY, on

VALUES = {
    "child_id": "C1",
    "start": on("2026-10-01"),
    "last_seen": on("2026-11-12"),
    "social_worker": "Priya Nair",
    "team": "CP Team 1",
    "sex": "F",
}
ENTRY = Entry("List 7", VALUES, Row(VALUES, "annex_a.xlsx", 2))
IN_NEED = Entry("List 6", VALUES, Row(VALUES, "annex_a.xlsx", 2))


class Holding(Nothing):
    """A desk that holds this child, and of hers nothing but these visits."""

    def __init__(self, *visits):
        self.visits = visits

    def child_ids(self):
        return ["C1"]

    def of_children(self, kind, child_ids):
        return [each for each in self.visits if isinstance(each, kind)]


def of(kind, records):
    return [each for each in records if isinstance(each, kind)]


def test_that_an_entry_of_list_7_is_a_child_with_a_plan_and_a_social_worker():
    found = snapshot({"C1": [ENTRY]}, Nothing(), DAY)
    (plan,) = of(Plan, found.records)
    (allocation,) = of(Allocation, found.records)
    assert (plan.kind, plan.start) == ("CP", on("2026-10-01"))
    assert (allocation.start, allocation.inferred, allocation.reason) == (DAY, True, "")
    assert len(of(Child, found.records)) == len(of(SocialWorker, found.records)) == 1
    assert found.teams == {"C1": "CP Team 1"}


def test_that_an_older_snapshot_tells_only_of_visits_to_children_the_desk_holds():
    found = visits_only({"C1": [ENTRY]}, Holding(), DAY)
    (visit,) = of(Visit, found.records)
    assert (visit.visited_on, len(found.records)) == (on("2026-11-12"), 1)
    assert visits_only({"C1": [ENTRY]}, Nothing(), DAY).records == ()


def visit(kind, *, seen=True):
    return Visit(id="V1", child_id="C1", kind=kind, visited_on=on("2026-11-12"), child_seen=seen)


def kinds(entries, desk):
    found = snapshot({"C1": entries}, desk, DAY)
    return sorted(each.kind for each in of(Visit, found.records))


@pytest.mark.parametrize("kind", ["CP", "CLA", "PF"])
def test_that_the_day_list_6_was_last_seen_on_is_no_second_visit_of_that_day(kind):
    assert kinds([IN_NEED], Holding(visit(kind))) == []
    assert kinds([IN_NEED], Holding(visit(kind, seen=False))) == ["CIN"]


def test_that_two_lists_of_a_child_who_give_one_day_give_one_visit():
    assert kinds([IN_NEED, ENTRY], Nothing()) == kinds([ENTRY, IN_NEED], Nothing()) == ["CP"]
    earlier = replace(ENTRY, values={**VALUES, "last_seen": on("2026-11-02")})
    assert kinds([IN_NEED, earlier], Nothing()) == ["CIN", "CP"]


def test_that_a_visit_list_6_told_of_before_is_still_that_visit():
    assert kinds([IN_NEED, ENTRY], Holding(visit("CIN"))) == ["CIN", "CP"]
