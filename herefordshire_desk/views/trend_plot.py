"""Trend plot: one trend drawn by pyqtgraph, in any colours: for the screen, a picture or paper."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from herefordshire_desk.domain.trend_points import Point
from herefordshire_desk.domain.words import short_month
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.plots import still_plot
from herefordshire_desk.views.tokens import BODY_POINTS, Colours
from herefordshire_desk.views.trend_drawn import Drawn

Line = Qt.PenStyle
LABELS = 9  # months named along the foot at most at 100 %: pyqtgraph names none that are too near
HALF = 0.45  # of the months from name to name: what the last name has to its right
FOOT = 8  # pixels about the names of months
ROOM = 1.12  # above the highest that is drawn
UNDER = 0.03  # of it below 0, so that a mark on 0 is whole


def _as_sent(pyqtgraph: Any, plot: Any, drawn: Drawn, colours: Colours, bold: int) -> None:
    """Triangles by themselves: what is known now and what was known then share no line."""
    known = drawn.sent_values()
    if known:
        ink = QColor(colours.tones["grey"].ink)
        dots = pyqtgraph.ScatterPlotItem(
            x=list(known),
            y=list(known.values()),
            symbol="t",
            size=12,
            brush=QColor(colours.surface),
            pen=pyqtgraph.mkPen(ink, width=1.5 * bold),
            useCache=False,
        )
        plot.addItem(dots)


def new_plot(pyqtgraph: Any) -> Any:
    """An empty plot that takes what room there is."""
    plot = still_plot(pyqtgraph, "Chart of the months")
    plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return plot


def draw(pyqtgraph: Any, plot: Any, drawn: Drawn, colours: Colours, bold: int = 1) -> None:
    """Everything of the chart, in place of what was drawn before.

    Lines are as many pixels broad in any size: a picture of `bold` times as many asks for more.
    """
    plot.clear()
    plot.setBackground(colours.surface)
    plot.showGrid(x=False, y=True, alpha=0.15)
    _axes(plot, drawn, colours)
    _spread(pyqtgraph, plot, drawn, colours)
    for value, style, colour in _levels(drawn, colours):
        pen = pyqtgraph.mkPen(QColor(colour), width=1.5 * bold, style=style)
        plot.addItem(pyqtgraph.InfiniteLine(value, angle=0, pen=pen))
    _england(pyqtgraph, plot, drawn, colours, bold)
    _as_sent(pyqtgraph, plot, drawn, colours, bold)
    _figures(pyqtgraph, plot, drawn, colours, bold)
    _milestones(pyqtgraph, plot, drawn, colours, bold)
    plot.setXRange(-0.6, len(drawn.points) - 1 + max(1, _every(drawn) * HALF), padding=0)
    highest = _highest(drawn)
    plot.setYRange(-highest * UNDER, highest * ROOM, padding=0)


def month_at(plot: Any, at: Any) -> int:
    """Which month a place in the plot's scene is nearest to."""
    place: float = plot.plotItem.vb.mapSceneToView(at).x()
    return round(place)


def marks(drawn: Drawn) -> list[str]:
    """The shape of each point: what stands out is told by shape, not by colour alone."""
    outside = drawn.usual.outside if drawn.usual else ()
    running = {at for run in drawn.usual.runs for at in run} if drawn.usual else set()
    return [
        "s" if at in outside else "d" if at in running else "o" for at in range(len(drawn.points))
    ]


def _stretches(points: Sequence[Point]) -> Iterable[list[tuple[int, float]]]:
    """The months that follow each other without a gap, each with its value."""
    known = [(at, each.value) for at, each in enumerate(points) if each.value is not None]
    stretch: list[tuple[int, float]] = []
    for at, value in known:
        if stretch and at != stretch[-1][0] + 1:
            yield stretch
            stretch = []
        stretch.append((at, value))
    if stretch:
        yield stretch


def _milestones(pyqtgraph: Any, plot: Any, drawn: Drawn, colours: Colours, bold: int) -> None:
    """A line on the way to the month it was noted in, with its number in a frame at the top."""
    ink = colours.tones["blue"].ink
    pen = pyqtgraph.mkPen(QColor(ink), width=bold, style=Line.DashLine)
    for at, notes in drawn.numbered().items():
        numbers = ", ".join(map(str, notes))
        plot.addItem(pyqtgraph.InfiniteLine(at - 0.5, angle=90, pen=pen))
        name = pyqtgraph.TextItem(
            numbers,
            color=QColor(ink),
            anchor=(0.5, 0),
            border=pyqtgraph.mkPen(QColor(ink), width=bold),
            fill=QColor(colours.surface),
        )
        name.setFont(sized(BODY_POINTS - 1))
        name.setPos(at - 0.5, _highest(drawn) * ROOM)
        plot.addItem(name)


def _figures(pyqtgraph: Any, plot: Any, drawn: Drawn, colours: Colours, bold: int) -> None:
    """A line that breaks where a month has no value; the month under way is hollow."""
    pen = pyqtgraph.mkPen(QColor(colours.accent), width=2 * bold)
    shapes = marks(drawn)
    tones = {"s": colours.tones["red"].ink, "d": colours.tones["amber"].ink, "o": colours.accent}
    for stretch in _stretches(drawn.points):
        places, values = zip(*stretch, strict=True)
        plot.addItem(pyqtgraph.PlotCurveItem(list(places), list(values), pen=pen))
        inks = [QColor(tones[shapes[at]]) for at in places]
        fills = [
            ink if drawn.points[at].whole else QColor(colours.surface)
            for at, ink in zip(places, inks, strict=True)
        ]
        dots = pyqtgraph.ScatterPlotItem(
            x=list(places),
            y=list(values),
            symbol=[shapes[at] for at in places],
            size=[8 if shapes[at] == "o" else 11 for at in places],
            brush=fills,
            pen=[pyqtgraph.mkPen(ink, width=1.5 * bold) for ink in inks],
            useCache=False,  # shapes and not pictures of them: sharp in any size
        )
        plot.addItem(dots)


def _spread(pyqtgraph: Any, plot: Any, drawn: Drawn, colours: Colours) -> None:
    """A bar from the lowest to the highest of each month, where a trend has them."""
    known = [
        (at, each.low, each.high)
        for at, each in enumerate(drawn.points)
        if each.low is not None and each.high is not None
    ]
    if known:
        places, lows, highs = zip(*known, strict=True)
        bars = pyqtgraph.BarGraphItem(
            x=list(places),
            y0=list(lows),
            y1=list(highs),
            width=0.36,
            brush=QColor(colours.tones["blue"].ground),
            pen=pyqtgraph.mkPen(QColor(colours.hair)),
        )
        plot.addItem(bars)


def _levels(drawn: Drawn, colours: Colours) -> Iterable[tuple[float, Line, str]]:
    if drawn.usual is not None:
        yield drawn.usual.median, Line.DashLine, colours.muted
        for limit in (drawn.usual.lower, drawn.usual.upper):
            if limit is not None:
                yield limit, Line.DotLine, colours.line


def _england(pyqtgraph: Any, plot: Any, drawn: Drawn, colours: Colours, bold: int) -> None:
    """A line with its name on it, at the left of the chart; the lower one's name under it."""
    ink = QColor(colours.tones["green"].ink)
    values = [each.value for each in drawn.england]
    for each in drawn.england:
        pen = pyqtgraph.mkPen(ink, width=1.5 * bold, style=Line.DashDotLine)
        plot.addItem(pyqtgraph.InfiniteLine(each.value, angle=0, pen=pen))
        above = each.value == max(values)
        name = pyqtgraph.TextItem(
            f"{each.area} {each.period}: {each.value:g}",
            color=ink,
            anchor=(0, 1 if above else 0),
            fill=QColor(colours.surface),
        )
        name.setFont(sized(BODY_POINTS - 1))
        name.setPos(-0.5, each.value)
        name.setZValue(1)
        plot.addItem(name)


def _every(drawn: Drawn) -> int:
    """How many months it is from one that is named along the foot to the next."""
    return -(-len(drawn.points) * look().scale // (LABELS * 100))


def _axes(plot: Any, drawn: Drawn, colours: Colours) -> None:
    every = _every(drawn)
    last = len(drawn.points) - 1
    ticks = [
        (at, short_month(each.first))
        for at, each in enumerate(drawn.points)
        if (last - at) % every == 0
    ]
    plot.getAxis("bottom").setTicks([ticks])
    for name in ("left", "bottom"):
        axis = plot.getAxis(name)
        axis.setTextPen(colours.ink)
        axis.setPen(colours.hair)
        axis.setStyle(tickFont=sized(BODY_POINTS - 1))
    plot.getAxis("bottom").setHeight(QFontMetrics(sized(BODY_POINTS - 1)).height() + FOOT)


def _highest(drawn: Drawn) -> float:
    known = [each.value for each in drawn.points if each.value is not None]
    known += [each.high for each in drawn.points if each.high is not None]
    known += [each.value for each in drawn.england]
    known += drawn.sent_values().values()
    known += [drawn.usual.upper] if drawn.usual and drawn.usual.upper is not None else []
    return max(known, default=0) or 1
