"""Strips: paper laid out piece by piece, so that a long list need not be waited for.

They are documents that stand one under the other as if they were one; heights are among them all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QTextDocument,
)

from herefordshire_desk.views.paper import Grid, Paper, Part
from herefordshire_desk.views.print_breaks import Piece, pieces_of
from herefordshire_desk.views.print_html import PADDING, as_html
from herefordshire_desk.views.tokens import LIGHT

DPI = 300  # what pages are laid out at, so that they break alike on every device
INCH = 25.4  # millimetres
FACES = ["Segoe UI", "Liberation Sans", "Arial"]
ROWS = 60  # laid out at once: in less time than a person notices


@dataclass(frozen=True, slots=True)
class Strip:
    """A document whose own top is `down`; of it is shown what stands between `top` and `bottom`."""

    document: QTextDocument
    down: float
    top: float
    bottom: float

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """What of it stands between two heights, the upper of which is at the painter's place."""
        first, last = max(top, self.top), min(bottom, self.bottom)
        if first >= last:
            return
        shown = QRectF(0, first - self.down, self.document.size().width(), last - first)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        context.palette = _ink()
        painter.save()
        painter.translate(0, self.down - top)
        painter.setClipRect(shown)
        self.document.documentLayout().draw(painter, context)
        painter.restore()


class Strips:
    """What was laid out so far, so wide, is in `laid`."""

    def __init__(self, paper: Paper, width: float) -> None:
        self.laid: list[Strip] = []
        self._paper, self._width = paper, width

    def pieces(self) -> Iterator[Piece]:
        """What stays together on a page, from top to bottom; laid out as it is taken."""
        batches = list(in_batches(self._paper))
        last: Piece | None = None
        for at, parts in enumerate(batches, 1):
            html = as_html(replace(self._paper, parts=parts), goes_on=last is not None)
            document = _laid_out(html, self._width)
            found = list(pieces_of(document, PADDING * DPI / 96))
            shown = found if at == len(batches) else found[:-1]  # less the row between
            down = 0.0
            if last is not None:
                own_head, shown = found[1].head, shown[2:]  # headings stand above the first strip
                down = last.bottom - shown[0].top
                shown = list(_moved(shown, down, own_head, last.head))
            last = shown[-1]
            self.laid.append(Strip(document, down, shown[0].top, last.bottom))
            yield from shown

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """What stands between two heights, at the painter's own place."""
        for strip in self.laid:
            strip.paint(painter, top, bottom)

    def headings(self) -> Iterator[tuple[str, float]]:
        """What the parts are called and how far down, of what is laid out."""
        for strip in self.laid:
            block = strip.document.begin()
            while block.isValid():
                if block.blockFormat().headingLevel() > 1 and block.text():
                    rect = strip.document.documentLayout().blockBoundingRect(block)
                    yield block.text(), rect.top() + strip.down
                block = block.next()


def in_batches(paper: Paper) -> Iterator[tuple[Part, ...]]:
    """The parts of a paper, those that can be laid out at once together: long lists are cut."""
    waiting: list[Part] = []
    for part in paper.parts:
        if isinstance(part, Grid) and len(part.rows) > ROWS:
            *cut, rest = part.in_batches(ROWS, landscape=paper.landscape)
            for each in cut:
                yield (*waiting, each)
                waiting = []
            waiting = [rest]
        else:
            waiting.append(part)
    yield tuple(waiting)


def _moved(
    pieces: Iterable[Piece], down: float, own_head: tuple[float, float], head: tuple[float, float]
) -> Iterator[Piece]:
    """So far down; rows under the strip's own headings are under those of the strips before it."""
    for each in pieces:
        above = head if each.head == own_head else (each.head[0] + down, each.head[1] + down)
        moved = replace(each, top=each.top + down, bottom=each.bottom + down)
        yield replace(moved, head=above) if each.head_height else moved


def _laid_out(html: str, width: float) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(_device())
    document.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "print")
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(FACES, 9))
    option = document.defaultTextOption()
    option.setUseDesignMetrics(True)
    document.setDefaultTextOption(option)
    document.setHtml(html)
    document.setTextWidth(width)  # as one long page: where it breaks is worked out by us
    return document


@cache
def _device() -> QImage:
    """What the text is measured on: the same on every computer, whatever its screen.

    There is one, which outlives every document: they do not keep it themselves.
    """
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    device.setDotsPerMeterX(round(DPI / INCH * 1000))
    device.setDotsPerMeterY(round(DPI / INCH * 1000))
    return device


def _ink() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    return palette
