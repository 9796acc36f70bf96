"""The desk locked and unlocked: a real window, a real encrypted file, and a clock that is set."""

import subprocess
import sys
from datetime import timedelta
from weakref import ref

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from herefordshire_desk.application import Application
from herefordshire_desk.store.faults import WrongPassword
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.thread import StoreThread
from herefordshire_desk.views.child_line import ChildLine
from herefordshire_desk.views.lock import Lock
from herefordshire_desk.views.pages import MADE_LATER
from herefordshire_desk.views.place import FORM_CLOSED
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.unlock import Unlock
from herefordshire_desk.views.window import Window
from tests.conftest import NOW, PASSWORD
from tests.make import DAY
from tests.make_team import DUE_TODAY, OVERDUE, PRIYA, WAITING, team_records

NAMES = {
    name
    for record in team_records()
    for name in (getattr(record, "forename", ""), getattr(record, "surname", ""))
    if name
}
OPEN_IT = """
import sys
from pathlib import Path
from herefordshire_desk.store.open import open_desk, this_person
with open_desk(Path(sys.argv[1]), sys.argv[2], who=this_person()) as store:
    print(sum(store.counts().values()) > 0)
"""


class Clock:
    """Says what it is set to."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time

    def wait(self, **time):
        self.time += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def app(qtbot, dressed, monkeypatch, desk_file, clock):
    """The program with its desk open, and attended to as it is after the first picture."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = sys.excepthook
    app = Application(desk_file, StoreThread(), now=clock, day=DAY)
    sys.excepthook = hook
    opening = app.store.open(
        lambda: open_desk(desk_file, PASSWORD, who=this_person()),
        lambda store: picture(store, DAY),
    )
    app.begin(opening)
    qtbot.waitUntil(lambda: app.shown.findChild(Lock) is not None)
    yield app
    app.shown.close()
    app.shown.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.store.close()


@pytest.fixture
def lock(qtbot, app):
    """Locks the desk by its action and waits until nothing of the window is left."""

    def lock():
        app.shown.actions_["lock"].trigger()
        locked(qtbot, app)
        return app.shown

    return lock


def locked(qtbot, app):
    qtbot.waitUntil(lambda: isinstance(app.shown, Unlock))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not any(isinstance(each, Window) for each in QApplication.allWidgets()))
    app.store.shut().result()


def unlock(qtbot, app, password=PASSWORD):
    door = app.shown
    door.password.setText(password)
    qtbot.keyClick(door.password, Qt.Key.Key_Return)
    if password == PASSWORD:
        qtbot.waitUntil(lambda: isinstance(app.shown, Window))
    return app.shown


def texts():
    """Every word in any widget there is, of any window, shown or not."""
    for widget in QApplication.allWidgets():
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
        yield widget.accessibleDescription()
        match widget:
            case QLabel() | QAbstractButton() | QLineEdit():
                yield widget.text()
            case QTextEdit():
                yield widget.toPlainText()
            case QComboBox():
                yield from (widget.itemText(at) for at in range(widget.count()))
            case Table():
                columns = widget.records.columns
                yield from (c.text(row) for row in widget.records.rows for c in columns)


def names_shown():
    told = " ".join(texts())
    return {name for name in NAMES if name in told}


def use(window):
    """A click on the window as the system gives it."""
    QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(3, 3),
    )


def look_again(app):
    app.shown.findChild(Lock).idle.look()


def test_that_no_name_is_left_in_any_widget(qtbot, app, lock):
    app.shown.show_page("children")
    app.shown.open_child(OVERDUE)
    app.shown.actions_["search"].trigger()
    assert {"Wren", "Abbot"} <= names_shown()

    door = lock()

    assert names_shown() == set()
    assert door.windowTitle() == "Herefordshire desk"
    assert not any(isinstance(each, ChildLine) for each in QApplication.allWidgets())
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [door]


def test_that_no_record_is_left_in_memory(qtbot, app, lock):
    app.shown.show_page("children")
    app.shown.open_child(OVERDUE)
    desk, page = ref(app.shown.desk), ref(app.shown.pages["child"])

    lock()

    qtbot.waitUntil(lambda: desk() is None and page() is None)


def test_that_another_program_can_open_the_file_then(app, lock, desk_file):
    lock()

    command = [sys.executable, "-c", OPEN_IT, str(desk_file), PASSWORD]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.stdout.strip() == "True", done.stderr


def test_that_a_wrong_password_stays_locked(qtbot, app, lock):
    lock()

    door = unlock(qtbot, app, "not the password")

    problem = door.fields["password"].problem
    qtbot.waitUntil(lambda: problem.text() == WrongPassword.words)
    assert app.shown is door
    assert names_shown() == set()
    assert isinstance(unlock(qtbot, app), Window)


def test_that_the_password_leads_back_to_the_page_and_the_row(qtbot, app, lock):
    app.shown.show_page("children").main_table().choose(DUE_TODAY)

    lock()
    window = unlock(qtbot, app)

    assert window.page is window.pages["children"]
    assert window.child_id == DUE_TODAY


def test_that_the_password_leads_back_to_the_childs_page(qtbot, app, lock):
    app.shown.show_page("children").main_table().choose(OVERDUE)
    app.shown.open_child(OVERDUE)

    lock()
    window = unlock(qtbot, app)

    assert window.page is window.pages["child"]
    assert window.page.heading.text() == "Wren Abbot"
    window.leave_child()
    assert window.page is window.pages["children"]


def test_that_it_leads_back_to_what_is_worked_out_later(qtbot, app, lock):
    page = app.shown.show_page("checks")
    qtbot.waitUntil(lambda: len(page.table.records.rows) > 1)
    page.table.selectRow(1)
    key = page.table.records.key(page.table.current())

    lock()
    page = unlock(qtbot, app).page
    qtbot.waitUntil(lambda: bool(page.table.records.rows))

    assert page.table.records.key(page.table.current()) == key


def test_that_names_hidden_stay_hidden_and_an_earlier_day_stays(qtbot, app, lock):
    day = DAY - timedelta(7)
    app.shown.desk.look_at(day)
    app.shown.desk.hide_names(True)

    lock()
    desk = unlock(qtbot, app).desk

    assert desk.names_hidden
    assert desk.day == day
    assert desk.is_as_at


def test_that_what_was_done_before_the_lock_can_be_undone_after_it(qtbot, app, lock):
    lines = app.shown.desk.history.undoable

    lock()

    assert unlock(qtbot, app).desk.history.undoable == lines


def test_that_moves_on_the_board_are_still_there(qtbot, app, lock):
    board = app.shown.show_page("allocation")
    board.board.waiting.choose(WAITING)
    board.put(PRIYA)
    assert board.plan.moves == {WAITING: PRIYA}
    app.shown.show_page("today")

    lock()
    window = unlock(qtbot, app)

    assert window.page is window.pages["today"]
    assert window.show_page("allocation").plan.moves == {WAITING: PRIYA}
    assert "1 child moved" in window.page.subtitle.text()


def test_that_a_form_that_was_open_is_said_to_be_closed(qtbot, app, lock):
    app.shown.page.main_table().choose(app.shown.page.table.records.key(app.shown.page.needs[0]))
    app.shown.actions_["record_visit"].trigger()
    assert QApplication.activeModalWidget() is not None

    lock()

    assert QApplication.activeModalWidget() is None
    assert FORM_CLOSED in set(texts())
    assert names_shown() == set()


def test_that_without_a_form_nothing_is_said(app, lock):
    lock()

    assert FORM_CLOSED not in set(texts())


def test_that_what_was_copied_from_the_desk_is_gone(app, lock):
    table = app.shown.show_page("children").main_table()
    table.selectAll()
    table.copy()
    assert "Wren" in QApplication.clipboard().text()

    lock()

    assert QApplication.clipboard().text() == ""


def test_that_what_another_program_copied_stays(app, lock):
    table = app.shown.show_page("children").main_table()
    table.selectAll()
    table.copy()
    QApplication.clipboard().setText("from elsewhere")

    lock()

    assert QApplication.clipboard().text() == "from elsewhere"


def test_that_five_minutes_without_a_key_or_a_click_lock_it(qtbot, app, clock):
    clock.wait(minutes=4, seconds=58)
    look_again(app)
    assert app.shown.bar.locks.text() == "Locks in 1 minute"
    assert isinstance(app.shown, Window)

    clock.wait(seconds=2)
    look_again(app)

    locked(qtbot, app)
    assert names_shown() == set()


def test_that_locking_the_computer_locks_it(qtbot, app):
    app.shown.findChild(Lock).session.heard(0x02B1, 0x7)
    locked(qtbot, app)
    assert names_shown() == set()


def test_that_a_click_begins_the_five_minutes_again(qtbot, app, clock):
    clock.wait(minutes=4)
    use(app.shown)
    clock.wait(minutes=4)
    look_again(app)
    QApplication.processEvents()

    assert isinstance(app.shown, Window)
    assert app.shown.bar.locks.text() == "Locks in 1 minute"


def test_that_what_is_being_saved_is_saved_first(qtbot, app, clock):
    window = app.shown
    window.desk.set_busy(True)
    clock.wait(minutes=6)
    look_again(app)
    qtbot.waitUntil(lambda: window.findChild(Lock)._soon.interval() > 0)
    assert app.shown is window

    window.desk.set_busy(False)

    locked(qtbot, app)


def test_that_a_desk_unlocked_after_midnight_is_of_the_new_day(qtbot, app, lock, clock):
    lock()
    clock.wait(days=1)

    assert unlock(qtbot, app).desk.today == DAY + timedelta(1)


def test_that_it_locks_again_after_it_was_unlocked(qtbot, app, lock):
    lock()
    unlock(qtbot, app)
    qtbot.waitUntil(lambda: app.shown.findChild(Lock) is not None)

    assert isinstance(lock(), Unlock)


def test_that_nothing_asks_the_file_after_the_lock(qtbot, app, lock):
    """What the window had set for later, such as the child's line, dies with it."""
    table = app.shown.page.main_table()
    for row in range(3):
        table.selectRow(row)
    app.shown.show_page("checks")

    door = lock()
    QTest.qWait(0)
    QApplication.processEvents()

    assert app.shown is door
    assert [each for each in door.findChildren(QWidget) if each.isWindow()] == []


def models_of(window):
    """Every item model of the window, held by nobody here."""
    views = [each for each in window.findChildren(QAbstractItemView) if each.model() is not None]
    return [ref(view.model()) for view in views]


def told_by(models):
    """Every word of those models that somebody still holds."""
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    for model in [each() for each in models]:
        if model is not None and shiboken6.isValid(model):
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    at = model.index(row, column)
                    yield from (str(model.data(at, role) or "") for role in roles)


def told_to_a_screen_reader():
    """Every name, description, value and help of any node, shown or not."""
    kinds = (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    )
    waiting = [QAccessible.queryAccessibleInterface(w) for w in QApplication.topLevelWidgets()]
    while waiting:
        node = waiting.pop()
        if node is not None:
            yield from (node.text(kind) for kind in kinds)
            waiting.extend(node.child(at) for at in range(node.childCount()))


def names_in(words):
    told = " ".join(words)
    return {name for name in NAMES if name in told}


def show_everything(window):
    """Every page, with what may stand over them, and a name on the clipboard."""
    for page in ("today", *MADE_LATER):
        window.open_child(OVERDUE) if page == "child" else window.show_page(page)
    window.show_page("children").main_table().choose(OVERDUE)
    window.actions_["copy"].trigger()
    window.actions_["record_visit"].trigger()
    window.actions_["search"].trigger()
    window.toast.say("Recorded", OVERDUE)


def test_that_no_widget_model_or_node_holds_a_name_after_every_page_was_shown(qtbot, app, lock):
    show_everything(app.shown)
    models = models_of(app.shown)
    assert {"Wren", "Abbot"} <= names_in(told_by(models))
    assert {"Wren", "Abbot"} <= names_shown()

    lock()

    assert (
        names_in([*texts(), *told_to_a_screen_reader(), QApplication.clipboard().text()]) == set()
    )
    qtbot.waitUntil(lambda: names_in(told_by(models)) == set())
