import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.records import Handover
from tests.make import on
from tests.make_team import CHANGED, OVERDUE
from tests.views.forms import cells, retype


@pytest.fixture
def open_form(qtbot, window):
    """Opens the form by letter on a row of a child's allocations."""

    def open_form(child, row=0):
        window.open_child(child)
        page = window.page
        page.tabs.setCurrentWidget(page.allocations)
        page.allocations.setFocus()
        page.allocations.selectRow(row)
        qtbot.keyClick(page.allocations, Qt.Key.Key_G)
        QApplication.processEvents()
        return QApplication.activeModalWidget()

    return open_form


def saved(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)


def on_file(desk, child=CHANGED):
    return desk.ask(lambda store: store.of_children(Handover, [child]))


def test_that_a_goodbye_and_hello_is_recorded_shown_and_undone(qtbot, desk, window, open_form):
    form = open_form(CHANGED)
    form.planned.setCurrentIndex(1)
    retype(form.told_on, "3 Nov 2026")
    retype(form.told_by, "Priya")
    retype(form.goodbye_on, "4 Nov 2026")
    saved(qtbot, form)

    rows = window.page.allocations
    assert cells(rows, "Planned")[0] == "Planned"
    assert cells(rows, "Child told")[0] == "3 Nov 2026 by Priya"
    assert (cells(rows, "Goodbye")[0], cells(rows, "Hello")[0]) == ("4 Nov 2026", "")
    assert cells(rows, "Planned")[1:] == ["", ""]

    desk.undo()
    assert on_file(desk) == []
    assert cells(rows, "Planned") == ["", "", ""]


def test_that_what_is_on_file_is_there_to_be_added_to(qtbot, desk, open_form):
    form = open_form(CHANGED)
    retype(form.told_on, "3 Nov 2026")
    saved(qtbot, form)

    again = open_form(CHANGED)
    assert again.told_on.text() == "3 Nov 2026"
    retype(again.introduced_on, "5 Nov 2026")
    saved(qtbot, again)

    (made,) = on_file(desk)
    assert made.told_on is not None
    assert made.introduced_on is not None


def test_that_what_is_wrong_is_said_and_nothing_saved(qtbot, desk, open_form):
    form = open_form(CHANGED)
    retype(form.told_by, "Priya")
    qtbot.keyClick(form, Qt.Key.Key_Return)

    assert form.isVisible()
    assert form.fields["told_on"].problem.text() == "Give the day the child was told."
    assert on_file(desk) == []
    form.reject()


@pytest.mark.parametrize(("child", "asked"), [(CHANGED, True), (OVERDUE, False)])
def test_that_goodbye_is_asked_only_where_somebody_was_there_before(open_form, child, asked):
    form = open_form(child)

    assert ("goodbye_on" in form.fields) is asked
    form.reject()


def test_that_a_hello_alone_is_recorded_where_nobody_was_there_before(qtbot, desk, open_form):
    form = open_form(OVERDUE)
    retype(form.introduced_on, "3 Nov 2026")
    saved(qtbot, form)

    (made,) = on_file(desk, OVERDUE)
    assert (made.goodbye_on, made.introduced_on) == (None, on("2026-11-03"))


def test_that_the_action_is_there_on_an_allocation_alone(window, open_form):
    open_form(CHANGED).reject()
    assert window.actions_["handover"].isEnabled()

    window.page.tabs.setCurrentWidget(window.page.visits)
    assert not window.actions_["handover"].isEnabled()
