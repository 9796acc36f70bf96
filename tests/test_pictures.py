"""The demo's pictures: what a page works out is there before it is painted."""

from types import SimpleNamespace

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from herefordshire_desk.background import run_in_background
from herefordshire_desk.pictures import _is_working
from tests.make_team import OVERDUE


def test_that_work_whose_answer_is_on_its_way_is_waited_for(qtbot, qapp):
    owner, told = QObject(), []
    app = SimpleNamespace(qt=QApplication.instance())
    qtbot.waitUntil(lambda: not _is_working(app))

    run_in_background(lambda _: "done", owner, told.append, told.append)
    QThreadPool.globalInstance().waitForDone()
    assert told == []
    assert _is_working(app)

    qtbot.waitUntil(lambda: not _is_working(app))
    assert told == ["done"]


def test_that_a_childs_line_which_is_yet_to_be_drawn_is_waited_for(qtbot, window):
    """However long its list takes to be painted: under load that is longer than one would wait."""
    app, pane = SimpleNamespace(qt=QApplication.instance()), window.page.pane
    qtbot.waitUntil(lambda: not _is_working(app))
    drawn = []
    pane.line.set_timeline = lambda *told: drawn.append(told)

    pane.choose(OVERDUE)
    assert _is_working(app)
    assert drawn == []

    qtbot.waitUntil(lambda: not _is_working(app))
    assert len(drawn) == 1
