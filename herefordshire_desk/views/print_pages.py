"""Pages: paper laid out on A4, for the preview, a printer or a PDF. Always in light colours."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from herefordshire_desk.views.paper import Paper
from herefordshire_desk.views.print_breaks import Piece, broken
from herefordshire_desk.views.print_html import PADDING, as_html
from herefordshire_desk.views.print_outline import Heading, with_outline
from herefordshire_desk.views.tokens import LIGHT

DPI = 300  # what pages are laid out at, so that they break alike on every device
INCH = 25.4  # millimetres
UNIT = DPI / INCH  # to the millimetre
SHORT, LONG = 210.0, 297.0  # A4, in millimetres
SIDE, TOP, BOTTOM = 12.0, 12.0, 16.0
FOOT_POINTS = 7.5
FACES = ["Segoe UI", "Liberation Sans", "Arial"]


class Pages:
    """The pages of one piece of paper, from 0."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.html = as_html(paper)
        self._device = _device()
        room = _room(paper)
        self.document = _laid_out(self.html, room, self._device)
        self._pages = broken(self.document, room.height(), PADDING * DPI / 96)

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return len(self._pages)

    @property
    def size(self) -> QSizeF:
        """A page in millimetres."""
        return _size(self.paper)

    def paint(self, painter: QPainter, page: int, rect: QRectF) -> None:
        """One page, as large as fits in `rect`, which is in the painter's units."""
        size = self.size * UNIT
        painter.save()
        painter.translate(rect.topLeft())
        scale = min(rect.width() / size.width(), rect.height() / size.height())
        painter.scale(scale, scale)
        self._paint_foot(painter, page)
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
        painter = QPainter(writer)
        for page in range(self.count):
            if page:
                writer.newPage()
            self.paint(painter, page, QRectF(0, 0, writer.width(), writer.height()))
        painter.end()
        return with_outline(bytes(buffer.data().data()), self.headings())

    def headings(self) -> list[Heading]:
        """What the parts are called, with the page each begins on and where, for bookmarks."""
        return list(_headings(self.document, self._pages, self.size.height()))

    def _paint_body(self, painter: QPainter, page: int) -> None:
        piece = self._pages[page]
        painter.translate(SIDE * UNIT, TOP * UNIT)
        self._paint_between(painter, *piece.head)
        painter.translate(0, piece.head_height)
        self._paint_between(painter, piece.top, piece.bottom)

    def _paint_between(self, painter: QPainter, top: float, bottom: float) -> None:
        """The part of the document between two heights, at the painter's own place."""
        shown = QRectF(0, top, self.document.size().width(), bottom - top)
        painter.save()
        painter.translate(0, -top)
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        context.palette = _ink()
        self.document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_foot(self, painter: QPainter, page: int) -> None:
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
        number = f"Page {page + 1} of {self.count}"
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


def _laid_out(html: str, room: QSizeF, device: QImage) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "print")
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(FACES, 9))
    option = document.defaultTextOption()
    option.setUseDesignMetrics(True)
    document.setDefaultTextOption(option)
    document.setHtml(html)
    document.setTextWidth(room.width())  # as one long page: where it breaks is worked out here
    return document


def _headings(document: QTextDocument, pages: list[Piece], height: float) -> Iterator[Heading]:
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() > 1 and block.text():
            top = document.documentLayout().blockBoundingRect(block).top()
            page = max(at for at, each in enumerate(pages) if each.top <= top or at == 0)
            down = (top - pages[page].top + pages[page].head_height) / UNIT + TOP
            yield Heading(block.text(), page, (height - down) * 72 / INCH)
        block = block.next()


def _device() -> QImage:
    """What the text is measured on: the same on every computer, whatever its screen."""
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    device.setDotsPerMeterX(round(DPI / INCH * 1000))
    device.setDotsPerMeterY(round(DPI / INCH * 1000))
    return device


def _ink() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    return palette
