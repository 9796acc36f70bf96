"""Scrutiny: five measures in plain words for councillors, from which no child can be known."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.trend_points import Benchmark, Point, benchmarks, trends
from herefordshire_desk.domain.trend_words import month_name
from herefordshire_desk.resource import read_table

FEWEST = 5  # so many children, or none is told of
YEAR = 12
ALIKE = 2  # per cent apart at most, and two figures are about the same
TOO_FEW = "too few to say"
FEW = "fewer than 5"
NEARLY_ALL = "all, or all but fewer than 5"
NOT_KNOWN = "not known"


class ScrutinyMeasure(NamedTuple):
    """One measure for councillors: what it is called, why it matters, and which way is better."""

    trend: str
    title: str
    why: str
    better: str


class Told(NamedTuple):
    """One measure as it may be told in public, latest and a year before, in words alone."""

    measure: ScrutinyMeasure
    month: str
    latest: str
    year_before: str
    england: str
    compared: str


@cache
def scrutiny_measures() -> tuple[ScrutinyMeasure, ...]:
    """The carried ones, in their order."""
    return tuple(ScrutinyMeasure(**row) for row in read_table("scrutiny.csv"))


def families() -> frozenset[str]:
    """What has to be reckoned for them."""
    return frozenset(trends()[each.trend].family for each in scrutiny_measures())


def scrutiny(points: Mapping[str, Sequence[Point]]) -> tuple[Told, ...]:
    """Each measure in the last month that is over, and in the same month a year before."""
    return tuple(_told(each, points[each.trend]) for each in scrutiny_measures())


def public_words(figure: Figure | None) -> str:
    """A share in whole per cent, but where it or what is left of it is of fewer than five.

    None at all is told as fewer than five too: that nobody was is known of every child then.
    """
    if figure is None or figure.numerator is None or figure.denominator is None:
        return NOT_KNOWN
    if figure.denominator < FEWEST:
        return TOO_FEW
    if figure.numerator < FEWEST:
        return FEW
    if figure.denominator - figure.numerator < FEWEST:
        return NEARLY_ALL
    return f"{_whole(figure)}%"


def _told(measure: ScrutinyMeasure, points: Sequence[Point]) -> Told:
    over = [each for each in points if each.whole] or list(points)
    latest = over[-1]
    before = over[-1 - YEAR] if len(over) > YEAR else None
    return Told(
        measure=measure,
        month=month_name(latest.first),
        latest=public_words(latest.figure),
        year_before=public_words(before.figure if before else None),
        england=_england(benchmarks()[measure.trend]),
        compared=_compared(measure, latest.figure, before.figure if before else None),
    )


def _compared(measure: ScrutinyMeasure, latest: Figure | None, before: Figure | None) -> str:
    """Which way it has gone since a year before; blank where either may not be told."""
    if not (_may_be_told(latest) and _may_be_told(before)):
        return ""
    assert latest is not None
    assert before is not None
    more = _whole(latest) - _whole(before)
    if abs(more) <= ALIKE:
        return "About the same as a year before."
    way = "higher" if more > 0 else "lower"
    said = "better" if way == measure.better else "worse"
    return f"This is {way} than a year before, which is {said}."


def _may_be_told(figure: Figure | None) -> bool:
    return public_words(figure).endswith("%")


def _whole(figure: Figure) -> int:
    assert figure.numerator is not None
    assert figure.denominator
    return round(100 * figure.numerator / figure.denominator)


def _england(found: Sequence[Benchmark]) -> str:
    return f"{found[-1].value:g}% ({found[-1].period})" if found else "none counted alike"
