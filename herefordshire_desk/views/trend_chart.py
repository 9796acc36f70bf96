"""TrendChart: the chart of one trend on the Trends page, with what its lines mean in words."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herefordshire_desk.views.look import look
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.sentences import Sentences
from herefordshire_desk.views.tokens import GAP
from herefordshire_desk.views.trend_drawn import Drawn, caption_of
from herefordshire_desk.views.trend_plot import draw, month_at, new_plot

TALL = 170  # pixels at 100 %
NOT_DRAWN = "The chart cannot be drawn here. The list below has its figures."


class TrendChart(QWidget):
    """Drawn by pyqtgraph, which is imported when there is first something to draw.

    `month_chosen` gives the place of the month that was clicked. Where numpy cannot be loaded, a
    sentence stands in the chart's place: the list below has the same figures.
    """

    month_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn: Drawn | None = None
        self.plot: Any = None
        self.caption = Sentences()
        self.room = QWidget()  # asks for the plot's height, as one that takes any does not
        self.room.hide()
        self.inside = QVBoxLayout(self.room)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(self.room, 1)
        self.column.addWidget(self.caption)
        self.setAccessibleName("Chart of the months")
        look().changed.connect(self._draw)

    def show_trend(self, drawn: Drawn | None, words: str = "") -> None:
        """Draw it, with `words` for a screen reader; None takes the chart away."""
        self.drawn = drawn
        self.setAccessibleDescription(words)
        self._draw()

    def _draw(self) -> None:
        mute(self.caption)
        self.caption.setText("")
        if self.drawn is None:
            self.room.hide()
            return
        try:
            import pyqtgraph
        except ImportError:
            self.caption.setText(NOT_DRAWN)
            return
        if self.plot is None:
            self.plot = new_plot(pyqtgraph)
            self.plot.scene().sigMouseClicked.connect(self._clicked)
            self.inside.addWidget(self.plot)
        self.room.setMinimumHeight(look().px(TALL))
        self.room.show()
        draw(pyqtgraph, self.plot, self.drawn, look().colours)
        self.caption.setText(caption_of(self.drawn))

    def _clicked(self, event: Any) -> None:
        at = month_at(self.plot, event.scenePos())
        if self.drawn is not None and 0 <= at < len(self.drawn.points):
            self.month_chosen.emit(at)
