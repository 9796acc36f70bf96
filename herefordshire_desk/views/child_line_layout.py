"""Layout of the child's line: from dates to places, with no painter and no widget."""

from collections.abc import Iterator, Sequence
from functools import partial

from herefordshire_desk.domain.timeline import Timeline, described, visits_summary
from herefordshire_desk.domain.timeline_points import PointKind
from herefordshire_desk.domain.words import short_date
from herefordshire_desk.views.child_line_geometry import (
    Box,
    Frame,
    Key,
    Layout,
    Measure,
    Words,
)
from herefordshire_desk.views.child_line_labels import elided, month_labels, wrapped
from herefordshire_desk.views.child_line_rows import Sketch, band_row, point_row

LEGEND: dict[PointKind, str] = {
    "seen": "child seen",
    "not_seen": "child not seen",
    "booked": "visit booked",
    "review": "review held",
    "review_due": "review due",
    "meeting": "family meeting held",
    "meeting_booked": "meeting booked",
}
LONGEST_MONTH = "Mar 2026"


def laid_out(picture: Timeline, width: float, measure: Measure) -> Layout:
    """The picture at a width; its height is what the text and the rows need."""
    frame = _frame(picture, width, measure)
    sketches = _sketches(frame)
    apart = _apart(measure)
    bottom = sketches[-1].bottom if sketches else _axis_height(measure)
    plot = Box(frame.left, measure.small, frame.right - frame.left, bottom + apart - measure.small)
    today = _today(frame, plot.bottom)
    legend = list(_legend(frame, today.box))
    sentence = _sentence(frame, today.box.bottom + apart)
    months, month_words = _months(frame)
    return Layout(
        size=(width, sentence.bottom + 2),
        plot=plot,
        today=frame.x(picture.day),
        months=months,
        baselines=tuple(sketch.middle for sketch in sketches if sketch.has_baseline),
        items=tuple(item for sketch in sketches for item in sketch.items),
        leaders=tuple(leader for sketch in sketches for leader in sketch.leaders),
        words=(
            *month_words,
            *_row_names(sketches, frame),
            *(words for sketch in sketches for words in sketch.words),
            *(words for _, words in legend),
            today,
        ),
        keys=tuple(key for key, _ in legend),
        sentence=sentence,
    )


def sentences(picture: Timeline) -> list[str]:
    """What may stand under the picture: that of no item, then that of each."""
    resting = visits_summary(picture) if picture.rows else described(picture)
    return [resting, *(item.detail for row in picture.rows for item in row.items)]


def _frame(picture: Timeline, width: float, measure: Measure) -> Frame:
    """Row names have as much of the left as they need, up to three tenths."""
    names = (measure.width(row.name, "row") for row in picture.rows)
    margin = round(measure.line * 0.5)
    left = min(max(names, default=0), width * 0.3) + 2 * margin
    return Frame(picture, round(left), round(width - margin - measure.line), width - 2, measure)


def _apart(measure: Measure) -> int:
    return round(measure.line * 0.55)


def _axis_height(measure: Measure) -> int:
    return round(measure.small + measure.line * 0.7)


def _sketches(frame: Frame) -> list[Sketch]:
    top, sketches = float(_axis_height(frame.measure)), []
    for index, row in enumerate(frame.picture.rows):
        sketches.append((band_row if row.spans else point_row)(row, index, top, frame))
        top = round(sketches[-1].bottom) + _apart(frame.measure)
    return sketches


def _months(frame: Frame) -> tuple[tuple[float, ...], list[Words]]:
    """Where each month begins, and the words of those that have room for them."""
    first, last, measure = frame.picture.first, frame.picture.last, frame.measure
    width = partial(measure.width, role="month")
    per_month = (frame.right - frame.left) / ((last - first).days / 30.5)
    room = width(LONGEST_MONTH) + measure.small * 0.6
    labels = {
        frame.x(on): words for on, words in month_labels(first, last, per_month, room).items()
    }
    words = [
        Words(words, Box(x + 3, 0, width(words), measure.small), "month")
        for x, words in labels.items()
        if words and x + 3 + width(words) <= frame.edge
    ]
    return tuple(labels), words


def _row_names(sketches: Sequence[Sketch], frame: Frame) -> Iterator[Words]:
    """Right-aligned before the picture, level with what the row shows."""
    measure, end = frame.measure, frame.left - round(frame.measure.line * 0.5)
    width = partial(measure.width, role="row")
    for row, sketch in zip(frame.picture.rows, sketches, strict=True):
        name = elided(row.name, end, width)
        top = sketch.middle - measure.small / 2
        yield Words(name, Box(end - width(name), top, width(name), measure.small), "row")


def _today(frame: Frame, top: float) -> Words:
    words, measure = short_date(frame.picture.day), frame.measure
    width = measure.width(words, "today")
    left = min(frame.x(frame.picture.day) - width / 2, frame.edge - width)
    return Words(words, Box(left, top + 2, width, measure.small), "today")


def _legend(frame: Frame, today: Box) -> Iterator[tuple[Key, Words]]:
    """Signs and their words on the line of today's date, as many as fit before it."""
    kinds = {point.kind for row in frame.picture.rows for point in row.points}
    measure, x = frame.measure, frame.left
    side = round(measure.line * 0.36) * 2
    for kind, words in LEGEND.items():
        width = measure.width(words, "legend")
        right = x + side * 1.5 + width
        if kind in kinds and right + measure.line < today.left:
            top = today.top + (today.height - side) / 2
            place = Box(x + side * 1.5, today.top, width, today.height)
            yield Key(kind, Box(x, top, side, side)), Words(words, place, "legend")
            x = right + measure.line


def _sentence(frame: Frame, top: float) -> Box:
    """Room for the longest sentence there may be."""
    width = partial(frame.measure.width, role="sentence")
    room = frame.edge - frame.left
    lines = max(len(wrapped(words, room, width)) for words in sentences(frame.picture))
    return Box(frame.left, top, room, lines * frame.measure.line)
