import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from herefordshire_desk.application import Application, the_application
from herefordshire_desk.background import perform, task_for
from herefordshire_desk.store.faults import NoSpace, WrongPassword
from herefordshire_desk.store.files import FAULTS, beside
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.thread import StoreThread
from herefordshire_desk.views.fault import SAFE, FaultDialog
from herefordshire_desk.views.first_run import FirstRun
from herefordshire_desk.views.style import DeskStyle
from herefordshire_desk.views.unlock import Unlock
from herefordshire_desk.views.window import Window
from tests.conftest import NOW, PASSWORD
from tests.make import DAY


@pytest.fixture
def application(qtbot, dressed, monkeypatch):
    """Makes the program on a desk file; what it has open is closed at the end."""
    made = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # so that it is put back

    def application(path):
        hook = sys.excepthook
        made.append(Application(path, StoreThread(), now=lambda: NOW, day=DAY))
        sys.excepthook = hook
        return made[-1]

    yield application
    for app in made:
        if app.shown is not None:
            app.shown.close()
            app.shown.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.store.close()


def opening(app, password=PASSWORD):
    return app.store.open(
        lambda: open_desk(app.path, password, who=this_person()), lambda store: picture(store, DAY)
    )


def test_that_there_is_one_qt_application_and_it_wears_the_desks_style(application, desk_file):
    app = application(desk_file)

    assert the_application() is QApplication.instance() is app.qt
    assert isinstance(app.qt.style(), DeskStyle)


def test_that_with_the_password_the_desk_is_shown_at_once(application, desk_file):
    app = application(desk_file)

    app.begin(opening(app))

    assert isinstance(app.shown, Window)
    assert app.shown.isVisible()


def test_that_a_desk_that_does_not_open_is_said_on_unlock(application, desk_file):
    app = application(desk_file)

    app.begin(opening(app, "wrong"))

    assert isinstance(app.shown, Unlock)
    assert app.shown.fields["password"].problem.text() == WrongPassword.words


def test_that_without_a_password_it_is_asked_for(application, desk_file):
    app = application(desk_file)

    app.begin(None)

    assert isinstance(app.shown, Unlock)
    assert not app.shown.fields["password"].problem.isVisible()


def test_that_where_there_is_no_desk_the_questions_are_asked(application, tmp_path):
    app = application(tmp_path / "desk.hfd")

    app.begin(None)

    assert isinstance(app.shown, FirstRun)
    assert len(app.shown.password.value().split()) == 4


def test_that_once_paints_the_first_page_with_its_data(application, desk_file):
    app = application(desk_file)

    assert app.run_once(opening(app)) == 0

    assert app.shown.page.table.records.rows


def test_that_once_does_not_ask_when_the_desk_does_not_open(application, desk_file):
    app = application(desk_file)

    with pytest.raises(WrongPassword):
        app.run_once(opening(app, "wrong"))
    assert app.shown is None


def test_that_it_catches_what_nobody_foresaw(desk_file, qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    thread = StoreThread()

    app = Application(desk_file, thread, now=lambda: NOW, day=DAY)

    assert sys.excepthook == app.unexpected
    thread.close()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param(NoSpace(), NoSpace.words, id="a_fault_of_the_file_in_its_own_words"),
        pytest.param(KeyError("Wren Abbot"), SAFE, id="anything_else_by_saying_all_is_safe"),
    ],
)
def test_that_a_fault_is_said_over_the_window_without_a_name(
    qtbot, application, desk_file, fault, said
):
    app = application(desk_file)
    app.begin(opening(app))

    app.unexpected(type(fault), fault, None)

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FaultDialog)
    assert dialog.parent() is app.shown
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert said in told
    assert not any("Wren" in words for words in told)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_that_stopping_it_from_the_terminal_is_no_fault(application, desk_file):
    app = application(desk_file)

    app.unexpected(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert QApplication.activeModalWidget() is None


def test_that_a_desk_left_open_over_midnight_is_of_the_new_day(application, desk_file):
    app = application(desk_file)
    app.begin(opening(app))
    desk, window = app.shown.desk, app.shown
    overdue = window.page.tiles.tiles["overdue"].figure

    app.now = lambda: NOW + timedelta(1)
    app.keep_day(desk)

    assert desk.day == DAY + timedelta(1)
    assert window.page.tiles.tiles["overdue"].figure > overdue  # what was due yesterday
    assert window.top.as_at.text() == "As at today, 21 November 2026"


def test_that_the_same_day_draws_nothing_again(application, desk_file, qtbot):
    app = application(desk_file)
    app.begin(opening(app))
    with qtbot.assertNotEmitted(app.shown.desk.assessments_changed):
        app.keep_day(app.shown.desk)


@pytest.mark.parametrize("percent", [100, 200])
def test_that_a_door_is_no_larger_than_the_screen_whatever_the_text(
    application, dressed, desk_file, percent
):
    dressed.wear(dressed.colours, percent)
    app = application(desk_file)
    app.show_unlock("")
    room = app.shown.screen().availableSize()
    assert app.shown.width() <= room.width()
    assert app.shown.height() <= room.height()


def raised(kind, message):
    try:
        raise kind(message)
    except kind as fault:
        return fault


def test_that_of_fifty_faults_nobody_foresaw_the_log_holds_no_name(application, desk_file):
    """What a window met and what ran in the background, each with a name in its message."""
    app = application(desk_file)
    kinds = [KeyError, ValueError, RuntimeError, TypeError, OSError]
    for at in range(25):
        fault = raised(kinds[at % 5], f"Wilhelmina Quillfeather {at}")
        app.unexpected(type(fault), fault, fault.__traceback__)

        def fails(fault=fault):
            raise fault

        perform(fails, task_for(app, lambda _: None, lambda _: None))
    told = beside(desk_file, FAULTS).read_text("utf-8")
    assert told.count("Herefordshire desk") == 50
    assert "fails" in told
    assert "Quillfeather" not in told
    assert "Wilhelmina" not in told


def test_that_what_was_foreseen_is_in_no_log(application, desk_file):
    app = application(desk_file)
    app.unexpected(NoSpace, NoSpace(), None)

    def fails():
        raise NoSpace

    perform(fails, task_for(app, lambda _: None, lambda _: None))
    assert not beside(desk_file, FAULTS).exists()
