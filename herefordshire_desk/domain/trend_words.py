"""Trend words: a trend in a sentence or two, which a screen reader reads before its chart."""

from collections.abc import Sequence
from datetime import date

from herefordshire_desk.domain.definitions import Unit
from herefordshire_desk.domain.trend_noise import Usual, usual
from herefordshire_desk.domain.trend_points import Benchmark, Point, Trend
from herefordshire_desk.domain.words import MONTHS, long_date, plural

AS_KNOWN_NOW = "As known now: what was recorded late counts in the month it happened in."
YEAR = 12


def usual_of(points: Sequence[Point]) -> Usual | None:
    """What is usual of the months that are over: one still under way is no match for them."""
    whole = [point.value if point.whole else None for point in points]
    return usual(whole, most=100 if _unit(points) == "percent" else None)


def in_words(trend: Trend, points: Sequence[Point], england: Sequence[Benchmark]) -> str:
    """The latest figure, that of a year before, what is usual, and what is not."""
    return " ".join(
        filter(
            None,
            [
                f"{trend.name}: {_latest(points)}.",
                _a_year_before(points),
                _usually(points),
                " ".join(f"{_said_of(each, _unit(points))}." for each in england),
                AS_KNOWN_NOW,
            ],
        )
    )


def month_name(first: date) -> str:
    """November 2026."""
    return f"{MONTHS[first.month - 1]} {first.year}"


def figure_words(point: Point, unit: Unit) -> str:
    """The figure with what it is of; the counts alone where they are too few for a percentage."""
    if point.value is None:
        counts = point.counts if point.figure and point.figure.denominator else ""
        return counts or "not known"
    value = with_unit(point.value, unit)
    return f"{value} ({point.counts})" if point.counts else value


def with_unit(value: float, unit: Unit) -> str:
    """27.3 per cent, 12 changes, 14.2 children per FTE."""
    if unit == "percent":
        return f"{value:g} per cent"
    if unit == "changes":
        return plural(int(value), "change") if value == int(value) else f"{value:g} changes"
    return f"{value:g} children per FTE"


def _unit(points: Sequence[Point]) -> Unit:
    return next((each.figure.unit for each in points if each.figure), "percent")


def _latest(points: Sequence[Point]) -> str:
    last = points[-1]
    so_far = "" if last.whole else f", {month_name(last.first)} so far"
    return f"{figure_words(last, _unit(points))} on {long_date(last.day)}{so_far}"


def _a_year_before(points: Sequence[Point]) -> str:
    if len(points) <= YEAR or points[-1 - YEAR].figure is None:
        return ""
    before = points[-1 - YEAR]
    return f"A year before, in {month_name(before.first)}: {figure_words(before, _unit(points))}."


def _usually(points: Sequence[Point]) -> str:
    found = usual_of(points)
    if found is None:
        return "Too few months are known to say what is usual."
    unit = _unit(points)
    middle = with_unit(round(found.median, 1), unit)
    said = [f"The median of the months that are over is {middle}."]
    if found.outside:
        said.append(f"Outside the limits: {_months(points, found.outside)}.")
    for run in found.runs:
        side = "above" if (points[run[0]].value or 0) > found.median else "below"
        first, last = (month_name(points[at].first) for at in (run[0], run[-1]))
        said.append(f"{len(run)} months running {side} the median, {first} to {last}.")
    if not found.outside and not found.runs:
        said.append("No month stands out from the usual ups and downs.")
    return " ".join(said)


def _months(points: Sequence[Point], at: Sequence[int]) -> str:
    return ", ".join(month_name(points[each].first) for each in at)


def _said_of(england: Benchmark, unit: Unit) -> str:
    return f"{england.area} {england.period}: {with_unit(england.value, unit)}"
