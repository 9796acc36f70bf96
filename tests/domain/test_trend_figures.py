"""What is counted for the trends beyond what the returns have."""

from herefordshire_desk.domain.trend_figures import caseload_spread, held_by_newly_qualified
from tests.make import social_worker
from tests.make_month import month
from tests.make_returns import held


def test_that_only_children_whose_social_worker_is_on_the_roster_are_known() -> None:
    roster = (social_worker(id="N", newly_qualified=True), social_worker(id="P"))
    found = held_by_newly_qualified(
        month(held("C1", "N"), held("C2", "P"), held("C3", "X"), social_workers=roster)
    )
    assert (found.numerator, found.denominator, found.children) == (1, 2, ("C1",))


def test_that_nobody_with_a_caseload_has_no_middle_one() -> None:
    assert [each.value for each in caseload_spread([])] == [None, None, None]
