"""Captions of the child's line: words set off from a row so that none overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from herefordshire_desk.domain.timeline_bands import Span
from herefordshire_desk.domain.timeline_points import Point
from herefordshire_desk.views.child_line_geometry import Box, Leader, Words
from herefordshire_desk.views.child_line_labels import Width

AIR = 4.0  # between bands and captions


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that want to stand by the item at `index`, which reaches from `left` to `right`.

    They may not reach beyond `limit`.
    """

    index: int
    words: str
    left: float
    right: float
    limit: float


@dataclass(frozen=True, slots=True)
class Caption:
    """Where words were placed: `line` counts away from the band, 0 being the nearest."""

    wish: Wish
    line: int
    left: float
    width: float

    @property
    def right(self) -> float:
        """The first pixel after the words."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Shelf:
    """Captions of one row, to be set off from `edge`: upwards if `up`, else downwards."""

    captions: Sequence[Caption]
    sources: Sequence[Span | Point]
    edge: float
    line: float
    up: bool = False

    @property
    def height(self) -> float:
        """What the captions take."""
        lines = max((caption.line + 1 for caption in self.captions), default=0)
        return lines * self.line + (AIR if lines else 0)

    @property
    def words(self) -> Iterable[Words]:
        """The captions in their places."""
        for each in self.captions:
            place = Box(each.left, self._top(each), each.width, self.line)
            yield Words(each.wish.words, place, "caption", self.sources[each.wish.index].kind)

    @property
    def leaders(self) -> Iterable[Leader]:
        """From each caption that others part from its band, where a line can pass them by."""
        for each in self.captions:
            nearer = [other for other in self.captions if other.line < each.line]
            x = _clear_way(each, nearer) if each.line else None
            if x is not None:
                top = self._top(each) + self.line if self.up else self.edge
                yield Leader(x, top, self.edge if self.up else self._top(each))

    def _top(self, caption: Caption) -> float:
        if self.up:
            return self.edge - AIR - (caption.line + 1) * self.line
        return self.edge + AIR + caption.line * self.line


def captions(
    wishes: Iterable[Wish], left: float, apart: float, width: Width, lines: int = 3
) -> list[Caption]:
    """Each wish in turn in the first free place on one of `lines`; one without is left out.

    A place touches the wish's own reach, lies between `left` and the wish's limit, and keeps
    `apart` from its neighbours.
    """
    found: list[Caption] = []
    for wish in wishes:
        places = _places(wish, width(wish.words), left, lines)
        free = (place for place in places if not any(_meet(place, p, apart) for p in found))
        found.extend([place for place in (next(free, None),) if place is not None])
    return found


def _clear_way(caption: Caption, nearer: Sequence[Caption]) -> float | None:
    """Where a line can go from a caption to its band: the middle, else near either end."""
    left = max(caption.left, caption.wish.left)
    right = min(caption.right, caption.wish.right)
    ways = (round((left + right) / 2), round(left + AIR), round(right - AIR))
    clear = (x for x in ways if not any(o.left - AIR < x < o.right + AIR for o in nearer))
    return next(clear, None)


def _places(wish: Wish, width: float, left: float, lines: int) -> Iterator[Caption]:
    """Centred, then from its left edge, then up to its right edge; the nearest line first."""
    last = wish.limit - width
    centred = (wish.left + wish.right - width) / 2
    for line in range(lines if last >= left else 0):
        for start in (centred, wish.left, wish.right - width):
            yield Caption(wish, line, min(max(start, left), last), width)


def _meet(one: Caption, other: Caption, apart: float) -> bool:
    same_line = one.line == other.line
    return same_line and one.left < other.right + apart and other.left < one.right + apart
