"""Paper: what is printed, as values: a heading, what it shows, and its parts from top to bottom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from herefordshire_desk.models.columns import Column, Pill, R, shown

CellKind = Literal["text", "number", "date"]
# in halves of the letters' size: what a page holds side by side, upright and on its side
UPRIGHT, ACROSS = 116.0, 171.0
LONGEST = 40.0  # before a cell is told in several lines
PADDING = 3.0
BOLD = 1.1  # times as wide
HALVINGS = 20
NARROW, BROAD = frozenset("fijlrtI.,:;'()[]|! -/"), frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is printed; a flag has its tone, and its words are bold."""

    text: str
    kind: CellKind = "text"
    tone: Pill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. `name` stands over it and says what it lists.

    The first column says what a row is about. `left_out` is said under the last row. Columns are
    as wide as what is in them, unless `widths` are given, so that several tables line up; so of
    `kinds`, what each holds.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    kinds: tuple[CellKind, ...] = ()
    empty: str = "Nothing is in this list."
    left_out: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it needs the page on its side."""
        return sum(most for _, most in self._needed()) > UPRIGHT

    def column_widths(self, *, landscape: bool) -> tuple[float, ...]:
        """How wide each column is against the others: where all is too much, the widest give."""
        return self.widths or tuple(shared(self._needed(), ACROSS if landscape else UPRIGHT))

    def column_kinds(self) -> tuple[CellKind, ...]:
        """What each column holds, by the first of its cells that is not blank."""
        return self.kinds or tuple(
            next((row[at].kind for row in self.rows if row[at].text), "text")
            for at in range(len(self.headings))
        )

    def in_batches(self, most: int, *, landscape: bool) -> Iterator["Grid"]:
        """The same rows in grids of so many, which line up one under the other.

        Where one goes on from another there stands a row between that is not to be shown, at
        the end of the one and again at the start of the other: it holds the widest of each
        column, so that no column is wider in one grid than in the next.
        """
        between = (tuple(self._widest(at) for at in range(len(self.headings))),)
        widths, kinds = self.column_widths(landscape=landscape), self.column_kinds()
        for start in range(0, len(self.rows), most):
            last = start + most >= len(self.rows)
            rows = self.rows[start : start + most]
            yield replace(
                self,
                name="" if start else self.name,
                rows=(between if start else ()) + rows + (() if last else between),
                widths=widths,
                kinds=kinds,
                left_out=self.left_out if last else "",
            )

    def _widest(self, at: int) -> Cell:
        return max(self._cells(at), key=lambda cell: max(map(breadth, _words(cell))))

    def _needed(self) -> list[tuple[float, float]]:
        """Of each column, in characters: with its longest word whole, and all in one line."""
        return [
            _room(heading, self._cells(at), bold=at == 0)
            for at, heading in enumerate(self.headings)
        ]

    def _cells(self, at: int) -> list[Cell]:
        """What stands in a column, each once: a long list says much again and again."""
        return list(dict.fromkeys(row[at] for row in self.rows))


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, one under the other, under a name if there is one."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as PNG, with what it shows in words; `width` in millimetres."""

    name: str
    png: bytes
    words: str
    width: int


Part = Grid | Lines | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One thing to print. `subject` names it where a child's name must not stand.

    `keep` says whether children are there by name, and is on every page with `team` and `day`.
    """

    title: str
    subject: str
    shows: tuple[str, ...]
    team: str
    day: str
    keep: str
    parts: tuple[Part, ...]
    file_name: str
    landscape: bool = False

    @property
    def foot(self) -> str:
        """What stands at the foot of every page."""
        return " · ".join(filter(None, ("Herefordshire desk", self.team, self.day, self.keep)))


def cell_of(column: Column[R], row: R) -> Cell:
    """What a column of a screen shows of a row, for paper."""
    value = column.value(row)
    kind: CellKind = "text"
    if isinstance(value, int | float):
        kind = "number"
    elif value is not None and not isinstance(value, str):
        kind = "date"
    return Cell(shown(value), kind, column.pill(row) if column.pill else None)


def shared(needed: list[tuple[float, float]], room: float) -> list[float]:
    """The room shared out: to each the most it needs, or as much as the others have."""

    def at(level: float) -> list[float]:
        return [min(most, max(least, level)) for least, most in needed]

    low, high = 0.0, max((most for _, most in needed), default=0.0)
    if sum(at(high)) <= room:
        return at(high)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= room else (low, middle)
    return at(low)


def _room(heading: str, cells: list[Cell], *, bold: bool) -> tuple[float, float]:
    """What a column needs with its longest word whole, and with every cell in one line."""
    words = [BOLD * breadth(word) for word in re.split("[ -]", heading)]
    whole = list(words)
    for cell in cells:
        by = BOLD if bold or cell.tone else 1
        words += [by * breadth(word) for word in _words(cell)]
        whole.append(by * breadth(cell.text))
    least = min(max(words, default=0), LONGEST)
    return least + PADDING, max(min(max(whole, default=0), LONGEST), least) + PADDING


def _words(cell: Cell) -> list[str]:
    """What of a cell stays in one line."""
    return re.split("[ -]", cell.text) if cell.kind == "text" else [cell.text]


def breadth(text: str) -> float:
    """About how wide text is, in halves of the letters' size."""
    narrow = sum(letter in NARROW for letter in text)
    broad = sum(letter in BROAD for letter in text)
    capital = sum(letter.isupper() for letter in text)
    return 1.1 * len(text) - 0.5 * narrow + 0.5 * broad + 0.2 * capital
