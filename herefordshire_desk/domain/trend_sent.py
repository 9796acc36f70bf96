"""Trend as sent: what the return of a month said when it was sent, beside what is known now."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.returns.month import month_of
from herefordshire_desk.domain.returns.sheets import ReturnSheet
from herefordshire_desk.domain.trend_points import Point, Trend

RETURN, SHEET = "monthly", "measures"
KEY = ("measure_id", "breakdown", "group")


class SentMeasures(NamedTuple):
    """The sheet of measures of one monthly return, as it was sent."""

    sent: SentReturn
    sheet: ReturnSheet


class AsSent(NamedTuple):
    """A month's figure as it was sent: counted up to `as_of`, with the records of `sent_on`."""

    figure: Figure
    as_of: date
    sent_on: date


def as_sent(
    trend: Trend, points: Sequence[Point], kept: Sequence[SentMeasures]
) -> tuple[AsSent | None, ...]:
    """For each point what the last revision of its month's return said; None where none is kept.

    A figure that returns do not have, such as the middle caseload, has none.
    """
    latest: dict[str, SentMeasures] = {}
    for each in sorted(kept, key=lambda each: each.sent.revision):
        latest[each.sent.period] = each
    found = (latest.get(month_of(point.first).name) for point in points)
    return tuple(
        _told(trend, point, each) if each else None
        for point, each in zip(points, found, strict=True)
    )


def differs(point: Point, sent: AsSent | None) -> bool:
    """Whether what was sent of the whole month is not what is known now."""
    if sent is None or sent.as_of != point.day:
        return False
    now = point.figure
    counted = (now.numerator, now.denominator) if now else (None, None)
    same = counted == (sent.figure.numerator, sent.figure.denominator)
    return not (same and point.value == sent.figure.value)


def _told(trend: Trend, point: Point, kept: SentMeasures) -> AsSent | None:
    wanted = (trend.measure, trend.breakdown, trend.group)
    row = _rows(kept.sheet).get(wanted)
    if row is None or point.figure is None:
        return None
    numerator, denominator, value = (
        _number(row[name]) for name in ("numerator", "denominator", "value")
    )
    figure = Figure(
        definition=trend.definition,
        unit=point.figure.unit,
        numerator=numerator,
        denominator=denominator,
        given=value if numerator is None else None,
    )
    return AsSent(figure, kept.sent.as_of, kept.sent.sent_on)


def _rows(sheet: ReturnSheet) -> dict[tuple[str, ...], Mapping[str, object]]:
    rows = (dict(zip(sheet.columns, cells, strict=True)) for cells in sheet.rows)
    return {tuple(str(row[name] or "") for name in KEY): row for row in rows}


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None
