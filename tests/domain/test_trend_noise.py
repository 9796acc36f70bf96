"""What is usual: by hand, and reckoned again in the plainest way over random values."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.trend_noise import usual

VALUES = st.lists(st.none() | st.integers(0, 6).map(float), max_size=30)


def test_that_the_limits_are_the_median_and_2_66_mean_moving_ranges() -> None:
    found = usual([10, 12, 10, 12, 10, 12, 10, 12, 11])
    assert found is not None
    # seven ranges of 2 and one of 1
    assert found.median == 11
    assert found.upper == pytest.approx(11 + 2.66 * 15 / 8)
    assert found.lower == pytest.approx(11 - 2.66 * 15 / 8)
    assert (found.outside, found.runs) == ((), ())


def test_that_a_month_beyond_the_limits_is_named() -> None:
    found = usual([5.0, 5, 6, 5, 6, 5, 5, 6, 40, 5, 6, 5, 5, 6, 5, 6])
    assert found is not None
    assert found.outside == (8,)


def test_that_limits_stay_where_a_figure_can_lie() -> None:
    found = usual([0.0, 100.0] * 5, most=100)
    assert found is not None
    assert (found.lower, found.upper) == (0, 100)


def test_that_figures_of_a_year_to_each_month_have_a_median_and_no_limits() -> None:
    found = usual([float(at) for at in range(20)], apart=False)
    assert found == (9.5, None, None, (), ())


def test_that_fewer_than_eight_known_months_have_no_limits() -> None:
    assert usual([1.0] * 7 + [None] * 9) is None
    assert usual([1.0] * 8) is not None


def test_that_a_gap_is_no_moving_range_and_breaks_a_run() -> None:
    found = usual([1.0, 1, 1, 1, None, 9, 9, 9, 9])
    assert found is not None
    assert (found.lower, found.upper) == (5, 5)
    whole, broken = [9.0] * 7 + [1.0] * 8, [9.0] * 4 + [None] + [9.0] * 3 + [1.0] * 8
    runs = [found.runs for each in (whole, broken) if (found := usual(each))]
    assert runs == [((0, 1, 2, 3, 4, 5, 6),), ()]


def test_that_a_value_on_the_median_breaks_a_run() -> None:
    found = usual([1.0] * 4 + [5.0] + [1.0] * 3 + [9.0] * 7)
    assert found is not None
    assert found.median == 5
    assert found.runs == ((8, 9, 10, 11, 12, 13, 14),)


@given(VALUES)
def test_that_what_stands_out_is_found_by_a_plain_recount(values: list[float | None]) -> None:
    found = usual(values)
    known = [each for each in values if each is not None]
    assert (found is None) == (len(known) < 8)
    if found is None:
        return
    assert found.median == median(known)
    assert found.lower is not None
    assert found.upper is not None
    assert found.lower <= found.median <= found.upper
    outside = [each for each in known if each < found.lower or each > found.upper]
    assert [values[at] for at in found.outside] == outside
    sides = "".join(
        " " if each is None or each == found.median else "+" if each > found.median else "-"
        for each in values
    )
    runs = [
        run
        for side in "+-"
        for run in sides.replace("-" if side == "+" else "+", " ").split()
        if len(run) >= 7
    ]
    assert sorted(map(len, runs)) == sorted(map(len, found.runs))
