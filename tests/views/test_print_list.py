import re

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Child
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_list import by_id_only, list_paper
from tests.make_team import CHANGED, OVERDUE, team_records
from tests.views.forms import retype

LISTS = (
    "today",
    "children",
    "social_workers",
    "returns",
    "trends",
    "extracts",
    "preview",
    "checks",
)
NAMES = {
    name
    for child in team_records()
    if isinstance(child, Child)
    for name in (child.forename, child.surname)
    if name
}


def printed(page):
    """The page's list as paper."""
    return list_paper(page, page.main_table())


def column(paper, heading):
    (grid,) = paper.parts
    at = grid.headings.index(heading)
    return [row[at].text for row in grid.rows]


def names_in(html):
    """Names of children that are anywhere in the text."""
    return {name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", html)}


def test_that_what_is_printed_is_what_is_shown(window):
    page = window.show_page("children")
    retype(page.search, "overdue")
    paper = printed(page)

    assert paper.title == "Children"
    assert paper.shows == ("2 of 15 children · filter: overdue",)
    assert column(paper, "Child") == ["Wren Abbot", "Jonah Abbot"]
    assert paper.team == "CP Team 1"
    assert paper.day == "as at Friday 20 November 2026"
    assert paper.file_name == "children_2026-11-20"
    assert paper.landscape


def test_that_the_order_of_the_rows_is_kept_and_said(window):
    page = window.show_page("children")
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    paper = printed(page)
    assert column(paper, "Child") == sorted(column(paper, "Child"), key=str.casefold, reverse=True)
    assert paper.shows[-1] == "sorted by child, last first"


def test_that_columns_stand_as_on_the_screen_and_hidden_ones_are_left_out(window):
    page = window.show_page("children")
    header = page.table.horizontalHeader()
    header.moveSection(1, 0)
    page.table.setColumnHidden(2, True)

    (grid,) = printed(page).parts
    assert grid.headings[:3] == ("Id", "Child", "Plan")


def test_that_an_empty_list_says_so(window):
    page = window.show_page("children")
    retype(page.search, "zebra")

    assert "Nothing is in this list." in as_html(printed(page))


@pytest.mark.parametrize("which", LISTS)
def test_that_with_ids_only_no_list_has_a_childs_name(page, desk, which):
    shown = page(which).page
    with by_id_only(desk, True):
        paper = printed(shown)

    assert names_in(as_html(paper)) == set()
    assert paper.keep == "Ids only"


def test_that_without_it_names_are_there_and_the_paper_says_to_keep_it_safe(window):
    paper = printed(window.show_page("children"))

    assert names_in(as_html(paper)) == NAMES
    assert paper.keep == "Names of children: keep this paper safe"


def test_that_with_ids_only_neither_initials_nor_what_was_typed_are_printed(window, desk):
    page = window.show_page("children")
    retype(page.search, "Wren")
    with by_id_only(desk, True):
        paper = printed(page)

    assert column(paper, "Child") == [OVERDUE]
    assert paper.shows == ("1 of 15 children · filter: words not printed",)


def test_that_the_screen_has_its_names_again_afterwards(window, desk):
    with by_id_only(desk, True):
        assert desk.child_name(OVERDUE) == OVERDUE
    assert desk.child_name(OVERDUE) == "Wren Abbot"

    desk.hide_names(True)
    with by_id_only(desk, False):
        assert desk.child_name(OVERDUE) == f"W.A. {OVERDUE}"


def test_that_the_screen_has_its_names_again_though_making_the_paper_failed(desk):
    with pytest.raises(ZeroDivisionError), by_id_only(desk, True):
        _ = 1 / 0

    assert desk.child_name(OVERDUE) == "Wren Abbot"


def test_that_initials_are_to_be_kept_safe_too(window, desk):
    desk.hide_names(True)
    paper = printed(window.show_page("children"))

    assert paper.keep == "Initials and ids of children: keep this paper safe"
    assert f"E.R. {CHANGED}" in column(paper, "Child")


def test_that_an_earlier_day_says_when_it_was_looked_at(window, desk):
    from tests.make import on

    desk.look_at(on("2026-09-30"))
    page = window.show_page("children")

    day = "as at Wednesday 30 September 2026, looked at on 20 November 2026"
    assert printed(page).day == day
    assert printed(page).file_name == "children_2026-09-30"
