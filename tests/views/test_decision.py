import pytest
from PySide6.QtWidgets import QApplication

from tests.make_team import PRIYA, WAITING
from tests.views.accessible import focusable, tabbed, unnamed
from tests.views.forms import opened


@pytest.fixture
def page(window):
    page = window.show_page("allocation")
    assert page.board.waiting.choose(WAITING)
    page.put(PRIYA)
    return page


def test_that_the_note_is_of_the_plan_and_then_of_what_was_made(window, page):
    plan = opened(window, "decision_note")
    assert "Allocation plan, not made yet · CP Team 1" in plan.text.toPlainText()
    plan.close()

    form = opened(window, "make_changes")
    form.reason.setCurrentIndex(form.reason.findData("MANAGE"))
    form.save()

    made = opened(window, "decision_note").text.toPlainText()
    assert "Allocation decision · CP Team 1" in made
    assert "Tamsin Vale" in made
    assert "new to this child · 5.0 per FTE → 6.0 · permanent" in made
    assert "Managing caseloads (MANAGE)" in made


def test_that_the_note_can_have_ids_only_and_be_copied(window, page):
    note = opened(window, "decision_note")

    note.ids_only.click()
    note.copying.click()

    copied = QApplication.clipboard().mimeData()
    assert WAITING in copied.text()
    assert "Tamsin" not in copied.text() + copied.html() + note.text.toPlainText()


def test_that_there_is_no_note_of_nothing(window):
    page = window.show_page("allocation")

    window.actions_["decision_note"].trigger()

    assert QApplication.activeModalWidget() is None
    assert page.notice.text().startswith("No child has been moved yet.")


def test_that_a_screen_reader_and_a_keyboard_find_everything_in_it(window, page):
    note = opened(window, "decision_note")

    assert unnamed(note) == []
    assert set(focusable(note)) <= set(tabbed(20))
