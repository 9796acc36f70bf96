"""A trend in words."""

from herefordshire_desk.domain.trend_points import Point, benchmarks, trends
from herefordshire_desk.domain.trend_words import (
    chart_words,
    figure_words,
    in_words,
    remarks,
    usual_of,
)
from tests.make import DAY
from tests.make_trends import of_shares

TREND = trends()["three_or_more"]
APART = trends()["held_by_agency"]


def test_that_the_sentence_has_the_figure_its_year_before_and_what_is_usual() -> None:
    shares = [(20, 50), (21, 50)] * 8
    words = in_words(TREND, of_shares(*shares), benchmarks()["three_or_more"])
    assert words.startswith(
        "Children in care with three or more social workers in 12 months: 42% (21 of 50) "
        "in November 2026 up to 20 November 2026. "
        "A year before, in November 2025: 42% (21 of 50)."
    )
    assert "The median of the months that are over is 40%. Each month looks back" in words
    assert "England 2024-25: 24%." in words
    assert words.endswith(
        "As known now: what was recorded late counts in the month it happened in."
    )


def test_that_runs_and_months_beyond_the_limits_are_named() -> None:
    shares = [(20, 50), (21, 50)] * 4 + [(45, 50)] + [(19, 50), (18, 50)] * 4
    words = in_words(APART, of_shares(*shares), ())
    assert "Outside the limits: March 2026." in words
    assert "7 months running below the median, April 2026 to October 2026." in words


def test_that_where_nothing_stands_out_that_is_said() -> None:
    words = in_words(APART, of_shares(*[(20, 50), (21, 50)] * 6), ())
    assert "No month stands out from the usual ups and downs." in words


def test_that_months_beyond_the_limits_that_follow_each_other_are_told_as_one_stretch() -> None:
    shares = [(20, 50), (21, 50)] * 8 + [(49, 50), (49, 50), (48, 50), (20, 50), (49, 50)]
    points = of_shares(*shares, (20, 50))
    assert "Outside the limits: June 2026 to August 2026, October 2026." in in_words(
        APART, points, ()
    )
    said = remarks(points, usual_of(APART, points))
    assert said[-6:] == ["Above the upper limit"] * 3 + ["", "Above the upper limit", "So far"]


def test_that_gaps_are_told_apart_from_too_few() -> None:
    points = [*of_shares((1, 4), (0, 0)), Point(DAY, DAY, True, None)]
    assert remarks(points, None) == ["Too few for a percentage", "Not known · So far", "Not known"]


def test_that_months_with_less_than_their_year_on_record_are_said_and_are_not_usual() -> None:
    points = of_shares(*[(1, 50)] * 6, *[(20, 50)] * 9)
    points = [point._replace(short=at < 6) for at, point in enumerate(points)]
    assert "Up to February 2026 less than a year of social workers is on record" in in_words(
        TREND, points, ()
    )
    found = usual_of(TREND, points)
    assert found is not None
    assert found.median == 40
    assert remarks(points, found)[:7] == ["Less than a year on record"] * 6 + [""]


def test_that_the_lines_and_marks_of_the_chart_are_told() -> None:
    points = of_shares(*[(20, 50), (21, 50)] * 6)
    words = chart_words(points, usual_of(APART, points))
    assert "Dashed: the median, 40%. Dotted: the limits" in words
    assert "Hollow: the month under way." in words
    assert "Dotted" not in chart_words(points, usual_of(TREND, points))


def test_that_the_month_under_way_is_no_part_of_what_is_usual() -> None:
    even = [(20, 50)] * 9
    found = usual_of(APART, of_shares(*even, (50, 50)))
    assert found is not None
    assert (found.median, found.outside) == (40, ())


def test_that_too_few_are_said_as_counts_and_what_is_not_known_as_that() -> None:
    (few,) = of_shares((2, 4))
    assert figure_words(few, "percent") == "2 of 4"
    assert figure_words(Point(DAY, DAY, True, None), "percent") == "not known"
    assert "Too few months are known" in in_words(TREND, [few], ())
