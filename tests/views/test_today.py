from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import Change, Edit, added
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.domain.words import booked_and_last
from herefordshire_desk.views.tokens import GAP
from tests.make import DAY, on, setting, visit
from tests.make_team import (
    BOTH,
    CHANGED,
    DUE_TODAY,
    MEGAN,
    NEVER_SEEN,
    OVERDUE,
    UNBORN,
    WAITING,
)
from tests.views.forms import cells

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def today(window):
    return window.page


def children(page):
    return [need.assessment.child.id for need in page.table.records.rows]


def press(qtbot, page, tile):
    qtbot.mouseClick(page.tiles.tiles[tile], LEFT)


def see_everybody(desk):
    """A visit of the kind that is due to every child, the day before."""
    for each in list(desk.assessments.values()):
        for due in each.visits:
            kind = "CIN" if due.rule.visits == "any" else due.rule.visits
            seen = visit(child_id=each.child.id, kind=kind, visited_on=DAY - timedelta(1))
            assert desk.make(record_visit(each.child, seen, DAY)) is None


def test_that_the_most_urgent_child_comes_first_and_each_child_once(today):
    assert children(today)[:2] == [NEVER_SEEN, WAITING]
    assert len(children(today)) == len(set(children(today))) == 8


def test_that_the_figures_count_the_needs(today):
    figures = {name: tile.figure for name, tile in today.tiles.tiles.items()}

    assert figures == {
        "overdue": 2,
        "due": 4,
        "unallocated": 2,
        "changed": 1,
        "capacity": 1,
        "leaving": 3,
    }


@pytest.mark.parametrize(
    ("tile", "shown"),
    [
        pytest.param("overdue", {NEVER_SEEN, OVERDUE}, id="visits_overdue"),
        pytest.param("unallocated", {WAITING, UNBORN}, id="no_social_worker"),
        pytest.param("changed", {CHANGED}, id="changed_too_often"),
        pytest.param("leaving", {DUE_TODAY, BOTH, "100104"}, id="their_social_worker_leaves"),
    ],
)
def test_that_a_figure_filters_the_list_to_those_it_counts(qtbot, today, tile, shown):
    press(qtbot, today, tile)

    assert set(children(today)) == shown


def test_that_the_children_of_somebody_over_capacity_with_a_need_are_shown(qtbot, desk, today):
    press(qtbot, today, "capacity")

    held = {each.child.id for each in desk.assessments.values() if each.social_worker_id == MEGAN}
    assert set(children(today)) <= held


def test_that_the_status_bar_says_what_is_shown(qtbot, window, today):
    press(qtbot, today, "overdue")

    assert window.bar.left.text() == "2 of 15 children · filter: visits overdue"

    press(qtbot, today, "overdue")

    assert window.bar.left.text() == "8 of 15 children"


def test_that_the_child_chosen_is_shown_beneath_with_flags_in_words(today):
    today.table.choose(f"{OVERDUE}:overdue")

    assert today.pane.name.text() == "Wren Abbot"
    assert "Priya Nair since 5 January 2026" in today.pane.facts.text()


def test_that_every_need_is_said_in_words_and_not_by_a_colour_alone(today):
    assert all(cells(today.table, "Needs"))


def test_that_the_list_says_what_good_looks_like_when_nothing_is_overdue(qtbot, desk, today):
    press(qtbot, today, "overdue")
    see_everybody(desk)

    assert today.empty.isVisible()
    assert not today.table.isVisible()
    assert today.empty.text().startswith("Nothing is overdue. ")


def test_that_an_empty_desk_says_how_to_begin(window, today, desk):
    records = desk.ask(
        lambda store: [each for child in desk.assessments for each in store.of_child(child)]
    )
    assert desk.make(Change("Empty", tuple(Edit(before=each) for each in records))) is None

    assert today.empty.isVisible()
    assert today.empty.text() == (
        "No child is on this desk yet. Import an extract (Ctrl+O) or add a child (Ctrl+N)."
    )
    assert not window.actions_["record_visit"].isEnabled()
    assert today.pane.isHidden()
    assert today.subtitle.text() == ""
    assert window.show_page("children").pane.isHidden()

    desk.undo()
    assert not window.show_page("today").pane.isHidden()


def test_that_enter_opens_the_child_and_esc_comes_back(qtbot, window, today):
    today.table.choose(f"{OVERDUE}:overdue")
    qtbot.keyClick(today.table, Qt.Key.Key_Return)
    assert window.page.heading.text() == "Wren Abbot"

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert window.page is today
    assert today.table.current().assessment.child.id == OVERDUE
    assert today.table.hasFocus()


@pytest.mark.parametrize(
    ("letter", "title"),
    [
        pytest.param(Qt.Key.Key_V, "Record a visit to Wren Abbot", id="v_records_a_visit"),
        pytest.param(Qt.Key.Key_A, "Allocate Wren Abbot", id="a_allocates"),
        pytest.param(Qt.Key.Key_E, "End Wren Abbot's allocation to Priya Nair", id="e_ends_it"),
        pytest.param(Qt.Key.Key_P, "Open a plan for Wren Abbot", id="p_opens_a_plan"),
    ],
)
def test_that_a_letter_in_the_list_opens_the_childs_form(qtbot, today, letter, title):
    today.table.choose(f"{OVERDUE}:overdue")

    qtbot.keyClick(today.table, letter)

    assert QApplication.activeModalWidget().windowTitle() == title


def test_that_the_context_menu_has_all_that_can_be_done_for_the_child(qtbot, window, today):
    today.table.choose(f"{OVERDUE}:overdue")
    today.table.customContextMenuRequested.emit(QPoint(10, 10))

    menu = QApplication.activePopupWidget()
    actions = {each.objectName(): each for each in menu.actions()}
    assert set(actions) >= {"record_visit", "allocate", "end_allocation", "add_plan", "why"}
    actions["record_visit"].trigger()
    menu.close()

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert QApplication.activeModalWidget().windowTitle() == "Record a visit to Wren Abbot"


def test_that_a_visit_takes_the_child_off_the_overdue_list_and_undo_puts_it_back(
    qtbot, desk, today
):
    press(qtbot, today, "overdue")
    seen = visit(child_id=OVERDUE, visited_on=DAY)

    desk.make(record_visit(desk.child(OVERDUE), seen, DAY))
    assert children(today) == [NEVER_SEEN]
    assert today.tiles.tiles["overdue"].figure == 1

    desk.undo()
    assert children(today) == [NEVER_SEEN, OVERDUE]
    assert today.tiles.tiles["overdue"].figure == 2


def test_that_how_soon_is_soon_is_said_as_policy_has_it(window, desk):
    assert window.page.tiles.tiles["due"].text() == "Due in 7 days"

    desk.make(added("Set", setting(name="due_soon", value=1)))

    tile = window.page.tiles.tiles["due"]
    assert tile.text() == "Due in 1 day"
    tile.click()
    assert window.bar.left.text().endswith("filter: due in 1 day")


def test_that_an_earlier_day_is_headed_by_its_date(today, desk):
    assert today.heading.text() == "Today"

    desk.look_at(on("2026-09-30"))
    assert today.heading.text() == "30 September 2026"

    desk.look_at(DAY)
    assert today.heading.text() == "Today"


def test_that_what_is_booked_and_when_the_child_was_seen_are_not_cut_off_at_1366(window):
    window.resize(1366, 768)
    table = window.page.main_table()
    headings = [column.heading for column in table.records.columns]
    words = booked_and_last(on("2026-11-25"), DAY, "seen", on("2026-11-19"))

    room = table.columnWidth(headings.index("Why")) - 2 * GAP
    assert table.fontMetrics().horizontalAdvance(words) <= room
