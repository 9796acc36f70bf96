"""Sheets of cells, as a workbook or a CSV file holds them, before anything is made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

T = TypeVar("T")
Cell = str | int | float | bool | date | datetime | None


class Keep(Protocol):
    """Where many things are kept until they are asked for: in memory, or better out of it."""

    def __call__(self, things: Iterable[T], /) -> Sequence[T]:
        """The same things, to be gone through one after the other."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its headings. `file` is a name only, never a path.

    Rows count as the file does: `first_row` is the number of `rows[0]`, the heading row of a
    file that starts with it being 1. Blank rows are kept, so that the count is right.
    `serial_dates` is False where a plain number cannot stand for a date, because the workbook
    counts its days from 1904. In a part of a longer sheet `numbers` are those of its rows there,
    and `month_first` the fields whose dates have the month first in the whole of it.
    """

    file: str
    name: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    first_row: int
    serial_dates: bool = True
    numbers: Sequence[int] = ()
    month_first: frozenset[str] | None = None

    def number(self, index: int) -> int:
        """The number in the file of the row at that place among `rows`."""
        return self.numbers[index] if self.numbers else self.first_row + index

    @property
    def place(self) -> str:
        """Where a person finds this sheet: the file, and the sheet where it has several."""
        alone = self.file.lower().startswith(self.name.lower())
        return self.file if alone else f"{self.file}, {self.name}"
