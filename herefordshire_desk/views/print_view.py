"""The pages as they will be printed, one under the other, to look at before."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.look import look
from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.style_parts import RING
from herefordshire_desk.views.tokens import LIGHT, SPACE

WHOLE = "whole"
ZOOMS = {"1": "Page width", "2": "Twice as wide", WHOLE: "Whole page"}


class Sheets(QWidget):
    """Paints the pages: white, whatever the colours of the screen are."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Pages | None = None
        self.width_of_page = 100
        self._shown: tuple[Pages, int, bool] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # more pages leave these alone

    def show_pages(self, pages: Pages, width: int) -> None:
        """Show these pages, so wide. Those that are there already need no painting again."""
        before = self._shown
        self.pages, self.width_of_page = pages, max(width, 1)
        self._shown = (pages, self.width_of_page, pages.whole)
        self.setFixedSize(self.sizeHint())
        if self._shown != before:
            self.update()

    def sizeHint(self) -> QSize:
        if self.pages is None:
            return QSize(1, 1)
        below = self._place(self.pages.ready - 1).bottom()
        return QSize(self.width_of_page + 2 * SPACE, round(below) + SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.pages is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(self.pages.ready):
            place = self._place(page)
            if place.intersects(QRectF(event.rect())):
                painter.fillRect(place, QColor(LIGHT.surface))
                self.pages.paint(painter, page, place, so_far=True)
                painter.setPen(QColor(look().colours.line))
                painter.drawRect(place)
        painter.end()

    def _place(self, page: int) -> QRectF:
        assert self.pages is not None
        size = self.pages.size
        high = self.width_of_page * size.height() / size.width()
        return QRectF(SPACE, SPACE + page * (high + SPACE), self.width_of_page, high)


class PagesView(QScrollArea):
    """Arrow keys, Page Up and Page Down go through the pages."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets = Sheets()
        self.pages: Pages | None = None
        self.zoom = next(iter(ZOOMS))
        self.setWidget(self.sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setLineWidth(RING)
        self.setCornerWidget(QWidget())  # nothing where the scroll bars meet
        self.setAccessibleName("Pages as they will be printed")
        self.setMinimumSize(look().px(240), look().px(140))

    def show_pages(self, pages: Pages) -> None:
        """Show these pages instead, as far as they are laid out.

        What is seen of them stays where it was.
        """
        self.pages = pages
        self.setAccessibleDescription(f"{plural(pages.ready, 'page')}: {pages.paper.subject}")
        self._fit()

    def set_zoom(self, zoom: str) -> None:
        """One of ZOOMS."""
        self.zoom = zoom
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.pages is None:
            return
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * SPACE - bar - 2 * self.frameWidth()
        size = self.pages.size
        if self.zoom == WHOLE:
            high = self.height() - 2 * SPACE - 2 * self.frameWidth()
            self.sheets.show_pages(
                self.pages, min(room, round(high * size.width() / size.height()))
            )
        else:
            self.sheets.show_pages(self.pages, room * int(self.zoom))
