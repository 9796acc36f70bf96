import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.models.arrangement import Arrangement
from herefordshire_desk.views.children import Children
from herefordshire_desk.views.table_columns import arrange, arrangement_of, usual_arrangement
from herefordshire_desk.views.view_menu import CHOSEN, VIEWS
from tests.make_team import NEVER_SEEN, OVERDUE
from tests.views.forms import cells, retype

MONDAY = Arrangement(("Due by", "Child", "Team"), 1, (("Plan", False), ("Due by", True)))


@pytest.fixture
def page(window):
    return window.show_page("children")


def offered(page):
    page.views.views.aboutToShow.emit()
    return [each for each in page.views.views.actions() if not each.isSeparator()]


def choose(page, words):
    next(each for each in offered(page) if each.text() == words).trigger()


def named(words, page, name):
    """Fill in the form that an entry of the menu opens."""
    choose(page, words)
    form = QApplication.activeModalWidget()
    retype(form.name, name)
    form.verb.click()
    return form


def saved_monday(page):
    arrange(page.table, MONDAY)
    page.chips.put({"plan": ("CP",)})
    retype(page.search, "abbot")
    named("Save as…", page, "My Monday")


def test_that_a_view_is_saved_and_chosen_again_whole(page):
    saved_monday(page)
    choose(page, "All children")
    assert arrangement_of(page.table) == usual_arrangement(page.table)
    assert (page.chips.words(), page.search.text()) == ([], "")
    assert len(cells(page.table, "Id")) == 15

    choose(page, "My Monday")

    assert arrangement_of(page.table) == MONDAY
    assert (page.chips.words(), page.search.text()) == (["Plan: CP plan"], "abbot")
    assert cells(page.table, "Id") == [OVERDUE, NEVER_SEEN]
    assert page.views.text() == "View: My Monday"


def test_that_the_view_chosen_is_there_when_the_desk_is_next_opened(qtbot, window, desk, page):
    saved_monday(page)

    again = Children(desk, window.actions_)
    qtbot.addWidget(again)

    assert arrangement_of(again.table) == MONDAY
    assert again.views.chosen == "My Monday"


def test_that_changes_are_saved_under_the_name_chosen(page):
    saved_monday(page)
    arrange(page.table, Arrangement(("Child",)))

    choose(page, "Save changes")

    (view,) = page.views.saved()
    assert (view.name, view.arrangement) == ("My Monday", Arrangement(("Child",)))


def test_that_a_view_is_renamed_and_deleted_and_what_is_shown_stays(page):
    saved_monday(page)
    named("Rename…", page, "Tuesday")
    assert [view.name for view in page.views.saved()] == ["Tuesday"]
    assert page.views.chosen == "Tuesday"

    choose(page, "Delete")

    assert page.views.saved() == []
    assert arrangement_of(page.table) == MONDAY
    assert [each.text() for each in offered(page)] == ["All children", "Save as…"]


@pytest.mark.parametrize("name", ["", "  ", "my MONDAY", "All children"])
def test_that_a_view_needs_a_name_of_its_own(page, name):
    saved_monday(page)

    form = named("Save as…", page, name)

    assert form.isVisible()
    assert form.fields["name"].problem.text()
    assert len(page.views.saved()) == 1
    form.reject()


def test_that_a_view_of_another_version_opens_as_far_as_it_can(desk, window):
    strange = '[{"name": "Old", "columns": {"shown": ["Mood", "Age"]}, "filters": {"mood": ["x"]}}]'
    desk.prefer(VIEWS, strange)
    desk.prefer(CHOSEN, "Old")

    page = window.show_page("children")

    assert arrangement_of(page.table).shown == ("Age",)
    assert page.chips.words() == []


def test_that_a_view_that_is_gone_is_not_looked_for(desk, window):
    desk.prefer(CHOSEN, "Gone")

    page = window.show_page("children")

    assert page.views.text() == "View: All children"
