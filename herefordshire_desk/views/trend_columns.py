"""Trend columns: the months of a trend, and the children behind one of them."""

from datetime import date
from typing import NamedTuple

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.definitions import Unit
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.trend_drivers import Cause
from herefordshire_desk.domain.trend_points import Point
from herefordshire_desk.domain.trend_words import month_name, remarks, sent_words
from herefordshire_desk.domain.words import plans_in_words
from herefordshire_desk.models.columns import Column, Value
from herefordshire_desk.views.trend_drawn import Drawn


class MonthRow(NamedTuple):
    """One month of a trend: what is to be said of it, its place in time, and what was noted."""

    point: Point
    unit: Unit
    remark: str
    at: int
    noted: str = ""
    sent: str = ""


def month_rows(drawn: Drawn) -> list[MonthRow]:
    """The latest month first."""
    said, noted = remarks(drawn.points, drawn.usual), drawn.noted()
    rows = [
        MonthRow(point, drawn.unit, said[at], at, noted.get(at, ""), sent)
        for at, (point, sent) in enumerate(zip(drawn.points, _sent(drawn), strict=True))
    ]
    return rows[::-1]


def _sent(drawn: Drawn) -> list[str]:
    sent = drawn.sent or [None] * len(drawn.points)
    return [
        sent_words(point, each, drawn.unit) for point, each in zip(drawn.points, sent, strict=True)
    ]


def month_columns() -> tuple[Column[MonthRow], ...]:
    """The figures of each month as they were counted."""
    return (
        Column("Month", lambda r: month_name(r.point.first), 15, _first, bold=True),
        Column("Figure", _figure, 14, lambda r: r.point.value, right=True),
        Column("Counted", lambda r: _part(r, "numerator"), 9),
        Column("Of", lambda r: _part(r, "denominator"), 9),
        Column("What stands out", lambda r: r.remark, 32),
        Column("As known then", lambda r: r.sent, 26),
        Column("Noted", lambda r: r.noted, 24),
        Column("As at", lambda r: r.point.day, 12, muted=True),
    )


def cause_columns() -> tuple[Column[Cause], ...]:
    """What a month's figure came of, and how many children it reached."""
    return (
        Column("What", lambda cause: cause.what, 24, bold=True),
        Column("Children", lambda cause: len(cause.children), 9),
        Column("More", lambda cause: cause.more, 34),
        Column("When", lambda cause: cause.when, 16, muted=True),
    )


def child_columns(desk: Desk) -> tuple[Column[ChildId], ...]:
    """A child behind a figure, as the child stands on the day the desk is shown as at."""

    def plans(child: ChildId) -> str:
        known = desk.assessments.get(child)
        return plans_in_words(known.statuses) if known else "No longer open"

    def social_worker(child: ChildId) -> str:
        known = desk.assessments.get(child)
        return desk.social_worker_name(known.social_worker_id) if known else ""

    return (
        Column("Child", desk.child_name, 22, bold=True),
        Column("Id", lambda child: child, 10, muted=True),
        Column("Plan now", plans, 16),
        Column("Social worker now", social_worker, 20),
    )


def _first(row: MonthRow) -> date:
    return row.point.first


def _figure(row: MonthRow) -> str:
    """With the lowest and the highest, if known; counts where too few for a percentage."""
    point = row.point
    if point.value is None:
        return point.counts if point.figure and point.figure.denominator else ""
    value = f"{point.value:.1f}%" if row.unit == "percent" else f"{point.value:g}"
    return f"{value} ({point.low:g} to {point.high:g})" if point.low is not None else value


def _part(row: MonthRow, name: str) -> Value:
    value = getattr(row.point.figure, name, None)
    return int(value) if value is not None and value == int(value) else value
