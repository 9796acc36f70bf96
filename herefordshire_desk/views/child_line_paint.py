"""Painting the child's line: fills the places of a layout, on a screen or on paper."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from herefordshire_desk.domain.timeline import Timeline
from herefordshire_desk.domain.timeline_bands import SpanKind
from herefordshire_desk.domain.timeline_points import Point, PointKind
from herefordshire_desk.views.child_line_geometry import Box, Item, Layout, Role, Words
from herefordshire_desk.views.child_line_labels import wrapped
from herefordshire_desk.views.child_line_layout import laid_out, sentences
from herefordshire_desk.views.child_line_type import Type, in_pixels
from herefordshire_desk.views.tokens import Colours, Tone, ToneColours

TONES: dict[SpanKind | PointKind, Tone] = {
    "held": "blue",
    "agency": "blue",
    "gap": "red",
    "plan": "grey",
    "protection": "amber",
    "home": "grey",
    "temporary": "grey",
    "legal": "grey",
    "seen": "green",
    "not_seen": "red",
    "due": "blue",
    "overdue": "red",
    "booked": "blue",
    "review": "blue",
    "review_due": "blue",
    "meeting": "blue",
    "meeting_booked": "blue",
}
HATCHED = frozenset({"agency", "temporary"})
FILLED = frozenset({"seen", "review", "meeting"})
DIAMONDS = frozenset({"review", "review_due"})
SQUARES = frozenset({"booked", "meeting", "meeting_booked"})
TICKS = frozenset({"due", "overdue"})
RADIUS, HATCH, RING = 4.0, 6, 3.0
INCH = 96  # in device-independent pixels


def paint_timeline(
    painter: QPainter, rect: QRectF, picture: Timeline, colours: Colours, font: QFont
) -> float:
    """Paint a picture as wide as `rect` from its top, on any device; returns the height it took.

    `rect` and the height are in the painter's units.
    """
    scale = painter.device().logicalDpiX() / INCH
    letters = Type(in_pixels(font))
    layout = laid_out(picture, rect.width() / scale, letters)
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    LinePainter(painter, colours, letters).paint(layout, sentences(picture)[0])
    painter.restore()
    return layout.size[1] * scale


class LinePainter:
    """Paints a layout in one set of colours and one set of fonts."""

    def __init__(self, painter: QPainter, colours: Colours, letters: Type) -> None:
        self.painter, self.colours, self.letters = painter, colours, letters

    def paint(self, layout: Layout, sentence: str, focused: int | None = None) -> None:
        """The whole picture, `sentence` under it, and a ring round the item in focus."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._grid(layout)
        for item in sorted(layout.items, key=lambda item: item.source.kind == "not_seen"):
            self._item(item)
        self._today(layout)
        self._leaders(layout)
        self._words(layout.words)
        for key in layout.keys:
            self._point(key.kind, rect_of(key.box))
        self._sentence(sentence, layout.sentence, in_focus=focused is not None)
        if focused is not None:
            self.ring(layout.items[focused].box.grown(RING))

    def ring(self, box: Box) -> None:
        """The mark of keyboard focus."""
        self._pen(self.colours.focus, 2)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect_of(box), RADIUS + 1, RADIUS + 1)

    def _grid(self, layout: Layout) -> None:
        self._pen(self.colours.hair)
        plot = layout.plot
        for x in layout.months:
            self.painter.drawLine(QLineF(x + 0.5, plot.top, x + 0.5, plot.bottom))
        for middle in layout.baselines:
            y = round(middle) + 0.5
            self.painter.drawLine(QLineF(plot.left, y, plot.right, y))

    def _today(self, layout: Layout) -> None:
        self._pen(self.colours.focus, 2)
        plot, x = layout.plot, layout.today + 0.5
        self.painter.drawLine(QLineF(x, plot.top, x, plot.bottom))

    def _leaders(self, layout: Layout) -> None:
        self._pen(self.colours.line)
        for leader in layout.leaders:
            x = leader.x + 0.5
            self.painter.drawLine(QLineF(x, leader.top, x, leader.bottom))

    def _item(self, item: Item) -> None:
        if isinstance(item.source, Point):
            self._point(item.source.kind, rect_of(item.box))
        else:
            self._band(item.source.kind, rect_of(item.box).adjusted(0.5, 0.5, -0.5, -0.5))

    def _band(self, kind: SpanKind, rect: QRectF) -> None:
        tone, painter = self._tone(kind), self.painter
        radius = min(RADIUS, rect.width() / 2)
        painter.setBrush(QColor(self.colours.surface if kind == "gap" else tone.ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        if kind in HATCHED:
            self._hatch(rect, radius, tone)
        dash = Qt.PenStyle.DashLine if kind == "gap" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tone.ink), 1, dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, radius, radius)

    def _hatch(self, rect: QRectF, radius: float, tone: ToneColours) -> None:
        """Lines of our own: a brush's pattern does not scale with a printer's dots."""
        outline = QPainterPath()
        outline.addRoundedRect(rect, radius, radius)
        ink = QColor(tone.ink)
        ink.setAlphaF(0.4)
        self.painter.save()
        self.painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        self.painter.setPen(QPen(ink, 1))
        height = rect.height()
        for x in range(int(rect.left() - height), int(rect.right()) + 1, HATCH):
            self.painter.drawLine(QLineF(x, rect.bottom(), x + height, rect.top()))
        self.painter.restore()

    def _point(self, kind: PointKind, rect: QRectF) -> None:
        """Filled means it happened: the child was seen, the review or meeting was held."""
        ink = self._tone(kind).ink
        self._pen(ink, 2 if kind in TICKS else 1.5)
        self.painter.setBrush(QColor(ink if kind in FILLED else self.colours.surface))
        if kind in TICKS:
            reach, x = rect.height() * 0.6, round(rect.center().x())
            top, bottom = rect.center().y() - reach, rect.center().y() + reach
            self.painter.drawLine(QLineF(x, top, x, bottom))
        elif kind in DIAMONDS:
            self.painter.drawPolygon(_diamond(rect))
        elif kind in SQUARES:
            self.painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        else:
            self.painter.drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75))

    def _words(self, words: Iterable[Words]) -> None:
        """Captions and hatched names stand on a ground of their own, so no line runs through."""
        for each in words:
            box = rect_of(each.box)
            if each.role == "caption":
                self.painter.fillRect(box.adjusted(-2, 0, 2, 0), QColor(self.colours.surface))
            elif each.kind in HATCHED:
                self._ground(box.center().y(), box, self._tone(each.kind).ground)
            self._text(each.text, box, each.role, self._ink(each))

    def _ground(self, middle: float, box: QRectF, colour: str) -> None:
        height = self.letters.line
        ground = QRectF(box.left() - 3, middle - height / 2, box.width() + 6, height)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(ground, RADIUS, RADIUS)

    def _sentence(self, sentence: str, box: Box, *, in_focus: bool) -> None:
        lines = wrapped(sentence, box.width, partial(self.letters.width, role="sentence"))
        ink = self.colours.ink if in_focus else self.colours.muted
        for at, line in enumerate(lines):
            top = box.top + at * self.letters.line
            place = QRectF(box.left, top, box.width, self.letters.line)
            self._text(line, place, "sentence", ink)

    def _text(self, text: str, box: QRectF, role: Role, ink: str) -> None:
        self.painter.setFont(self.letters.fonts[role])
        self.painter.setPen(QColor(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        self.painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), text)

    def _ink(self, words: Words) -> str:
        if words.role == "today":
            return self.colours.focus
        return self.colours.muted if words.kind is None else self._tone(words.kind).ink

    def _tone(self, kind: SpanKind | PointKind) -> ToneColours:
        return self.colours.tones[TONES[kind]]

    def _pen(self, colour: str, width: float = 1) -> None:
        self.painter.setPen(QPen(QColor(colour), width))


def rect_of(box: Box) -> QRectF:
    """The box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)


def _diamond(rect: QRectF) -> QPolygonF:
    middle = rect.center()
    return QPolygonF(
        [
            QPointF(middle.x(), rect.top()),
            QPointF(rect.right(), middle.y()),
            QPointF(middle.x(), rect.bottom()),
            QPointF(rect.left(), middle.y()),
        ]
    )
