"""After every change each page shows what a window opened afterwards would show."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.allocate import LEAD_ROLE, allocate, end_allocation
from herefordshire_desk.domain.records import Allocation, Child
from herefordshire_desk.domain.roster import add_child, end_social_worker
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.pages import IN_RAIL
from herefordshire_desk.views.pill import PillLabel
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tiles import Tile
from herefordshire_desk.views.window import Window
from tests.make import DAY, allocation, on, plan, visit
from tests.make_team import MEGAN, OVERDUE, PRIYA, WAITING


def held(desk, child):
    return desk.ask(lambda store: store.of_children(Allocation, [child]))


def see(desk):
    return record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY)


def give(desk):
    new = allocation(
        child_id=WAITING, social_worker_id=MEGAN, role=LEAD_ROLE, start=DAY, reason="MANAGE"
    )
    return allocate(new, desk.picture.social_workers[MEGAN], held(desk, WAITING), DAY)


def end(desk):
    return end_allocation(held(desk, OVERDUE), on("2026-11-19"), DAY)


def add(desk):
    new = Child(id="900001", forename="Hazel", surname="Wren", date_of_birth=on("2018-05-04"))
    return add_child(new, plan(child_id="900001"), desk.assessments, DAY)


def leave(desk):
    return end_social_worker(desk.picture.social_workers[PRIYA], on("2026-12-04"))


@pytest.fixture
def everything(qtbot):
    """What a window shows on all its pages, and of one child."""

    def everything(window):
        found = {}
        for name in IN_RAIL:
            page = window.show_page(name)
            if name == "allocation":
                page.main_table().selectRow(0)  # what is below the list is about the row chosen
            if name == "returns":
                qtbot.waitUntil(page.mark.isEnabled)
            if name == "trends":
                qtbot.waitUntil(lambda page=page: page.drawn() is not None)
            if name == "checks":
                qtbot.waitUntil(lambda page=page: "found" in page.subtitle.text())
            found[name] = words(page)
        window.open_child(OVERDUE)
        found["child"] = words(window.page)
        found["flags"] = [pill.text for pill in window.page.findChildren(PillLabel)]
        found["rail"] = [button.count for button in window.rail.buttons.values()]
        found["foot"] = window.bar.right.text()
        return found

    return everything


def words(page):
    """Every word a page shows, by the name of the list."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told = {table.accessibleName(): lines(table) for table in page.findChildren(Table)}
    told["figures"] = [tile.accessibleName() for tile in page.findChildren(Tile)]
    told["heading"] = f"{page.heading.text()} {page.subtitle.text()}"
    return told


def lines(table):
    columns = table.records.columns
    return [[column.text(row) for column in columns] for row in table.records.rows]


@pytest.mark.parametrize("change", [see, give, end, add, leave], ids=lambda change: change.__name__)
def test_that_every_page_shows_a_change_and_that_it_was_taken_back(
    qtbot, window, desk, everything, change
):
    before = everything(window)

    assert desk.make(change(desk)) is None
    after = everything(window)
    fresh = Window(desk)
    qtbot.addWidget(fresh)
    fresh.show()
    assert after == everything(fresh)
    assert after != before

    desk.undo()
    back = everything(window)
    del before["child"]["History"], back["child"]["History"]  # history only ever grows
    assert back == before
