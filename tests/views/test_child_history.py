from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, on, visit
from tests.make_team import BOTH, OVERDUE
from tests.views.forms import cells, retype


@pytest.fixture
def page(window):
    """The child's page with its history in front."""
    window.open_child(OVERDUE)
    window.page.tabs.setCurrentWidget(window.page.past)
    return window.page


def test_that_without_a_day_every_edit_is_listed(page):
    assert page.history.isVisible()
    assert not page.known.isVisible()
    assert page.main_table() is page.history


def test_that_a_day_shows_what_was_known_at_its_end(desk, page):
    made = visit(child_id=OVERDUE, visited_on=on("2026-11-18"))
    desk.make(record_visit(desk.child(OVERDUE), made, DAY))

    retype(page.past.known_on, "20/11/2026")

    assert page.main_table() is page.known
    assert cells(page.known, "What").count("Visit") == 2
    assert page.past.told.text() == "As known on 20 November 2026. Nothing was learned since."


def test_that_before_the_desk_was_made_nothing_was_known(page):
    retype(page.past.known_on, "19/11/2026")

    assert cells(page.known, "What") == []
    assert page.past.told.text().startswith("Nothing was known of this child on 19 November 2026.")


def test_that_a_day_still_to_come_or_no_day_says_so_and_lists_every_edit(page):
    retype(page.past.known_on, "21/11/2026")
    assert page.past.told.text() == "21 November 2026 is still to come."
    assert page.history.isVisible()

    retype(page.past.known_on, "soon")
    assert page.past.told.text().startswith("Write a whole date")
    assert page.history.isVisible()


def test_that_another_child_begins_without_a_day(window, page):
    retype(page.past.known_on, "20/11/2026")

    window.open_child(BOTH)

    assert page.past.known_on.text() == ""
    assert page.history.isVisibleTo(page.past)


def test_that_what_was_known_can_be_copied(window, page):
    retype(page.past.known_on, "20/11/2026")
    page.known.setFocus()
    page.known.selectAll()
    window.actions_["copy_with_headings"].trigger()

    assert QGuiApplication.clipboard().text().startswith("What\tFrom\tUntil\tDetail")


def test_that_a_name_that_is_hidden_stays_hidden(desk, page):
    desk.hide_names(True)
    retype(page.past.known_on, "20/11/2026")

    assert "Wren" not in "\n".join(cells(page.known, "Detail"))


def test_that_the_day_looked_at_does_not_change_what_was_known(desk, page):
    desk.look_at(DAY - timedelta(400))
    retype(page.past.known_on, "20/11/2026")

    assert "Visit" in cells(page.known, "What")
