import pytest
from PySide6.QtCore import Qt

from tests.make_team import NAMELESS, OVERDUE
from tests.views.forms import cells, opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    page = window.show_page("children")
    page.table.choose(OVERDUE)
    return page


def note(desk, child):
    return desk.assessments[child].child.note


def test_that_n_writes_a_note_which_the_list_shows_and_undo_takes_back(qtbot, window, desk, page):
    form = opened(window, "note")
    qtbot.keyClicks(form.note, "Court on 3 December")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    qtbot.keyClicks(form.note, "Ring school")
    qtbot.keyClick(form.note, Qt.Key.Key_Return, CTRL)

    assert note(desk, OVERDUE) == "Court on 3 December\nRing school"
    assert "Court on 3 December · Ring school" in cells(page.table, "Notes")
    assert desk.history.undoable[-1].label == "Write note"

    desk.undo()
    assert note(desk, OVERDUE) == ""


def test_that_the_letter_opens_it_and_tab_goes_on(qtbot, window, page):
    with qtbot.waitSignal(window.actions_["note"].triggered):
        qtbot.keyClick(page.table, Qt.Key.Key_N)


def test_that_a_child_known_by_id_alone_can_have_a_note(qtbot, window, desk, page):
    page.table.choose(NAMELESS)
    form = opened(window, "note")
    qtbot.keyClicks(form.note, "Name to come")
    form.verb.click()

    assert note(desk, NAMELESS) == "Name to come"
    desk.undo()
    assert note(desk, NAMELESS) == ""


def test_that_what_is_wrong_is_said_and_the_typing_stays(qtbot, window, desk, page):
    form = opened(window, "note")
    form.note.setPlainText("x" * 5000)
    form.verb.click()

    assert "4,000 letters" in form.fields["note"].problem.text()
    assert len(form.note.value()) == 5000
    assert note(desk, OVERDUE) == ""
    form.reject()


def test_that_tab_leaves_the_note(qtbot, window, page):
    form = opened(window, "note")

    qtbot.keyClick(form.note, Qt.Key.Key_Tab)

    assert not form.note.hasFocus()
    form.reject()
