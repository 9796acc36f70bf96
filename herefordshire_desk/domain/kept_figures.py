"""Kept figures: what erased children were in the months gone by, so that no trend moves.

What is kept is the difference that they made to each figure, not the figure: what is put right
later about other children still counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.definitions import Unit
from herefordshire_desk.domain.records import KeptFigure
from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.trend_points import Point, Trend

Points = Mapping[str, Sequence[Point]]  # by trend, in the order of the months


def with_kept(
    trend: Trend, points: Sequence[Point], kept: Iterable[KeptFigure]
) -> tuple[Point, ...]:
    """A trend's points with what erased children were in them added again."""
    of_month = {each.month: each for each in kept if each.trend == trend.id}
    return tuple(_with(trend, each, of_month.get(each.day)) for each in points)


def kept_figures(shown: Points, without: Points) -> list[KeptFigure]:
    """What has to be kept so that `without`, some children's lives, shows as `shown` does.

    Only of whole months: the month under way is counted over those who are here at its end.
    """
    return [
        _taken(trend, before, after)
        for trend, points in shown.items()
        for before, after in zip(points, without[trend], strict=True)
        if before.whole and before.figure is not None and _numbers(before) != _numbers(after)
    ]


def kept_edits(
    new: Iterable[KeptFigure], old: Iterable[KeptFigure], days: Collection[date]
) -> list[Edit]:
    """New figures in the place of the old ones of the months that end on `days`.

    They include what those held; an old one that no new one includes is no longer needed.
    """
    after = {each.id: each for each in new}
    before = {each.id: each for each in old if each.month in days}
    ids = sorted(after.keys() | before.keys())
    pairs = ((before.get(each), after.get(each)) for each in ids)
    return [Edit(before=was, after=becomes) for was, becomes in pairs if was != becomes]


def _with(trend: Trend, point: Point, kept: KeptFigure | None) -> Point:
    if kept is None:
        return point
    had = point.figure or Figure(
        definition=trend.definition,
        unit=cast("Unit", kept.unit),
        breakdown=trend.breakdown,
        group=trend.group,
    )
    figure = replace(
        had,
        numerator=_sum(had.numerator, kept.numerator),
        denominator=_sum(had.denominator, kept.denominator),
        given=_sum(had.given, kept.given),
        known_for=had.known_for + kept.known_for,
    )
    low, high = _sum(point.low, kept.low), _sum(point.high, kept.high)
    return point._replace(figure=figure, low=low, high=high, short=kept.short)


def _taken(trend: str, before: Point, after: Point) -> KeptFigure:
    shown, left = before.figure, after.figure
    assert shown is not None
    return KeptFigure(
        id=f"{before.day}:{trend}",
        month=before.day,
        trend=trend,
        unit=shown.unit,
        numerator=_difference(shown.numerator, left.numerator if left else None),
        denominator=_difference(shown.denominator, left.denominator if left else None),
        given=_difference(shown.given, left.given if left else None),
        low=_difference(before.low, after.low),
        high=_difference(before.high, after.high),
        known_for=shown.known_for - (left.known_for if left else 0),
        short=before.short,
    )


def _numbers(point: Point) -> tuple[object, ...]:
    figure = point.figure
    if figure is None:
        return ()
    numbers = (figure.numerator, figure.denominator, figure.given, figure.known_for)
    return (*numbers, point.low, point.high, point.short)


def _sum(left: float | None, kept: float | None) -> float | None:
    return left if kept is None else round((left or 0) + kept, 6)


def _difference(shown: float | None, left: float | None) -> float | None:
    return None if shown is None else round(shown - (left or 0), 6)
