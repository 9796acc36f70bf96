"""Definitions: what each measure means, with England's figure, and one counted figure of it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.resource import read_resource, read_table

Unit = Literal[
    "children", "percent", "children_per_fte", "changes", "days", "social_workers", "visits"
]
SMALLEST_DENOMINATOR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a measure counts. `benchmark` is England's latest figure, with where it is from.

    `benchmark_name` is what benchmarks.csv calls it: blank where England has none defined alike.
    """

    id: str
    name: str
    unit: Unit
    words: str
    version: str
    benchmark: float | None
    benchmark_source: str
    benchmark_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure: the whole of a measure, or one `group` of a `breakdown` of it.

    `denominator` is None for a plain number, and where it is not recorded. `known_for` is how
    many children (for W4 to W6, social workers) the records could answer for.
    """

    definition: Definition
    numerator: int
    denominator: float | None = None
    known_for: int
    children: tuple[ChildId, ...]
    breakdown: str = ""
    group: str = ""

    @property
    def unit(self) -> Unit:
        """That of every figure of the measure."""
        return self.definition.unit

    @property
    def value(self) -> float | None:
        """The number, the ratio, or the percentage, to one decimal place.

        None where the denominator is not recorded or 0, and for a percentage of fewer than 5.
        """
        if self.definition.unit == "children":
            return self.numerator
        if not self.denominator or self.too_few:
            return None
        scale = 100 if self.definition.unit == "percent" else 1
        return round(scale * self.numerator / self.denominator, 1)

    @property
    def too_few(self) -> bool:
        """Whether this is a percentage of so few that none is given."""
        few = self.denominator is not None and 0 < self.denominator < SMALLEST_DENOMINATOR
        return few and self.definition.unit == "percent"


@cache
def definitions() -> dict[str, Definition]:
    """The carried definitions of the measures as at a day, by id, in their order."""
    return _carried("measures")


@cache
def month_definitions() -> dict[str, Definition]:
    """Those of the measures of a calendar month."""
    return _carried("month_measures")


def _carried(name: str) -> dict[str, Definition]:
    rows = tomllib.loads(read_resource(f"returns/{name}.toml"))
    version = rows.pop("version")
    return {key: _definition(key, version, **row) for key, row in rows.items()}


def _definition(
    key: str, version: str, *, name: str, unit: Unit, words: str, benchmark: str = ""
) -> Definition:
    figure, source = _benchmarks().get(benchmark, (None, ""))
    return Definition(
        id=key,
        name=name,
        unit=unit,
        words=words,
        version=version,
        benchmark=figure,
        benchmark_source=source,
        benchmark_name=benchmark,
    )


@cache
def _benchmarks() -> dict[str, tuple[float, str]]:
    """By measure, the figure of the latest period carried, and where it is from."""
    rows = read_table("benchmarks.csv")
    return {
        row["measure"]: (float(row["value"]), f"{row['area']} {row['period']}: {row['source']}")
        for row in sorted(rows, key=lambda row: row["period"])
    }
