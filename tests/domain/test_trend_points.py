"""What is followed: every trend is a measure of the returns, and England's is defined alike."""

from herefordshire_desk.domain.trend_figures import FAMILIES
from herefordshire_desk.domain.trend_points import benchmarks, trends
from herefordshire_desk.domain.words import CHANGE_REASONS
from tests.make_trends import of_shares


def test_that_every_trend_is_of_a_measure_and_a_family() -> None:
    assert all(each.definition.id == each.measure for each in trends().values())
    assert {each.family for each in trends().values()} == set(FAMILIES)
    names = [each.name for each in trends().values()]
    assert len(set(names)) == len(names)


def test_that_every_reason_of_a_change_can_be_followed() -> None:
    groups = {each.group for each in trends().values() if each.breakdown == "change_reason"}
    assert groups == {*CHANGE_REASONS, "reason_not_in_list", "reason_not_recorded"}


def test_that_england_s_line_is_drawn_only_for_a_whole_measure_defined_alike() -> None:
    drawn = {name: [each.value for each in rows] for name, rows in benchmarks().items() if rows}
    assert drawn == {
        "three_or_more": [27, 24],
        "average_caseload": [16.6, 16.0],
        "agency_share": [17.8],
    }
    assert all(each.source for rows in benchmarks().values() for each in rows)


def test_that_counts_are_said_and_too_few_have_no_value() -> None:
    few, enough = of_shares((2, 4), (2, 5))
    assert (few.counts, few.value) == ("2 of 4", None)
    assert (enough.counts, enough.value) == ("2 of 5", 40.0)
