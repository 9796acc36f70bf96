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
