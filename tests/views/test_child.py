import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.records import Child, Plan
from herefordshire_desk.domain.roster import add_child, end_plan
from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, on, plan, visit
from tests.make_team import BOTH, CHANGED, NAMELESS, OVERDUE, UNBORN
from tests.views.forms import cells


@pytest.fixture
def opened(window):
    """Opens a child's page."""

    def opened(child):
        window.open_child(child)
        return window.page

    return opened


def test_that_the_whole_record_is_there(opened):
    page = opened(BOTH)

    assert page.heading.text() == "Flora Dunn"
    assert cells(page.visits, "Date") == ["12 Nov 2026"]
    assert cells(page.allocations, "Who") == ["Tom Beddoes"]
    assert sorted(cells(page.plans, "What")) == [
        "Child protection plan",
        "Home",
        "In care",
        "Legal status",
        "Review",
    ]


def test_that_what_happened_last_comes_first(opened):
    assert cells(opened(CHANGED).allocations, "From") == ["1 Jun 2026", "2 Mar 2026", "5 Jan 2026"]


@pytest.mark.parametrize("child", [UNBORN, NAMELESS])
def test_that_a_child_with_little_recorded_opens_as_well(opened, child):
    page = opened(child)

    assert page.heading.text()
    assert page.pane.line.isVisible()


def test_that_history_says_who_changed_what_and_when(desk, opened):
    page = opened(OVERDUE)
    desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY))

    assert cells(page.history, "Action")[0] == "Record visit"
    assert cells(page.history, "Who")[0] == "manager"
    assert cells(page.history, "When")[0].startswith("20 Nov 2026")
    assert cells(page.history, "What changed")[0].startswith("Added visit of 20 Nov 2026: ")


def test_that_a_visit_recorded_and_undone_comes_and_goes(desk, opened):
    page = opened(OVERDUE)

    desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY))
    assert cells(page.visits, "Date") == ["20 Nov 2026", "2 Nov 2026"]

    desk.undo()
    assert cells(page.visits, "Date") == ["2 Nov 2026"]
    assert len(cells(page.history, "Action")) > 2


def test_that_a_child_who_is_no_longer_open_can_still_be_read(desk, window, opened):
    page = opened(OVERDUE)
    plan = desk.ask(lambda store: store.of_children(Plan, [OVERDUE]))[0]

    desk.make(end_plan(plan, on("2026-11-19"), DAY))

    assert OVERDUE not in desk.assessments
    assert page.heading.text() == "Wren Abbot"
    assert cells(page.plans, "Until") == ["19 Nov 2026"]
    assert not window.actions_["record_visit"].isEnabled()


def test_that_the_letters_work_in_every_list_of_the_record(qtbot, window, opened):
    page = opened(OVERDUE)

    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        page.main_table().setFocus()
        qtbot.keyClick(page.main_table(), Qt.Key.Key_V)
        form = QApplication.activeModalWidget()
        assert form.windowTitle() == "Record a visit to Wren Abbot"
        form.reject()


def test_that_copy_takes_the_rows_of_the_list_in_front(qtbot, window, opened):
    page = opened(OVERDUE)
    page.tabs.setCurrentWidget(page.allocations)

    window.actions_["copy_with_headings"].trigger()

    assert QGuiApplication.clipboard().text().startswith("From\tUntil\tWho")


def test_that_esc_goes_back_to_where_the_child_was_opened(qtbot, window):
    children = window.show_page("children")
    children.table.choose(OVERDUE)
    qtbot.keyClick(children.table, Qt.Key.Key_Return)

    qtbot.keyClick(window.page.main_table(), Qt.Key.Key_Escape)

    assert window.page is children
    assert children.table.current().child.id == OVERDUE


def test_that_another_child_takes_the_place_of_the_first(opened):
    opened(OVERDUE)

    assert opened(BOTH).heading.text() == "Flora Dunn"


def test_that_the_whole_line_is_seen_where_there_is_room_for_it(qtbot, window, opened):
    window.resize(1366, 768)
    page = opened(OVERDUE)

    qtbot.waitUntil(lambda: page.pane.line.height() > 0)
    bar = page.pane.frame.verticalScrollBar()
    qtbot.waitUntil(lambda: not bar.isVisible() and bar.maximum() == 0)


@pytest.mark.parametrize("where", ["today", "children", "child"])
@pytest.mark.parametrize(
    ("key", "held"),
    [
        pytest.param(Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier, id="v"),
        pytest.param(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, id="ctrl_r"),
    ],
)
def test_that_a_visit_of_today_seen_alone_takes_two_keys(qtbot, desk, window, where, key, held):
    if where == "child":
        window.open_child(OVERDUE)
    else:
        rows = window.show_page(where).main_table()
        rows.choose(next(k for k in map(rows.records.key, rows.records.rows) if OVERDUE in k))

    qtbot.keyClick(window.page.main_table(), key, held)
    form = QApplication.activeModalWidget()
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)

    (made,) = [v for v in desk.record_of(OVERDUE) if getattr(v, "visited_on", None) == DAY]
    assert (made.child_seen, made.seen_alone, made.recorded_on) == (True, True, DAY)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("child", [BOTH, CHANGED])
def test_that_only_the_page_scrolls_and_never_the_line_within_it(
    qtbot, window, dressed, opened, child, percent
):
    dressed.wear(dressed.colours, percent)
    window.resize(1366, 768)
    page = opened(child)

    qtbot.waitUntil(lambda: page.pane.line.height() > 0)
    qtbot.waitUntil(lambda: page.pane.frame.verticalScrollBar().maximum() == 0)
    assert page.tabs.tabBar().sizeHint().width() <= page.tabs.width()


def test_that_another_child_opens_when_the_one_before_is_on_file_no_more(window, desk):
    desk.make(add_child(Child(id="900001"), plan(child_id="900001"), desk.assessments, DAY))
    window.open_child("900001")
    window.show_page("today")
    desk.undo()

    window.open_child(OVERDUE)

    assert window.page is window.pages["child"]
    assert window.page.heading.text() == "Wren Abbot"
    assert window.page.main_table().hasFocus()
    window.leave_child()
    assert window.page is window.pages["today"]


def test_that_the_line_is_measured_again_when_the_page_comes_to_scroll(qtbot, window, opened):
    """The bar makes it narrower, and the words under it may take a line more."""
    page = opened(BOTH)
    whole = page.pane.height()
    page.pane.setFixedHeight(whole - 20)

    page.scrolled.verticalScrollBar().rangeChanged.emit(0, 1)

    qtbot.waitUntil(lambda: page.pane.height() == whole)
