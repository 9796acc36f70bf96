"""Geometry of the child's line: the places that layout works out and the painter fills."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from herefordshire_desk.domain.timeline import Timeline
from herefordshire_desk.domain.timeline_bands import Span, SpanKind
from herefordshire_desk.domain.timeline_points import Point, PointKind

Role = Literal["row", "month", "band", "caption", "today", "legend", "sentence"]
NARROWEST = 3.0


class Measure(Protocol):
    """How large text is. `line` and `small` are line heights of body and of small text."""

    @property
    def line(self) -> float:
        """Of band names and the sentence."""

    @property
    def small(self) -> float:
        """Of all other text."""

    def width(self, words: str, role: Role) -> float:
        """Of the words in the font of that role."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in device-independent pixels from the top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first pixel beyond it."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The first pixel below it."""
        return self.top + self.height

    @property
    def centre(self) -> float:
        """Half way from left to right."""
        return self.left + self.width / 2

    def grown(self, by: float) -> "Box":
        """The same with a margin all round."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def has(self, x: float, y: float) -> bool:
        """Whether the place lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether the two share a place."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Item:
    """A band or a point in its place. `beyond` points lie outside the picture, at its edge."""

    row: int
    source: Span | Point
    box: Box
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Text in its place; `kind` is that of what it names, None for the frame's own text."""

    text: str
    box: Box
    role: Role
    kind: SpanKind | PointKind | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A line at `x` from words that do not stand next to their band, down or up to it."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Key:
    """A sign of the legend."""

    kind: PointKind
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole picture. `plot` is where the months are, `sentence` the room under it."""

    size: tuple[float, float]
    plot: Box
    today: float
    months: tuple[float, ...]
    baselines: tuple[float, ...]
    items: tuple[Item, ...]
    leaders: tuple[Leader, ...]
    words: tuple[Words, ...]
    keys: tuple[Key, ...]
    sentence: Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The months of a picture laid from `left` to `right`; words may reach to `edge`."""

    picture: Timeline
    left: float
    right: float
    edge: float
    measure: Measure

    def x(self, on: date) -> float:
        """Where the day begins, on a whole pixel."""
        days = (self.picture.last - self.picture.first).days
        share = (on - self.picture.first).days / days
        return float(round(self.left + share * (self.right - self.left)))

    def limit(self, right: float) -> float:
        """How far words may reach: those of what ends by the day stop short of its line."""
        today = self.x(self.picture.day)
        return today - NARROWEST if right <= today else self.edge

    def reach(self, span: Span) -> tuple[float, float]:
        """From where to where a band is drawn: within the picture, and never too thin to see."""
        today = self.x(self.picture.day)
        left = min(self.x(max(span.start, self.picture.first)), today - NARROWEST)
        right = today if span.end is None else self.x(span.end) - 1
        return left, max(right, left + NARROWEST)
