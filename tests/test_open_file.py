"""Long work of the desk: done on the file's own thread, told on the window's."""

from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import QThread

from herefordshire_desk.background import Cancelled
from herefordshire_desk.desk import AT_ONCE
from herefordshire_desk.domain.changes import added, altered
from herefordshire_desk.domain.records import Visit
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.errands import mark_sent, return_of
from tests.make import DAY, visit
from tests.make_team import DUE_TODAY, OVERDUE


def see(desk, child=OVERDUE, **fields):
    """The Change that records a visit."""
    seen = visit(child_id=child, visited_on=DAY, **fields)
    return record_visit(desk.child(child), seen, DAY)


def visits(desk, child=OVERDUE):
    return len(desk.ask(lambda store: store.of_children(Visit, [child])))


def many(count):
    """A Change too big to wait for."""
    return added("Record visits", *(visit(child_id=OVERDUE, visited_on=DAY) for _ in range(count)))


class Told:
    """What something long came to, and on which thread it was told."""

    def __init__(self):
        self.done, self.failed, self.threads = [], [], []

    def on_done(self, answer):
        self.done.append(answer)
        self.threads.append(QThread.currentThread())

    def on_failed(self, fault):
        self.failed.append(fault)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def told():
    return Told()


def test_that_a_long_change_is_saved_and_told_on_this_thread(qtbot, desk, told):
    desk.make_long(many(2500).batches, told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert [line.count for line in told.done] == [2500]
    assert told.threads == [QThread.currentThread()]
    assert visits(desk) == 2501
    assert desk.assessments[OVERDUE].next_visit.state == "in_date"
    assert desk.history.undoable[-1].label == "Record visits"


def test_that_a_long_change_says_how_far_it_is(qtbot, desk, told):
    shares = []
    task = desk.make_long(many(5000).batches, told.on_done, told.on_failed)
    task.progressed.connect(shares.append)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert len(shares) > 5
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert told.failed == []


def test_that_a_cancel_leaves_everything_as_it_was(qtbot, desk, told):
    before = desk.history
    task = desk.make_long(many(20_000).batches, told.on_done, told.on_failed)
    task.progressed.connect(lambda share: task.cancel() if share > 0.2 else None)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert [type(fault) for fault in told.failed] == [Cancelled]
    assert told.threads == [QThread.currentThread()]
    assert visits(desk) == 1
    assert desk.history == before
    assert desk.ask(lambda store: store.history()) == before


def test_that_a_long_change_the_file_refuses_is_told(qtbot, desk, told):
    stale = visit(id="never-on-file", child_id=OVERDUE)

    desk.make_long(altered("Correct visit", stale, stale).batches, told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert "changed meanwhile" in str(told.failed[0])
    assert not desk.busy


def test_that_on_an_earlier_day_no_long_change_is_made(qtbot, desk, told):
    before = desk.history
    desk.look_at(DAY - timedelta(days=1))
    desk.make_long(many(2).batches, told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert "Go back to today" in str(told.failed[0])
    assert desk.history == before
    assert not desk.busy


def test_that_nothing_else_is_made_or_taken_back_meanwhile(qtbot, desk, told):
    saved = []
    desk.busy_changed.connect(saved.append)
    task = desk.make_long(many(2000).batches, told.on_done, told.on_failed)

    assert desk.busy
    assert "still being saved" in desk.make(see(desk, DUE_TODAY)).message
    assert desk.undo() is None

    qtbot.waitUntil(lambda: bool(told.threads))
    assert saved == [True, False]
    assert visits(desk, DUE_TODAY) == 1
    assert task is not None


def test_that_a_big_change_is_taken_back_without_holding_up_the_window(qtbot, desk, told):
    desk.make_long(many(AT_ONCE + 1).batches, told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: not desk.busy)
    made = []
    desk.made.connect(made.append)

    assert desk.undo() is None
    assert desk.busy
    qtbot.waitUntil(lambda: not desk.busy)
    assert visits(desk) == 1
    assert desk.redo() is None
    qtbot.waitUntil(lambda: not desk.busy)
    assert visits(desk) == AT_ONCE + 2
    assert [line.undoes for line in made] == [told.done[0].number, made[0].number]


def until(answered):
    """A question that pauses until something else was answered."""

    def question(store, task):
        while not answered.is_set():
            task.report(0.5)
            yield
        return "answered"

    return question


def test_that_other_questions_are_answered_while_a_long_one_pauses(qtbot, desk, told):
    answered = Event()
    desk.ask_by_steps(until(answered), told.on_done, told.on_failed)
    assert visits(desk) == 1

    answered.set()
    qtbot.waitUntil(lambda: bool(told.threads))
    assert told.done == ["answered"]
    assert told.threads == [QThread.currentThread()]


def test_that_a_question_with_pauses_can_be_cancelled_in_each(qtbot, desk, told):
    task = desk.ask_by_steps(until(Event()), told.on_done, told.on_failed)
    task.cancel()
    qtbot.waitUntil(lambda: bool(told.threads))

    assert [type(fault) for fault in told.failed] == [Cancelled]
    assert visits(desk) == 1


def test_that_a_long_question_does_not_hold_up_the_window(qtbot, desk, told):
    go = Event()

    def count(store):
        go.wait()
        return len(store.records(Visit))

    desk.ask_long(count, told.on_done, told.on_failed)
    assert told.threads == []

    go.set()
    qtbot.waitUntil(lambda: bool(told.threads))
    assert told.done == [13]
    assert told.threads == [QThread.currentThread()]


def test_that_what_goes_wrong_in_a_long_question_is_told(qtbot, desk, told):
    def fail(store):
        raise ValueError("no such thing")

    desk.ask_long(fail, told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: bool(told.threads))

    assert [str(fault) for fault in told.failed] == ["no such thing"]


def test_that_the_weekly_return_is_drawn_and_can_be_marked_as_sent(qtbot, desk, told):
    return_of(desk, "weekly", told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: bool(told.threads))
    (made,) = told.done
    assert (made.period, made.revision) == ("2026-W47", 1)

    assert mark_sent(desk, made) is None

    return_of(desk, "weekly", told.on_done, told.on_failed)
    qtbot.waitUntil(lambda: len(told.done) == 2)
    assert told.done[-1].revision == 2
    desk.undo()
    assert desk.picture.sent == ()
