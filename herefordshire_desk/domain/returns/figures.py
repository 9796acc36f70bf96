"""Figures: one counted figure of a measure of a month, known or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from herefordshire_desk.domain.definitions import (
    SMALLEST_DENOMINATOR,
    Definition,
    Unit,
    month_definitions,
)
from herefordshire_desk.domain.records import ChildId

RATIOS = frozenset({"percent", "days", "children_per_fte"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The whole of a measure, or one `group` of a `breakdown` of it.

    `numerator` is None where it is not known, which `note` explains, and for a median, which is
    `given`. `known_for` is how many of what is counted the records could answer for. `children`
    are those to look at, in text order: behind the numerator, but of what was done as it should
    be those for whom it was not. No return writes them.
    """

    definition: Definition
    unit: Unit
    numerator: float | None = None
    denominator: float | None = None
    given: float | None = None
    known_for: int = 0
    breakdown: str = ""
    group: str = ""
    note: str = ""
    children: tuple[ChildId, ...] = ()

    @property
    def value(self) -> float | None:
        """What `unit` says, to one decimal place; None where it is not known or of too few."""
        if self.given is not None:
            return round(self.given, 1)
        if self.numerator is None or self.unit not in RATIOS:
            return self.numerator
        if not self.denominator or self.too_few:
            return None
        scale = 100 if self.unit == "percent" else 1
        return round(scale * self.numerator / self.denominator, 1)

    @property
    def too_few(self) -> bool:
        """Whether this is a percentage of so few that none is given."""
        few = self.denominator is not None and 0 < self.denominator < SMALLEST_DENOMINATOR
        return few and self.unit == "percent"


def share(
    name: str,
    found: float,
    of: float,
    breakdown: str = "",
    group: str = "",
    *,
    known_for: int | None = None,
    unit: Unit = "percent",
    children: Iterable[ChildId] = (),
) -> Figure:
    """So much of so much; known for all of those unless told. A child counts once in `children`."""
    return Figure(
        definition=month_definitions()[name],
        unit=unit,
        numerator=found,
        denominator=of,
        known_for=int(of) if known_for is None else known_for,
        breakdown=breakdown,
        group=group,
        children=tuple(sorted(set(children))),
    )


def count(name: str, found: int, breakdown: str, group: str, *, known_for: int) -> Figure:
    """A plain number of social workers."""
    return Figure(
        definition=month_definitions()[name],
        unit="social_workers",
        numerator=found,
        known_for=known_for,
        breakdown=breakdown,
        group=group,
    )


def median_of(name: str, days: list[int], breakdown: str = "", group: str = "") -> Figure:
    """The middle of so many days; of an even number, halfway between the two middle ones."""
    ordered, half = sorted(days), len(days) // 2
    middle = (ordered[half] + ordered[~half]) / 2 if days else None
    return Figure(
        definition=month_definitions()[name],
        unit="days",
        denominator=len(days),
        given=middle,
        known_for=len(days),
        breakdown=breakdown,
        group=group,
    )


def unknown(name: str, note: str, breakdown: str = "", group: str = "") -> Figure:
    """What the desk has no records for: a row without figures that says so."""
    definition = month_definitions()[name]
    return Figure(
        definition=definition, unit=definition.unit, breakdown=breakdown, group=group, note=note
    )
