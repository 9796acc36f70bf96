"""Something big is undone in a real window: it says so, can be stopped, and then is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from herefordshire_desk.desk import AT_ONCE
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Visit
from herefordshire_desk.views.taking_back import TakingBack
from tests.make import DAY, visit
from tests.make_team import OVERDUE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def imported(qtbot, window, desk):
    """The number of visits there were before a big import, which is done."""
    before = visits(desk)
    many = (visit(child_id=OVERDUE, visited_on=DAY) for _ in range(AT_ONCE + 1))
    desk.make_long(added("Import", *many).batches, lambda _: None, pytest.fail)
    qtbot.waitUntil(lambda: not desk.busy)
    return before


def visits(desk):
    return len(desk.ask(lambda store: store.records(Visit)))


def shown(window):
    return [each for each in window.findChildren(TakingBack) if each.isVisible()]


def test_that_undo_of_a_big_import_says_how_far_it_is_and_goes(qtbot, window, desk, imported):
    told = []
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    (form,) = shown(window)
    form.waiting.progress.valueChanged.connect(told.append)
    assert form.waiting.cancel.isVisible()

    qtbot.waitUntil(lambda: not desk.busy)
    qtbot.waitUntil(lambda: not shown(window))
    assert visits(desk) == imported
    assert told == sorted(told)
    assert told[-1] == 100
    assert window.toast.words.text() == "Undone: import – Wren Abbot"


def test_that_it_goes_though_all_had_ended_before_it_was_there(
    qtbot, window, desk, imported, monkeypatch
):
    def ended(*asked):
        task = desk_write(*asked)
        desk.ask(lambda _: None)  # which is answered after what was asked before
        return task

    desk_write = desk.write_long
    monkeypatch.setattr(desk, "write_long", ended)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not desk.busy)
    qtbot.waitUntil(lambda: not shown(window))
    assert visits(desk) == imported


def click_cancel(qtbot, form):
    (button,) = form.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press_escape(qtbot, form):
    qtbot.keyClick(form, Qt.Key.Key_Escape)


@pytest.mark.parametrize("stop", [click_cancel, press_escape])
def test_that_it_can_be_stopped_and_then_nothing_was_undone(qtbot, window, desk, imported, stop):
    history = desk.history
    window.actions_["undo"].trigger()
    (form,) = shown(window)
    stop(qtbot, form)

    qtbot.waitUntil(lambda: not desk.busy)
    qtbot.waitUntil(lambda: not shown(window))
    assert desk.history == history
    assert visits(desk) == imported + AT_ONCE + 1
