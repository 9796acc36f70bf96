"""CaseloadChart: children per FTE, a bar each, with the team's limit and England's average."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.caseloads import Caseload
from herefordshire_desk.resource import read_table
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.plots import still_plot
from herefordshire_desk.views.tokens import BODY_POINTS, SPACE, ToneColours

LONGEST = 24  # letters of a name: a longer one leaves too little for the bars
SHORT = 0.35  # of the longest bar: too short to hold its figure


class CaseloadChart(QWidget):
    """Drawn by pyqtgraph, which is imported when the chart is first shown.

    Where numpy cannot be loaded, a sentence stands in the chart's place: the roster has the
    same figures.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.caseloads: list[Caseload] = []
        self.plot: Any = None
        self.heading = QLabel("Children per full-time social worker")
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE, 0, 0, 0)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.caption)
        self.column.addStretch()  # where nothing is drawn, both stand at the top
        look().changed.connect(self._draw)

    def show_caseloads(self, caseloads: Sequence[Caseload]) -> None:
        """Show those whose FTE is recorded, fullest first."""
        known = [each for each in caseloads if each.per_fte is not None and each.children]
        self.caseloads = sorted(known, key=lambda each: -(each.per_fte or 0))
        self.setAccessibleName("Children per full-time social worker")
        self.setAccessibleDescription(self.in_words())
        self._draw()

    def in_words(self) -> str:
        """The chart for a screen reader."""
        bars = (f"{each.social_worker.label} {each.per_fte:.1f}" for each in self.caseloads)
        return ". ".join(filter(None, [", ".join(bars), self._caption()]))

    def _draw(self) -> None:
        self.heading.setFont(sized(BODY_POINTS, bold=True))
        self.caption.setText(self._caption())
        mute(self.caption)
        try:
            import pyqtgraph
        except ImportError:
            self.caption.setText("The chart cannot be drawn here. The list above has its figures.")
            return
        if self.plot is None:
            self.plot = still_plot(pyqtgraph, "Bars of children per full-time social worker")
            self.column.insertWidget(1, self.plot, 10)
        self.plot.setVisible(bool(self.caseloads))
        if self.caseloads:
            self._draw_bars(pyqtgraph)

    def _draw_bars(self, pyqtgraph: Any) -> None:
        colours = look().colours
        plot = self.plot
        plot.clear()
        plot.setBackground(colours.surface)
        rows = self.caseloads[::-1]
        values = [each.per_fte or 0.0 for each in rows]
        tones = [colours.tones["red" if each.over_capacity else "blue"] for each in rows]
        plot.addItem(
            pyqtgraph.BarGraphItem(
                x0=0,
                y=list(range(len(rows))),
                width=values,
                height=0.62,
                brushes=[QColor(tone.ground) for tone in tones],
                pens=[QColor(tone.ink) for tone in tones],
            )
        )
        self._draw_lines(pyqtgraph)
        for at, (value, tone) in enumerate(zip(values, tones, strict=True)):
            figure = _figure(pyqtgraph, value, tone, inside=value > max(values) * SHORT)
            figure.setPos(value, at)
            plot.addItem(figure)
        plot.setMinimumHeight((len(rows) + 2) * look().px(20))
        axis = plot.getAxis("left")
        axis.setTicks([[(at, _beside(each)) for at, each in enumerate(rows)]])
        for name in ("left", "bottom"):
            plot.getAxis(name).setTextPen(colours.ink)
            plot.getAxis(name).setPen(colours.hair)
            plot.getAxis(name).setStyle(tickFont=sized(BODY_POINTS - 1))
        limit = self.desk.picture.policy["limit_per_fte"]
        plot.setXRange(0, max(*values, limit) * 1.05, padding=0)
        plot.setYRange(-0.6, len(rows) - 0.4, padding=0)

    def _draw_lines(self, pyqtgraph: Any) -> None:
        colours = look().colours
        limit = self.desk.picture.policy["limit_per_fte"]
        for at, style, colour in (
            (limit, Qt.PenStyle.SolidLine, colours.tones["red"].ink),
            (england()[1], Qt.PenStyle.DashLine, colours.muted),
        ):
            pen = pyqtgraph.mkPen(QColor(colour), width=1.5, style=style)
            self.plot.addItem(pyqtgraph.InfiniteLine(at, angle=90, pen=pen))

    def _caption(self) -> str:
        if not self.caseloads:
            return "Nobody holds children with their FTE recorded, so there is nothing to draw."
        year, average = england()
        limit = self.desk.picture.policy["limit_per_fte"]
        return (
            f"Solid line: the team's limit, {limit}. Dashed: England's average, {average:g} "
            f"({year}). People whose FTE is not recorded are left out."
        )


def _beside(caseload: Caseload) -> str:
    """The name beside the bar; the list above has all of it."""
    name = caseload.social_worker.label
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


@cache
def england() -> tuple[str, float]:
    """The latest average caseload of England on file, with its year."""
    rows = read_table("benchmarks.csv")
    known = [row for row in rows if row["measure"] == "average_caseload"]
    latest = max(known, key=lambda row: row["period"])
    return latest["period"], float(latest["value"])


def _figure(pyqtgraph: Any, value: float, tone: ToneColours, *, inside: bool) -> Any:
    """At the end of its bar, on the bar's own ground; beyond one too short to hold it."""
    page = ToneColours(look().colours.ink, look().colours.surface)
    ink, ground = tone if inside else page
    figure = pyqtgraph.TextItem(
        f"{value:.1f}", color=ink, anchor=(1.1 if inside else -0.1, 0.5), fill=QColor(ground)
    )
    figure.setFont(sized(BODY_POINTS - 1))
    figure.setZValue(1)  # before the lines
    return figure
