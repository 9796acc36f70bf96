"""One figure of a measure of a month."""

from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.figures import count, median_of, share, unknown


def test_that_a_percentage_of_fewer_than_five_is_not_given() -> None:
    assert (share("M1", 3, 4).value, share("M1", 3, 4).too_few) == (None, True)
    assert (share("M1", 4, 5).value, share("M1", 0, 0).too_few) == (80.0, False)


def test_that_a_mean_is_given_however_few_they_are() -> None:
    assert share("M11", 7, 2, unit="days").value == 3.5


def test_that_what_is_not_known_has_no_figure_and_says_why() -> None:
    found = unknown("M5", "No records.")
    assert (found.numerator, found.denominator, found.value, found.known_for) == (None,) * 3 + (0,)
    assert found.note == "No records."


def test_that_a_plain_number_is_its_own_value() -> None:
    assert count("M14", 0, "movement", "starters", known_for=3).value == 0


@given(st.lists(st.integers(0, 400)))
def test_that_the_median_is_the_middle_one(days: list[int]) -> None:
    assert median_of("M16", days).value == (round(median(days), 1) if days else None)
