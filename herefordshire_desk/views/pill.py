"""Pill: a flag as a shape, a word and a colour; painted in tables and worn by labels."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.tokens import BODY_POINTS, GAP, TIGHT, Tone

SHAPES: dict[Tone, str] = {
    "red": "triangle",
    "amber": "disc",
    "green": "tick",
    "blue": "ring",
    "grey": "dash",
}


def pill_font() -> QFont:
    """A little smaller than body text, and bold."""
    return sized(BODY_POINTS - 1, bold=True)


def pill_size(text: str, font: QFont) -> QSize:
    """The room a pill of that text takes."""
    metrics = QFontMetricsF(font)
    shape = metrics.ascent()
    width = metrics.horizontalAdvance(text) + shape + 2 * GAP + TIGHT + 2
    return QSize(round(width), round(metrics.height() + TIGHT))


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: Tone, font: QFont) -> None:
    """A pill at the left of `rect`, centred in its height; text that does not fit is elided."""
    colours = look().colours.tones[tone]
    metrics = QFontMetricsF(font)
    size = pill_size(text, font)
    body = QRectF(rect.left(), 0, min(size.width(), rect.width()), size.height())
    body.moveTop(rect.center().y() - size.height() / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ground))
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
    side = metrics.ascent() * 0.82
    mark = QRectF(body.left() + GAP, body.center().y() - side / 2, side, side)
    _paint_shape(painter, mark, SHAPES[tone], QColor(colours.ink))
    words = body.adjusted(GAP + metrics.ascent() + TIGHT, 0, -GAP + 2, 0)
    painter.setPen(QColor(colours.ink))
    painter.setFont(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.restore()


def _paint_shape(painter: QPainter, mark: QRectF, shape: str, ink: QColor) -> None:
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    if shape == "triangle":
        top = QPointF(mark.center().x(), mark.top())
        painter.drawPolygon(QPolygonF([top, mark.bottomRight(), mark.bottomLeft()]))
    elif shape == "disc":
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
    elif shape == "dash":
        painter.drawRect(QRectF(mark.left(), mark.center().y() - 1, mark.width(), 2.5))
    else:
        _paint_line(painter, mark, shape, ink)


def _paint_line(painter: QPainter, mark: QRectF, shape: str, ink: QColor) -> None:
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(ink)
    pen.setWidthF(max(1.6, mark.width() / 6))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape == "ring":
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
    else:
        low = QPointF(mark.left() + mark.width() * 0.4, mark.bottom() - 1)
        painter.drawPolyline([QPointF(mark.left(), mark.center().y()), low, mark.topRight()])


class PillLabel(QWidget):
    """One pill by itself, read by a screen reader as its words."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return pill_size(self.text, pill_font())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().px(60)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self.text, self.tone, pill_font())
        painter.end()
