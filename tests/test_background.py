import sys
from threading import Event

import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from herefordshire_desk.background import Cancelled, run_in_background


class Told:
    """What a piece of work answered, and on which thread it was told."""

    def __init__(self):
        self.answers, self.faults, self.threads = [], [], []

    def done(self, answer):
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())

    def failed(self, fault):
        self.faults.append(fault)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def told():
    return Told()


def test_that_work_is_done_elsewhere_and_answered_here(qtbot, owner, told):
    worked_on = []

    def work(_):
        worked_on.append(QThread.currentThread())
        return "42 rows"

    run_in_background(work, owner, told.done, told.failed)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert told.answers == ["42 rows"]
    assert told.threads == [QThread.currentThread()]
    assert worked_on != [QThread.currentThread()]


def test_that_a_plain_function_is_told_here_as_well(qtbot, owner):
    threads = []
    run_in_background(
        lambda _: None, owner, lambda _: threads.append(QThread.currentThread()), threads.append
    )
    qtbot.waitUntil(lambda: bool(threads))

    assert threads == [QThread.currentThread()]


def test_that_what_goes_wrong_is_told_and_not_raised(qtbot, owner, told):
    fault = OSError("the disk is full")

    def work(_):
        raise fault

    run_in_background(work, owner, told.done, told.failed)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert told.faults == [fault]
    assert told.answers == []
    assert told.threads == [QThread.currentThread()]


def test_that_progress_is_told_as_it_is_made(qtbot, owner, told):
    shares = []
    go = Event()

    def work(report):
        go.wait()
        for share in (0.25, 0.5, 1.0):
            report(share)

    task = run_in_background(work, owner, told.done, told.failed)
    task.progressed.connect(shares.append)
    go.set()
    qtbot.waitUntil(lambda: bool(told.threads))

    assert shares == [0.25, 0.5, 1.0]


def test_that_a_cancel_stops_the_work_at_its_next_report(qtbot, owner, told):
    reported, cancelled = Event(), Event()
    after = []

    def work(report):
        report(0.1)
        reported.set()
        cancelled.wait()
        report(0.2)
        after.append("it went on")

    task = run_in_background(work, owner, told.done, told.failed)
    reported.wait()
    task.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: bool(told.threads))

    assert [type(fault) for fault in told.faults] == [Cancelled]
    assert after == []


def test_that_a_task_is_gone_once_it_has_told(qtbot, owner, told):
    task = run_in_background(lambda _: None, owner, told.done, told.failed)

    with qtbot.waitSignal(task.destroyed):
        pass

    assert owner.children() == []


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_that_work_whose_owner_is_gone_ends_in_silence(owner, told, monkeypatch, ends):
    """As when its window is closed meanwhile: there is nobody left to tell."""
    started, closed = Event(), Event()
    unforeseen = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: unforeseen.append(fault))
    monkeypatch.setattr(sys, "unraisablehook", unforeseen.append)

    def work(report):
        started.set()
        closed.wait()
        if ends == "badly":
            report(0.5)

    run_in_background(work, owner, told.done, told.failed)
    started.wait()
    delete(owner)
    closed.set()
    QThreadPool.globalInstance().waitForDone()

    assert (told.answers, told.faults, unforeseen) == ([], [], [])


def test_that_work_told_of_by_many_reports_stops_when_its_owner_goes(qtbot, owner, told):
    """Owners go while the work is speaking: it stops at its next word, and nothing breaks."""
    begun, ended = Event(), Event()

    def work(report):
        try:
            while True:
                report(0.5)
                begun.set()
        finally:
            ended.set()

    task = run_in_background(work, owner, told.done, told.failed)
    qtbot.waitUntil(begun.is_set)

    delete(owner)

    assert ended.wait(5)
    assert QThreadPool.globalInstance().waitForDone(5000)
    assert task.is_cancelled
    assert (told.answers, told.faults) == ([], [])


def test_that_an_answer_on_its_way_when_the_owner_goes_is_told_to_nobody(qtbot, owner, told):
    later = []
    run_in_background(lambda _: "late", owner, told.done, told.failed)
    run_in_background(lambda _: "late", owner, later.append, later.append)
    QThreadPool.globalInstance().waitForDone()

    delete(owner)
    QApplication.processEvents()

    assert (told.answers, told.faults, later) == ([], [], [])
