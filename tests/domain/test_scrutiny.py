"""Figures for councillors: nothing from which a child could be known is ever told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.figures import share
from herefordshire_desk.domain.scrutiny import (
    FEW,
    NEARLY_ALL,
    NOT_KNOWN,
    TOO_FEW,
    Told,
    families,
    public_words,
    scrutiny,
    scrutiny_measures,
)
from herefordshire_desk.domain.trend_points import Point, trends
from tests.make_trends import of_shares


@pytest.mark.parametrize(
    ("found", "of", "words"),
    [
        pytest.param(4, 46, FEW, id="fewer_than_five_are_not_told"),
        pytest.param(0, 46, FEW, id="nor_that_there_is_none"),
        pytest.param(42, 46, NEARLY_ALL, id="nor_that_few_are_left"),
        pytest.param(46, 46, NEARLY_ALL, id="nor_that_it_is_every_one"),
        pytest.param(3, 4, TOO_FEW, id="a_share_of_fewer_than_five_is_none"),
        pytest.param(5, 46, "11%", id="five_are_told_in_whole_per_cent"),
        pytest.param(41, 46, "89%", id="and_so_are_all_but_five"),
    ],
)
def test_that_small_numbers_are_told_in_words(found: int, of: int, words: str) -> None:
    assert public_words(share("M8", found, of)) == words


def test_that_what_is_not_known_is_said_to_be_so() -> None:
    assert public_words(None) == NOT_KNOWN


@given(st.integers(0, 60), st.integers(0, 60))
def test_that_no_figure_gives_away_one_to_four(found: int, rest: int) -> None:
    """What is told is the same for every small number it could have been."""
    words = public_words(share("M8", found, found + rest))
    if min(found, rest) < 5:
        assert set(re.findall(r"\d+", words)) <= {"5"}
        again = public_words(share("M8", 4 if found < 5 else found, found + rest))
        assert words == again or found + rest < 5 or rest < 5
    else:
        assert words.endswith("%")


def told(*shares: tuple[float, float], name: str = "three_or_more") -> Told:
    rows: dict[str, list[Point]] = {
        each.trend: of_shares(*[(9.0, 100.0)] * 14) for each in scrutiny_measures()
    }
    found = scrutiny({**rows, name: of_shares(*shares)})
    return next(each for each in found if each.measure.trend == name)


def test_that_the_last_month_that_is_over_is_put_beside_the_same_a_year_before() -> None:
    shares = [(10.0, 50.0), *[(20.0, 50.0)] * 11, (30.0, 50.0), (49.0, 50.0)]
    found = told(*shares)
    assert (found.month, found.latest, found.year_before) == ("October 2026", "60%", "20%")
    assert found.compared == "This is higher than a year before, which is worse."


def test_that_which_way_is_better_is_the_measure_s_own() -> None:
    shares = [(10.0, 50.0), *[(20.0, 50.0)] * 12, (49.0, 50.0)]
    found = told(*shares, name="visits_cp")
    assert found.compared == "This is higher than a year before, which is better."


def test_that_two_figures_nearly_alike_are_about_the_same() -> None:
    shares = [(50.0, 100.0), *[(52.0, 100.0)] * 13]
    assert told(*shares).compared == "About the same as a year before."


def test_that_nothing_is_compared_with_what_may_not_be_told() -> None:
    assert told((2.0, 50.0), *[(20.0, 50.0)] * 13).compared == ""


def test_that_a_young_desk_has_no_year_before() -> None:
    assert told((10.0, 50.0), (10.0, 50.0)).year_before == NOT_KNOWN


def test_that_each_is_a_trend_with_a_share_and_says_why_it_matters() -> None:
    assert len(scrutiny_measures()) == 5
    assert {each.better for each in scrutiny_measures()} == {"lower", "higher"}
    assert families() == {trends()[each.trend].family for each in scrutiny_measures()}
    assert all(each.why.endswith(".") for each in scrutiny_measures())
