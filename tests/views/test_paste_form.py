import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import PlannedVisit
from herefordshire_desk.views.paste_form import PasteForm
from tests.make import on, planned_visit
from tests.make_team import NEVER_SEEN, OVERDUE
from tests.views.accessible import unnamed
from tests.views.forms import cells

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = f"{OVERDUE}\t18/11/2026\tyes\tyes\nJonah Abbot\tRing school\nNobody\t18/11/2026\n"


@pytest.fixture
def page(window):
    return window.show_page("children")


def pasted(qtbot, page, text):
    """The preview that Ctrl+V in the list opens."""
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.table, Qt.Key.Key_V, CTRL)
    form = QApplication.activeModalWidget()
    QApplication.processEvents()
    return form


def test_that_rows_are_shown_before_anything_is_done(qtbot, desk, page):
    form = pasted(qtbot, page, ROWS)

    assert isinstance(form, PasteForm)
    assert cells(form.table, "Child") == ["Wren Abbot", "Jonah Abbot", ""]
    assert cells(form.table, "What it does")[2] == "No open child has this id or name."
    assert form.says.text() == "3 rows read, 1 left out: each says why."
    assert form.go.text() == "Record 1 visit and add to 1 note"
    assert unnamed(form) == []
    assert desk.history.undoable[-1].label == "Make the team"


def test_that_they_are_one_change_with_one_undo(qtbot, desk, page):
    form = pasted(qtbot, page, ROWS)
    qtbot.keyClick(form, Qt.Key.Key_Return)

    assert desk.assessments[OVERDUE].next_visit.state != "overdue"
    assert desk.assessments[NEVER_SEEN].child.note == "Ring school"

    desk.undo()
    assert desk.assessments[OVERDUE].next_visit.state == "overdue"
    assert desk.assessments[NEVER_SEEN].child.note == ""


def test_that_a_visit_booked_for_then_is_no_longer_waited_for(qtbot, desk, page):
    booked = planned_visit(child_id=OVERDUE, planned_for=on("2026-11-17"))
    desk.make(added("Book visit", booked))

    qtbot.keyClick(pasted(qtbot, page, ROWS), Qt.Key.Key_Return)
    assert desk.ask(lambda store: store.of_children(PlannedVisit, [OVERDUE])) == []

    desk.undo()
    assert desk.ask(lambda store: store.of_children(PlannedVisit, [OVERDUE])) == [booked]


def test_that_cancel_does_nothing(qtbot, desk, page):
    form = pasted(qtbot, page, ROWS)
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert desk.history.undoable[-1].label == "Make the team"


def test_that_a_visit_on_file_is_not_recorded_twice(qtbot, page):
    form = pasted(qtbot, page, f"{OVERDUE}\t2/11/2026\tyes")

    assert cells(form.table, "What it does") == ["A visit of this kind on that day is on file."]
    assert not form.go.isEnabled()
    form.reject()


def test_that_with_names_hidden_what_was_copied_is_hidden_too(qtbot, desk, page):
    desk.hide_names(True)
    form = pasted(qtbot, page, ROWS)

    assert cells(form.table, "As copied") == ["", "", ""]
    assert cells(form.table, "Child")[0] == f"W.A. {OVERDUE}"
    form.reject()


def test_that_nothing_copied_is_said(qtbot, window, page):
    assert pasted(qtbot, page, " ") is None
    assert "Nothing to paste" in window.toast.words.text()


def test_that_in_the_search_box_text_is_pasted_as_text(qtbot, window, page):
    QGuiApplication.clipboard().setText("abbot")
    page.search.setFocus()

    qtbot.keyClick(page.search, Qt.Key.Key_V, CTRL)

    assert page.search.text() == "abbot"
    assert QApplication.activeModalWidget() is None


def test_that_on_another_day_nothing_is_pasted(qtbot, window, desk, page):
    desk.look_at(desk.day.replace(month=10))

    assert pasted(qtbot, page, ROWS) is None
    assert not window.actions_["paste"].isEnabled()
