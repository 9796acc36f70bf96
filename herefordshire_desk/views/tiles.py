"""Tiles: the figures at the top of Today. Each is a button that filters the list under them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from herefordshire_desk.domain.words import within
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.tokens import (
    BODY_POINTS,
    CORNER,
    FIGURE_POINTS,
    SPACE,
    TIGHT,
    WIDE,
    Tone,
)


class Tile(QAbstractButton):
    """One figure and what it counts."""

    def __init__(self, words: str, tone: Tone) -> None:
        super().__init__()
        self.tone = tone
        self.figure = 0
        super().setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = QSize()
        look().changed.connect(self._measure)
        self.set_figure(0)
        self._measure()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._measure()

    def set_figure(self, figure: int) -> None:
        """The count to show; a screen reader hears figure and words together."""
        self.figure = figure
        self.setAccessibleName(f"{figure} {within(self.text())}")
        self.setToolTip(f"Show only: {within(self.text())}")
        self.update()

    def sizeHint(self) -> QSize:
        """Measured once: a layout asks for it many times over."""
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self._hint

    def _measure(self) -> None:
        figures = QFontMetrics(sized(FIGURE_POINTS, bold=True))
        words = QFontMetrics(sized(BODY_POINTS))
        height = figures.height() + words.height() + 2 * SPACE
        self._hint = QSize(words.horizontalAdvance(self.text()) + WIDE + 2 * SPACE, height)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(colours.selection if self.underMouse() else colours.surface))
        edge = colours.accent if self.isChecked() else colours.hair
        painter.setPen(QPen(QColor(edge), 2 if self.isChecked() else 1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
        painter.drawRoundedRect(body, CORNER, CORNER)
        self._paint_words(painter, body)
        painter.end()

    def _paint_words(self, painter: QPainter, body: QRectF) -> None:
        colours = look().colours
        tone: Tone = self.tone if self.figure else "grey"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tones[tone].ink))
        painter.drawRoundedRect(
            QRectF(body.left() + 1, body.top() + SPACE, 4, body.height() - 2 * SPACE), 2, 2
        )
        room = body.adjusted(WIDE + TIGHT, SPACE - 2, -TIGHT, -SPACE + 2)
        painter.setPen(QColor(colours.ink))
        painter.setFont(sized(FIGURE_POINTS, bold=True))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), f"{self.figure:,}")
        painter.setFont(sized(BODY_POINTS))
        painter.setPen(QColor(colours.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), self.text())


class Tiles(QWidget):
    """A row of tiles; at most one is on. `chosen` gives its name, blank when it is taken off."""

    chosen = Signal(str)

    def __init__(self, tiles: tuple[tuple[str, str, Tone], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.tiles: dict[str, Tile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self._across = 0
        for name, words, tone in tiles:
            tile = Tile(words, tone)
            tile.clicked.connect(lambda on=False, name=name: self._clicked(name, on))
            self.tiles[name] = tile
        self.setFocusProxy(next(iter(self.tiles.values())))
        self._arrange(len(tiles))
        look().changed.connect(self._fit)

    def clear(self) -> None:
        """Take every tile off."""
        self._clicked("", False)

    def minimumSizeHint(self) -> QSize:
        """As wide as one tile: with less room they stand in more rows."""
        return QSize(self._widest(), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        high = max(tile.sizeHint().height() for tile in self.tiles.values())
        rows = -(-len(self.tiles) // max(self._across, 1))
        return QSize(self._widest() * self._across, high * rows + SPACE * (rows - 1))

    def _widest(self) -> int:
        return max(tile.sizeHint().width() for tile in self.tiles.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many rows as the tiles need at this width and text size."""
        if not self.isVisible():
            return
        fit = max((self.width() + SPACE) // (self._widest() + SPACE), 2)
        rows = -(-len(self.tiles) // fit)
        self._arrange(-(-len(self.tiles) // rows))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, at // across, at % across)
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def _clicked(self, name: str, on: bool) -> None:
        for other, tile in self.tiles.items():
            tile.setChecked(on and other == name)
        self.chosen.emit(name if on else "")
