"""Columns: what a table shows, as values. A screen's table is a tuple of these."""

from collections.abc import Callable
from datetime import date
from typing import Generic, Literal, NamedTuple, TypeVar

from herefordshire_desk.domain.words import short_date

R = TypeVar("R")
Value = str | int | float | date | None
Pill = Literal["red", "amber", "green", "blue", "grey"]


class Column(NamedTuple, Generic[R]):
    """One column: its heading, what it shows of a row, and how wide it likes to be.

    `width` counts characters. `sort` gives what it sorts by, where that is not what it shows.
    `pill` gives the tone of a flag; the cell then shows shape, word and colour together.
    `right` sets words made of numbers, such as 12 → 9, as numbers stand.
    `usual` columns are shown without being asked for; the sum of a `summed` one is told.
    """

    heading: str
    value: Callable[[R], Value]
    width: int = 12
    sort: Callable[[R], Value] | None = None
    pill: Callable[[R], Pill | None] | None = None
    tip: Callable[[R], str] | None = None
    bold: bool = False
    muted: bool = False
    right: bool = False
    usual: bool = True
    summed: bool = False

    def text(self, row: R) -> str:
        """The value as people read it; blank where there is none."""
        return shown(self.value(row))

    def sort_key(self, row: R) -> tuple[bool, Value]:
        """What the row sorts by: nothing recorded comes after everything else."""
        value = (self.sort or self.value)(row)
        if isinstance(value, str):
            value = folded(value)
        return (value is None or value == "", value if value not in (None, "") else 0)


def shown(value: Value) -> str:
    """Dates as 21 Nov 2026, 11,269, numbers without needless decimals, nothing as blank."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, float):
        return f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def folded(text: str) -> str:
    """As people look words up: whatever the case, and with accents as their plain letters."""
    text = text.casefold()
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
