import pyqtgraph
from PySide6.QtCore import Qt

from herefordshire_desk.views.plots import still_plot


def test_that_a_plot_is_named_and_neither_mouse_nor_keyboard_moves_it(qtbot):
    plot = still_plot(pyqtgraph, "Bars")
    qtbot.addWidget(plot)

    assert plot.accessibleName() == "Bars"
    assert {plot.focusPolicy(), plot.viewport().focusPolicy()} == {Qt.FocusPolicy.NoFocus}
    assert plot.getViewBox().mouseEnabled() == [False, False]
