"""Builders of trends: what the months up to the day are counted over."""

from datetime import date
from typing import Any

from herefordshire_desk.domain.definitions import month_definitions
from herefordshire_desk.domain.returns.figures import share
from herefordshire_desk.domain.trend_points import Point, trends
from herefordshire_desk.domain.trends import TrendRecords, month_ends, reckoned
from tests.make import DAY
from tests.make_month import life
from tests.make_returns import History


def trend_records(*histories: History, **fields: Any) -> TrendRecords:
    return TrendRecords(lives=tuple(life(each) for each in histories), **fields)


def points(
    records: TrendRecords, trend: str, months: int = 24, day: date = DAY
) -> tuple[Point, ...]:
    """The points of one trend."""
    return reckoned(records, month_ends(day, months), trends()[trend].family)[trend]


def of_shares(*shares: tuple[float, float], name: str = "M8") -> list[Point]:
    """Points of so much of so much, one a month, the last of them that of the day."""
    assert name in month_definitions()
    days = month_ends(DAY, len(shares))
    return [
        Point(day.replace(day=1), day, day != DAY, share(name, found, of))
        for day, (found, of) in zip(days, shares, strict=True)
    ]
