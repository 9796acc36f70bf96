from herefordshire_desk.domain.extracts.known import Known, starting
from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.records import Plan, Visit
from tests.make import on, plan


class Holding(Nothing):
    """Holds these plans, and counts how often it is asked."""

    def __init__(self, *plans):
        self.plans, self.asked = plans, 0

    def of_children(self, kind, child_ids):
        self.asked += 1
        return [each for each in self.plans if isinstance(each, kind)]


def test_that_a_childs_records_come_in_order_of_their_ids():
    ours = Holding(plan(id="P2"), plan(id="P1"), plan(id="P3", child_id="C2"))
    assert [each.id for each in Known(ours, ["C1", "C2"]).of(Plan, "C1")] == ["P1", "P2"]


def test_that_each_type_is_asked_for_once_however_many_children():
    ours = Holding(plan(id="P1"))
    known = Known(ours, ["C1", "C2"])
    for child in ("C1", "C2", "C1"):
        known.of(Plan, child)
    known.of(Visit, "C1")
    assert ours.asked == 2


def test_that_starting_is_on_that_very_day():
    plans = [plan(id="P1", start=on("2026-05-01")), plan(id="P2", start=on("2026-05-02"))]
    assert [each.id for each in starting(plans, on("2026-05-02"))] == ["P2"]
