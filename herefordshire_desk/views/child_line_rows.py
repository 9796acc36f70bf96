"""Rows of the child's line laid out: bands in lanes with their names, and points with theirs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from herefordshire_desk.domain.timeline import Row
from herefordshire_desk.domain.timeline_bands import Span
from herefordshire_desk.domain.timeline_points import Point
from herefordshire_desk.views.child_line_captions import Caption, Shelf, Wish, captions
from herefordshire_desk.views.child_line_geometry import Box, Frame, Item, Leader, Words
from herefordshire_desk.views.child_line_labels import elided, fitted

LANE_GAP = 2.0  # between bands one under another
AGENCY = " (agency)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One row in its place. `middle` is half way down what it shows, captions apart."""

    items: tuple[Item, ...]
    words: tuple[Words, ...]
    leaders: tuple[Leader, ...]
    middle: float
    bottom: float
    has_baseline: bool


def band_row(row: Row, index: int, top: float, frame: Frame) -> Sketch:
    """Bands that overlap in time go in lanes under one another.

    A name that does not fit its band is written above it, below for a lower lane; a gap's is
    below where there is one lane. With no room there either, the band has what fits of it.
    """
    spans, lanes = row.spans, lanes_of(row.spans)
    names = [_name_inside(span, frame) for span in spans]
    above, below = _captions_of_bands(spans, lanes, names, frame)
    names = _with_cut_names(spans, names, [*above, *below], frame)
    pitch = _height(row, frame) + LANE_GAP
    first = top + Shelf(above, spans, 0, frame.measure.small).height
    bottom = first + (max(lanes) + 1) * pitch - LANE_GAP
    boxes = [
        _band(span, first + lane * pitch, pitch - LANE_GAP, frame)
        for span, lane in zip(spans, lanes, strict=True)
    ]
    over = Shelf(above, spans, first, frame.measure.small, up=True)
    under = Shelf(below, spans, bottom, frame.measure.small)
    inside = (_inside(*each, frame) for each in zip(spans, boxes, names, strict=True) if each[2])
    return Sketch(
        items=tuple(Item(index, *each) for each in zip(spans, boxes, strict=True)),
        words=(*inside, *over.words, *under.words),
        leaders=(*over.leaders, *under.leaders),
        middle=(first + bottom) / 2,
        bottom=bottom + under.height,
        has_baseline=False,
    )


def point_row(row: Row, index: int, top: float, frame: Frame) -> Sketch:
    """Points on a line, with the words of those that have some below it, overdue ones first."""
    height, side = round(frame.measure.line * 1.6), _side(row.points, frame)
    items = [_point(point, index, top + height / 2, side, frame) for point in row.points]
    labelled = (at for at, point in enumerate(row.points) if point.label)
    wishes = [
        Wish(at, _pointed(items[at], frame), *_limits(items[at].box, frame))
        for at in sorted(labelled, key=lambda at: _urgency(row.points[at]))
    ]
    under = Shelf(_captions(wishes, frame), row.points, top + height, frame.measure.small)
    return Sketch(
        items=tuple(items),
        words=tuple(under.words),
        leaders=tuple(under.leaders),
        middle=top + height / 2,
        bottom=top + height + under.height,
        has_baseline=True,
    )


def lanes_of(spans: Iterable[Span]) -> list[int]:
    """For each band, by start, the first lane whose last band has ended; 0 is the top."""
    ends: list[date] = []
    lanes = []
    for span in spans:
        free = (lane for lane, end in enumerate(ends) if end <= span.start)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [span.end or date.max]
        lanes.append(lane)
    return lanes


def _captions_of_bands(
    spans: Sequence[Span], lanes: Sequence[int], names: Sequence[str], frame: Frame
) -> tuple[list[Caption], list[Caption]]:
    """Captions above and below, for the bands without a name; open and long ones come first."""
    nameless = (at for at in range(len(spans)) if not names[at])
    order = sorted(nameless, key=lambda at: _weight(spans[at]))
    reaches = {at: frame.reach(spans[at]) for at in order}
    wishes = [
        Wish(at, spans[at].label, left, right, frame.limit(right))
        for at, (left, right) in reaches.items()
    ]
    single = max(lanes) == 0
    low = [bool(lanes[at]) or (single and spans[at].kind == "gap") for at in order]
    above = [wish for wish, is_low in zip(wishes, low, strict=True) if not is_low]
    below = [wish for wish, is_low in zip(wishes, low, strict=True) if is_low]
    return _captions(above, frame), _captions(below, frame)


def _captions(wishes: Iterable[Wish], frame: Frame) -> list[Caption]:
    width = partial(frame.measure.width, role="caption")
    return captions(wishes, frame.left, frame.measure.small * 0.6, width)


def _with_cut_names(
    spans: Sequence[Span], names: Sequence[str], placed: Iterable[Caption], frame: Frame
) -> list[str]:
    """The names, and what fits of those that have no caption either."""
    written = {caption.wish.index for caption in placed}
    return [
        name if name or at in written or span.kind == "gap" else _name_cut(span, frame)
        for at, (span, name) in enumerate(zip(spans, names, strict=True))
    ]


def _weight(span: Span) -> tuple[bool, int]:
    """Open ones first, then the longest."""
    return (span.end is not None, -((span.end or span.start) - span.start).days)


def _urgency(point: Point) -> tuple[bool, date]:
    return (point.kind != "overdue", point.on)


def _height(row: Row, frame: Frame) -> int:
    """Who held the child is the tallest row."""
    tall = any(span.kind in ("held", "agency", "gap") for span in row.spans)
    return round(frame.measure.line * (1.7 if tall else 1.35))


def _band(span: Span, top: float, height: float, frame: Frame) -> Box:
    left, right = frame.reach(span)
    return Box(left, top, right - left, height)


def _name_inside(span: Span, frame: Frame) -> str:
    """The name if it fits; an agency's hatching says what "(agency)" would."""
    if span.kind == "gap":
        return ""
    return fitted((span.label, span.label.removesuffix(AGENCY)), *_inside_room(span, frame))


def _name_cut(span: Span, frame: Frame) -> str:
    return elided(span.label, *_inside_room(span, frame))


def _inside_room(span: Span, frame: Frame) -> tuple[float, Callable[[str], float]]:
    left, right = frame.reach(span)
    return right - left - 2 * _padding(frame), partial(frame.measure.width, role="band")


def _padding(frame: Frame) -> float:
    return round(frame.measure.line * 0.42)


def _inside(span: Span, box: Box, name: str, frame: Frame) -> Words:
    width = frame.measure.width(name, "band")
    place = Box(box.left + _padding(frame), box.top, width, box.height)
    return Words(name, place, "band", span.kind)


def _side(points: Sequence[Point], frame: Frame) -> float:
    """How large points are drawn: down to half, where most of them would touch otherwise."""
    usual = frame.measure.line * 0.72
    places = sorted(frame.x(point.on) for point in points)
    between = sorted(later - earlier for earlier, later in pairwise(places))
    middling = between[len(between) // 2] if between else usual
    return float(round(min(usual, max(usual / 2, middling)) / 2) * 2)


def _point(point: Point, row: int, middle: float, side: float, frame: Frame) -> Item:
    """A point outside the picture stands at its edge."""
    before, after = point.on <= frame.picture.first, point.on > frame.picture.last
    x = frame.left if before else frame.right if after else frame.x(point.on)
    box = Box(x - side / 2, middle - side / 2, side, side)
    return Item(row, point, box, before or after)


def _limits(box: Box, frame: Frame) -> tuple[float, float, float]:
    return box.left, box.right, frame.limit(box.centre)


def _pointed(item: Item, frame: Frame) -> str:
    """The words of a point, with a pointer to where it lies if that is outside the picture."""
    label = item.source.label
    if not item.beyond:
        return label
    return f"{label} ›" if item.box.centre >= frame.right else f"‹ {label}"
