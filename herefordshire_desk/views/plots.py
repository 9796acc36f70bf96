"""Plots by pyqtgraph, which is imported when a chart is first drawn."""

from typing import Any

from PySide6.QtCore import Qt


def still_plot(pyqtgraph: Any, name: str) -> Any:
    """An empty plot that neither the mouse nor the keyboard can move."""
    plot = pyqtgraph.PlotWidget()
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    for part in (plot, plot.viewport()):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAccessibleName(name)
    return plot


def draws_bars() -> bool:
    """Whether bars come out as they should. Raises ImportError where numpy cannot be loaded."""
    import pyqtgraph

    plot = still_plot(pyqtgraph, "Bars to try")
    plot.setBackground("white")
    plot.addItem(pyqtgraph.BarGraphItem(x=[1, 2, 3], height=[3, 1, 2], width=0.6, brush="black"))
    plot.resize(300, 200)
    image = plot.grab().toImage()
    row = image.height() * 3 // 4  # below the top of each bar
    seen = [image.pixelColor(x, row).lightness() > 127 for x in range(image.width())]
    plot.close()
    return True in seen and False in seen
