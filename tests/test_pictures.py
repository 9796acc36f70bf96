"""The demo's pictures: what a page works out is there before it is painted."""

from types import SimpleNamespace

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from herefordshire_desk.background import run_in_background
from herefordshire_desk.pictures import _is_working


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
