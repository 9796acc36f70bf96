from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added, altered
from herefordshire_desk.views.table_columns import usual_arrangement
from tests.make import absence, on
from tests.make_team import MEGAN, OVERDUE, OWEN, PRIYA, TOM
from tests.views.forms import cells


@pytest.fixture
def page(window):
    return window.show_page("social_workers")


def row(page, social_worker):
    assert page.table.choose(social_worker)
    return {
        column.heading: column.text(page.table.current()) for column in page.table.records.columns
    }


def test_that_everybody_in_post_is_on_the_roster_by_name(page):
    assert cells(page.table, "Name") == ["Megan Pugh", "Owen Hale", "Priya Nair", "Tom Beddoes"]
    assert page.subtitle.text() == "4 people in post, 4 hold children"


@pytest.mark.parametrize(
    ("social_worker", "shown"),
    [
        pytest.param(
            PRIYA,
            {"Children": "5", "Per FTE": "5.0", "Capacity": "Room for 13", "Visits overdue": "2"},
            id="with_room",
        ),
        pytest.param(
            MEGAN,
            {"FTE": "0.2", "Limit": "3.2", "Capacity": "Over by 0.8", "Per FTE": "20.0"},
            id="over_capacity",
        ),
        pytest.param(
            OWEN, {"FTE": "", "Per FTE": "", "Capacity": "FTE not recorded"}, id="fte_not_recorded"
        ),
        pytest.param(
            TOM, {"Employed as": "Agency", "Leaves": "18 Dec 2026"}, id="agency_and_leaving"
        ),
    ],
)
def test_that_a_row_says_how_somebody_stands(page, social_worker, shown):
    assert shown.items() <= row(page, social_worker).items()


def test_that_a_newly_qualified_social_worker_is_said_to_be_one(page):
    assert row(page, MEGAN)["Employed as"] == "Permanent · ASYE"


@pytest.mark.parametrize("name", ["social_workers", "children"])
def test_that_names_stay_in_sight_beside_figures_far_to_the_right(window, name):
    table = window.show_page(name).table

    assert table.frozen_count == usual_arrangement(table).frozen == 1


def test_that_the_children_of_whoever_is_chosen_are_shown(page):
    page.table.choose(MEGAN)

    assert page.held_heading.text() == "Megan Pugh · 4 children"
    assert cells(page.held, "Child") == ["Maisie Thorne", "Rafe Thorne", "Posy Lark", "Bram Lark"]


def test_that_their_children_who_need_something_come_first_the_most_urgent_before(desk, page):
    page.table.choose(PRIYA)

    theirs = [each.child.id for each in page.held.records.rows]
    needing = dict.fromkeys(need.assessment.child.id for need in desk.needs())
    assert theirs[:2] == [child for child in needing if child in theirs][:2]


def test_that_a_child_of_theirs_can_be_opened_and_acted_for(qtbot, window, page):
    page.table.choose(PRIYA)
    page.held.choose(OVERDUE)
    page.held.setFocus()
    assert window.actions_["record_visit"].isEnabled()

    qtbot.keyClick(page.held, Qt.Key.Key_V)
    form = QApplication.activeModalWidget()
    assert form.windowTitle() == "Record a visit to Wren Abbot"
    form.reject()

    qtbot.keyClick(page.held, Qt.Key.Key_Return)
    assert window.page.heading.text() == "Wren Abbot"


def test_that_enter_on_the_roster_changes_the_social_worker(qtbot, page):
    page.table.choose(TOM)

    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert QApplication.activeModalWidget().windowTitle() == "Change Tom Beddoes"


def test_that_letters_on_the_roster_are_not_about_a_child(qtbot, window, page):
    page.table.setFocus()

    with qtbot.assertNotEmitted(window.actions_["end_allocation"].triggered):
        qtbot.keyClick(page.table, Qt.Key.Key_E)


def test_that_somebody_gone_is_shown_only_while_they_hold_children(desk, page):
    workers = desk.picture.social_workers
    gone = replace(workers[TOM], end=on("2026-11-01"))
    desk.make(altered("Social worker leaves", workers[TOM], gone))

    assert "Tom Beddoes" in cells(page.table, "Name")
    assert page.table.choose(TOM)
    assert len(page.held.records.rows) == 3


def test_that_absences_sort_by_the_day_they_begin(desk, page):
    begun = absence(id="A1", social_worker_id=TOM, start=on("2026-11-03"), end=on("2026-12-01"))
    planned = absence(id="A2", social_worker_id=PRIYA, start=on("2026-12-01"))
    desk.make(added("Record absence", begun, planned))

    headings = [column.heading for column in page.table.records.columns]
    page.table.sortByColumn(headings.index("Away"), Qt.SortOrder.AscendingOrder)

    assert cells(page.table, "Away") == [
        "Away since 3 Nov 2026, back 1 Dec 2026",
        "Away from 1 Dec 2026",
        "",
        "",
    ]


def test_that_the_page_follows_the_roster(desk, page):
    workers = desk.picture.social_workers
    desk.make(altered("Change social worker", workers[OWEN], replace(workers[OWEN], fte=0.5)))
    assert row(page, OWEN)["FTE"] == "0.5"

    desk.undo()
    assert row(page, OWEN)["FTE"] == ""
