from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.extracts import NOT_IMPORTED
from herefordshire_desk.views.place import FORM_CLOSED, place_of, put_away
from tests.make import DAY
from tests.make_team import NEVER_SEEN, OVERDUE, PRIYA, WAITING, team_records


def test_that_a_place_holds_ids_and_no_name(window):
    window.show_page("children").main_table().choose(OVERDUE)
    window.open_child(OVERDUE)

    place = place_of(window)

    assert (place.page, place.came_from, place.child) == ("child", "children", OVERDUE)
    told = repr(place)
    names = (getattr(each, "surname", "") for each in team_records())
    assert not any(name in told for name in names if name)


def test_that_a_place_on_today_has_its_row(window):
    place = place_of(window)

    assert place.page == "today"
    assert place.row.startswith(NEVER_SEEN)
    assert place.day is None
    assert place.kept == {}


def test_that_an_earlier_day_and_hidden_names_are_part_of_it(window, desk):
    desk.look_at(DAY - timedelta(3))
    desk.hide_names(True)

    place = place_of(window)

    assert place.day == DAY - timedelta(3)
    assert place.names_hidden


def test_that_moves_on_the_board_are_kept_by_ids(window):
    page = window.show_page("allocation")
    page.board.waiting.choose(WAITING)
    page.put(PRIYA)

    kept = place_of(window).kept["allocation"]

    assert kept.moves == {WAITING: PRIYA}
    assert kept.moves is not page.plan.moves


def test_that_a_form_is_closed_and_said(window):
    window.actions_["add_child"].trigger()

    assert put_away(window) == [FORM_CLOSED]
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", ["search", "help", "messages", "about", "why", "print_monday"])
def test_that_what_only_shows_something_is_closed_without_a_word(window, name):
    window.actions_[name].trigger()

    assert put_away(window) == []
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]


def test_that_a_menu_is_closed(window):
    window.menuBar().actions()[0].menu().popup(window.pos())

    put_away(window)

    assert QApplication.activePopupWidget() is None


def test_that_an_extract_not_imported_yet_is_said(page):
    window = page("preview")

    assert put_away(window) == [NOT_IMPORTED]
