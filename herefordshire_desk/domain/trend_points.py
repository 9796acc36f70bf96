"""Trend points: what a trend shows, its definition, and one month's figure of it."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from herefordshire_desk.domain.definitions import Definition, definitions, month_definitions
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.returns.figures import RATIOS, Figure
from herefordshire_desk.resource import read_table

PERIODS = 2  # of England's figures that are shown, the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One measure followed month by month: a measure of the monthly return, or a group of it.

    `family` is what is reckoned together. `known_by` is which records must have begun for a
    month to be known. `none_is` is what a month without such a group has: blank is not known,
    0 is none. `looks_back` is true of a year to the day, which neighbouring months mostly share.
    `spread` are the groups of the same breakdown between which the figures lie.
    `of` says what the denominator counts, `behind` who the children of a month are; blank where
    there are none behind it.
    """

    id: str
    name: str
    measure: str
    breakdown: str
    group: str
    family: str
    known_by: str
    none_is: str
    looks_back: bool
    spread: tuple[str, ...]
    of: str
    behind: str

    @property
    def definition(self) -> Definition:
        """As carried with the returns."""
        return {**definitions(), **month_definitions()}[self.measure]


class Benchmark(NamedTuple):
    """England's figure of one period, with where it is from."""

    area: str
    period: str
    value: float
    source: str


class Point(NamedTuple):
    """A trend as at the close of `day`, which is a month's end, or the day looked from.

    `figure` is None where nothing was known. `whole` is False for the month under way. `short`
    says that it looks back over a year of which less is on record, and so may be too low.
    """

    first: date
    day: date
    whole: bool
    figure: Figure | None
    low: float | None = None
    high: float | None = None
    short: bool = False

    @property
    def value(self) -> float | None:
        """To one decimal place; None where not known, or a percentage of fewer than 5."""
        return self.figure.value if self.figure is not None else None

    @property
    def children(self) -> tuple[ChildId, ...]:
        """Those to look at, as the trend's `behind` says."""
        return self.figure.children if self.figure is not None else ()

    @property
    def counts(self) -> str:
        """The numerator and the denominator, such as 2 of 4; blank where there are none."""
        figure = self.figure
        if figure is None or figure.numerator is None or figure.unit not in RATIOS:
            return ""
        return f"{figure.numerator:g} of {figure.denominator or 0:g}"


@cache
def trends() -> dict[str, Trend]:
    """The carried trends by id, in the table's order."""
    return {row["id"]: _trend(row) for row in read_table("trends.csv")}


@cache
def benchmarks() -> dict[str, tuple[Benchmark, ...]]:
    """By trend, England's latest figures: only where the whole of a measure is defined alike."""
    rows = read_table("benchmarks.csv")
    found = {}
    for trend in trends().values():
        name = trend.definition.benchmark_name
        same = [row for row in rows if name and row["measure"] == name and not trend.breakdown]
        latest = sorted(same, key=lambda row: row["period"])[-PERIODS:]
        found[trend.id] = tuple(
            Benchmark(row["area"], row["period"], float(row["value"]), row["source"])
            for row in latest
        )
    return found


def _trend(row: dict[str, str]) -> Trend:
    return Trend(
        id=row["id"],
        name=row["name"],
        measure=row["measure"],
        breakdown=row["breakdown"],
        group=row["group"],
        family=row["family"],
        known_by=row["known_by"],
        none_is=row["none_is"],
        looks_back=bool(row["looks_back"]),
        spread=tuple(row["spread"].split()),
        of=row["of"],
        behind=row["behind"],
    )
