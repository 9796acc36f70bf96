"""Paper: what is printed, as values: a heading, what it shows, and its parts from top to bottom."""

from dataclasses import dataclass
from typing import Literal

from herefordshire_desk.models.columns import Column, Pill, R, shown

CellKind = Literal["text", "number", "date"]
# in characters: what a page holds side by side, upright and on its side
UPRIGHT, ACROSS = 108, 158
LONGEST = 40  # before a cell is told in several lines
PADDING = 2
BOLD = 1.1  # times as wide


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
    as wide as what is in them, unless `widths` are given, so that several tables line up.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    empty: str = "Nothing is in this list."
    left_out: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it needs the page on its side."""
        return sum(most for _, most in self._needed()) > UPRIGHT

    def column_widths(self) -> tuple[float, ...]:
        """How wide each column is against the others: what is too long is told in more lines."""
        needed = self._needed()
        spare = (ACROSS if self.is_wide else UPRIGHT) - sum(least for least, _ in needed)
        asked = sum(most - least for least, most in needed)
        share = min(max(spare / asked, 0), 1) if asked else 0
        return self.widths or tuple(least + share * (most - least) for least, most in needed)

    def _needed(self) -> list[tuple[float, float]]:
        """Of each column, in characters: with its longest word whole, and all in one line."""
        return [
            _room(heading, [row[at] for row in self.rows], bold=at == 0)
            for at, heading in enumerate(self.headings)
        ]


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


def _room(heading: str, cells: list[Cell], *, bold: bool) -> tuple[float, float]:
    least = [BOLD * len(word) for word in heading.split()]
    most = list(least)
    for cell in cells:
        by = BOLD if bold or cell.tone else 1
        words = cell.text.split() if cell.kind == "text" else [cell.text]
        least += [by * len(word) for word in words]
        most.append(by * len(cell.text))
    widest = min(max(least, default=0), LONGEST)
    return widest + PADDING, max(min(max(most, default=0), LONGEST), widest) + PADDING
