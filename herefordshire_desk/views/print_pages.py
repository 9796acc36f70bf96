"""Pages: paper laid out on A4, for the preview, a printer or a PDF. Always in light colours."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from herefordshire_desk.views.paper import Paper
from herefordshire_desk.views.print_breaks import Piece, broken
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_outline import Heading, with_outline
from herefordshire_desk.views.print_strips import DPI, FACES, INCH, Strips
from herefordshire_desk.views.tokens import LIGHT

UNIT = DPI / INCH  # to the millimetre
SHORT, LONG = 210.0, 297.0  # A4, in millimetres
SIDE, TOP, BOTTOM = 12.0, 12.0, 16.0
FOOT_POINTS = 7.5


class Pages:
    """The pages of one piece of paper, from 0. They are laid out as they are asked for."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        room = _room(paper)
        self._strips = Strips(paper, room.width())
        self._coming = broken(self._strips.pieces(), room.height())
        self._ready: list[Piece] = []
        self.whole = False
        self.lay_out_next()

    @cached_property
    def html(self) -> str:
        """All of it as a document by itself."""
        return as_html(self.paper)

    @property
    def document(self) -> QTextDocument:
        """What was laid out first: all of a paper that is not long."""
        return self._strips.laid[0].document

    @property
    def ready(self) -> int:
        """How many pages are laid out so far, at least one; all, once it is `whole`."""
        return len(self._ready)

    @property
    def count(self) -> int:
        """How many pages there are, at least one. What is not laid out yet is waited for."""
        return len(self._pages)

    @property
    def _pages(self) -> list[Piece]:
        while self.lay_out_next():
            pass
        return self._ready

    def lay_out_next(self) -> bool:
        """Lay out one page more; False where there is none."""
        page = next(self._coming, None)
        if page is None:
            self.whole = True
        else:
            self._ready.append(page)
        return not self.whole

    @property
    def size(self) -> QSizeF:
        """A page in millimetres."""
        return _size(self.paper)

    def paint(self, painter: QPainter, page: int, rect: QRectF, *, so_far: bool = False) -> None:
        """One page, as large as fits in `rect`, which is in the painter's units.

        It says of how many it is one: all are laid out for that, unless it is shown `so_far`.
        """
        count = self.ready if so_far and not self.whole else self.count
        size = self.size * UNIT
        painter.save()
        painter.translate(rect.topLeft())
        scale = min(rect.width() / size.width(), rect.height() / size.height())
        painter.scale(scale, scale)
        number = f"Page {page + 1} of {count}" if self.whole else f"Page {page + 1}"
        self._paint_foot(painter, number)
        self._paint_body(painter, page)
        painter.restore()

    def pdf(self) -> bytes:
        """All pages as a PDF, made in memory: no half of it is ever on the disk."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DPI)
        writer.setTitle(self.paper.subject)
        writer.setCreator("Herefordshire desk")
        writer.setPageLayout(page_layout(self.paper))
        count = self.count
        painter = QPainter(writer)
        for page in range(count):
            if page:
                writer.newPage()
            self.paint(painter, page, QRectF(0, 0, writer.width(), writer.height()))
        painter.end()
        return with_outline(bytes(buffer.data().data()), self.headings())

    def headings(self) -> list[Heading]:
        """What the parts are called, with the page each begins on and where, for bookmarks."""
        return list(_headings(self._strips.headings(), self._pages, self.size.height()))

    def _paint_body(self, painter: QPainter, page: int) -> None:
        piece = self._ready[page]
        painter.translate(SIDE * UNIT, TOP * UNIT)
        self._strips.paint(painter, *piece.head)
        painter.translate(0, piece.head_height)
        self._strips.paint(painter, piece.top, piece.bottom)

    def _paint_foot(self, painter: QPainter, number: str) -> None:
        font = QFont(FACES)
        font.setPixelSize(round(FOOT_POINTS * DPI / 72))
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.muted))
        size = self.size * UNIT
        place = QRectF(
            SIDE * UNIT,
            size.height() - (BOTTOM - 4) * UNIT,
            size.width() - 2 * SIDE * UNIT,
            5 * UNIT,
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, number)
        room = place.width() - painter.fontMetrics().horizontalAdvance(number) - 4 * UNIT
        elided = Qt.TextElideMode.ElideRight
        foot = painter.fontMetrics().elidedText(self.paper.foot, elided, round(room))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, foot)


def page_layout(paper: Paper) -> QPageLayout:
    """A4 the right way round; the margins are in what is painted."""
    way = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        way.Landscape if paper.landscape else way.Portrait,
        QMarginsF(),
    )


def _size(paper: Paper) -> QSizeF:
    return QSizeF(LONG, SHORT) if paper.landscape else QSizeF(SHORT, LONG)


def _room(paper: Paper) -> QSizeF:
    """What the text has of a page."""
    return (_size(paper) - QSizeF(2 * SIDE, TOP + BOTTOM)) * UNIT


def _headings(
    told: Iterable[tuple[str, float]], pages: list[Piece], height: float
) -> Iterator[Heading]:
    for words, top in told:
        page = max(at for at, each in enumerate(pages) if each.top <= top or at == 0)
        down = (top - pages[page].top + pages[page].head_height) / UNIT + TOP
        yield Heading(words, page, (height - down) * 72 / INCH)
