"""Trend files: the chart as PNG or SVG, in light colours, and the page as paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.views.paper import Drawing, Grid, Lines, Paper
from herefordshire_desk.views.print_list import day_words, file_stem
from herefordshire_desk.views.tokens import LIGHT
from herefordshire_desk.views.trend_drawn import Drawn, caption_of
from herefordshire_desk.views.trend_plot import draw, new_plot

PIXELS = QSize(960, 400)
SHARPER = 3  # times as many pixels in a PNG
WIDTH = 186  # millimetres: between the margins of an upright page
KEEP = "No child is named on this paper"


def as_png(drawn: Drawn) -> bytes:
    """The chart as a PNG three times as sharp as a screen."""
    with _plotted(drawn, SHARPER) as plot:
        picture = QPixmap(PIXELS * SHARPER)
        picture.setDevicePixelRatio(SHARPER)
        picture.fill(QColor(LIGHT.surface))
        QWidget.render(plot, picture)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(data.data())


def as_svg(drawn: Drawn, title: str) -> bytes:
    """The chart as lines and text, for whatever size it is wanted in."""
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(PIXELS)
    generator.setViewBox(QRectF(0, 0, PIXELS.width(), PIXELS.height()))
    generator.setTitle(title)
    with _plotted(drawn) as plot:
        generator.setResolution(plot.logicalDpiX())
        painter = QPainter(generator)
        QWidget.render(plot, painter, QPoint())
        painter.end()
    return bytes(data.data())


def trend_paper(desk: Desk, title: str, words: str, drawn: Drawn, grid: Grid) -> Paper:
    """The sentence, the chart and its table. No child is on it."""
    return Paper(
        title=title,
        subject=title,
        shows=(),
        team=desk.picture.team,
        day=day_words(desk),
        keep=KEEP,
        parts=(
            Lines("", (words,)),
            Drawing("", as_png(drawn), words, WIDTH),
            Lines("", (caption_of(drawn),)),
            grid,
        ),
        file_name=file_stem(title, desk),
    )


@contextmanager
def _plotted(drawn: Drawn, bold: int = 1) -> Iterator[Any]:
    """The chart laid out in light colours, as large as it is wanted, and gone afterwards."""
    import pyqtgraph

    plot = new_plot(pyqtgraph)
    plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    plot.resize(PIXELS)
    plot.show()  # laid out only then
    draw(pyqtgraph, plot, drawn, LIGHT, bold)
    try:
        plot.grab()  # the axes find their width as they are painted
        plot.plotItem.layout.activate()
        yield plot
    finally:
        plot.close()
        plot.deleteLater()
