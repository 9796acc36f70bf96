import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.returns.checks import Check
from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.views.check_pane import as_html
from herefordshire_desk.views.checks import GOOD, NONE_OF_LEVEL, WORKING
from tests.make import allocation, on, visit
from tests.make_team import IN_DATE, OVERDUE, OWEN, PRIYA, WAITING
from tests.views.forms import cells

LEFT = Qt.MouseButton.LeftButton
SLIP = "V-SLIP"


def drawn(qtbot, page):
    qtbot.waitUntil(lambda: page.subtitle.text() != WORKING)


@pytest.fixture
def slip(desk):
    """A visit that says the child was seen alone, and not seen."""
    wrong = visit(
        id=SLIP, child_id=OVERDUE, visited_on=on("2026-11-17"), child_seen=False, seen_alone=True
    )
    desk.make(added("Record visit", wrong))


@pytest.fixture
def overlap(desk):
    """A child in care whom two hold at once: the national rules see it."""
    desk.make(
        added(
            "Allocate",
            allocation(
                id="I-LATER",
                child_id=IN_DATE,
                social_worker_id=PRIYA,
                start=on("2026-11-02"),
                reason="MANAGE",
            ),
        )
    )


@pytest.fixture
def page(qtbot, window):
    page = window.show_page("checks")
    drawn(qtbot, page)
    return page


def choose(page, rule):
    row = next(check for check in page.table.records.rows if check.rule == rule)
    assert page.table.choose(page.table.records.key(row))
    return row


def test_that_what_must_be_fixed_comes_first(slip, overlap, page):
    levels = cells(page.table, "Level")
    order = ["Must fix", "Should check", "For information"]

    assert levels[0] == "Must fix"
    assert [order.index(level) for level in levels] == sorted(order.index(x) for x in levels)


def test_that_a_national_rule_is_shown_by_its_code(overlap, page):
    assert "SW08STG2" in cells(page.table, "National rule")


def test_that_the_figures_count_each_level_and_filter_the_list(qtbot, slip, overlap, page):
    total = len(page.table.records.rows)
    figures = {name: tile.figure for name, tile in page.tiles.tiles.items()}
    assert sum(figures.values()) == total

    qtbot.mouseClick(page.tiles.tiles["should_check"], LEFT)
    assert set(cells(page.table, "Level")) == {"Should check"}
    assert len(page.table.records.rows) == figures["should_check"] < total
    assert page.words == f"{figures['should_check']} of {total} things found · filter: should check"

    qtbot.mouseClick(page.tiles.tiles["should_check"], LEFT)
    assert len(page.table.records.rows) == total


def test_that_a_level_with_nothing_in_it_says_so(qtbot, page):
    qtbot.mouseClick(page.tiles.tiles["info"], LEFT)

    assert page.table.accessibleDescription() == NONE_OF_LEVEL
    assert not page.pane.isVisible()


def test_that_below_the_list_stands_the_rule_and_what_to_do(slip, page):
    choose(page, "seen_alone_not_seen")
    told = page.pane.text.toPlainText()

    assert told.startswith("A visit has seen alone Y but seen N")
    assert "Wren Abbot: The visit of 17 November 2026" in told
    assert "visited on 17 Nov 2026, child seen no, seen alone yes" in told
    assert "Correct the visit: on it press C." in told
    assert "The desk's own rule." in told


def test_that_a_name_in_a_record_is_never_read_as_markup(desk, page):
    check = Check(
        rule="never_allocated",
        level="should_check",
        national_rule=None,
        child_id="1",
        sheet="children",
        record="1",
        field="x",
        message="<b>x</b>",
    )
    assert "&lt;b&gt;" in as_html(check, "<i>", "")
    assert "&lt;i&gt;" in as_html(check, "<i>", "")


def test_that_enter_opens_the_child_on_the_record_that_fails(qtbot, slip, window, page):
    choose(page, "seen_alone_not_seen")

    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert window.page is window.pages["child"]
    assert window.page.heading.text() == "Wren Abbot"
    assert window.page.chosen_row().id == SLIP
    assert window.page.visits.hasFocus()
    qtbot.keyClick(window.page.visits, Qt.Key.Key_Escape)
    assert window.page is page


def test_that_an_allocation_that_fails_is_opened_in_its_list(qtbot, overlap, window, page):
    row = choose(page, "SW08STG2")

    qtbot.mouseClick(page.pane.open, LEFT)

    assert window.page.main_table() is window.page.allocations
    assert window.page.allocations.current().id == row.record


def test_that_what_is_about_a_social_worker_leads_to_the_roster(qtbot, window, page):
    row = choose(page, "holding_without_fte")
    assert row.record == OWEN
    assert page.pane.open.text() == "Open page"
    assert "Owen Hale: SW000104 holds" in page.pane.text.toPlainText()
    assert not window.actions_["record_visit"].isEnabled()

    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert window.page is window.pages["social_workers"]


def test_that_actions_are_about_the_child_of_the_row(slip, window, page):
    choose(page, "seen_alone_not_seen")

    assert window.child_id == OVERDUE
    assert window.actions_["record_visit"].isEnabled()


def test_that_names_are_hidden_before_the_checks_have_answered(qtbot, slip, window, page):
    choose(page, "seen_alone_not_seen")
    name = window.desk.child(OVERDUE).name
    assert name in page.pane.text.toPlainText()

    window.actions_["hide_names"].trigger()

    assert page.subtitle.text() == WORKING
    assert name not in page.pane.text.toPlainText()
    drawn(qtbot, page)


def test_that_names_hidden_are_hidden_here_too(qtbot, slip, window, page):
    choose(page, "seen_alone_not_seen")

    window.actions_["hide_names"].trigger()
    drawn(qtbot, page)

    assert "Wren" not in page.pane.text.toPlainText()
    assert not any("Wren" in about for about in cells(page.table, "About"))


def test_that_the_list_follows_a_change_and_keeps_its_row(qtbot, desk, slip, page):
    choose(page, "no_open_allocation" if WAITING in _children(page) else "never_allocated")
    chosen = page.table.current()

    desk.undo()  # the slip is taken back
    drawn(qtbot, page)

    assert "seen_alone_not_seen" not in {check.rule for check in page.table.records.rows}
    assert page.table.current() == chosen


def test_that_a_hidden_page_is_worked_out_only_when_it_is_shown_again(qtbot, desk, window, page):
    before = page.found
    window.show_page("today")
    desk.make(added("Visit", visit(id=SLIP, child_id=OVERDUE, child_seen=False, seen_alone=True)))
    assert page.found is before

    window.show_page("checks")
    drawn(qtbot, page)

    assert page.found != before


def test_that_an_earlier_day_is_checked_as_it_stood(qtbot, desk, slip, page):
    assert "seen_alone_not_seen" in {check.rule for check in page.found}

    desk.look_at(on("2026-11-16"))
    drawn(qtbot, page)

    assert "16 November 2026" in page.subtitle.text()
    assert "seen_alone_not_seen" not in {check.rule for check in page.found}


def test_that_with_nothing_found_it_says_what_good_looks_like(page):
    page._show(())

    assert page.table.accessibleDescription() == GOOD
    assert page.subtitle.text().startswith("0 things found")


def test_that_when_the_file_cannot_be_read_nothing_old_is_shown(page):
    page._failed(NoSpace())

    assert page.table.records.rows == []
    assert page.table.accessibleDescription() == NoSpace.words
    assert {tile.figure for tile in page.tiles.tiles.values()} == {0}


def test_that_rows_are_copied_as_from_any_list(qtbot, slip, page):
    choose(page, "seen_alone_not_seen")

    page.table.copy()

    assert QApplication.clipboard().text().startswith("Should check\tWren Abbot\t")


def _children(page):
    return {check.child_id for check in page.table.records.rows if check.rule.startswith("no_open")}


def test_that_f6_passes_over_the_pane_while_nothing_is_chosen(qtbot, window, slip):
    page = window.show_page("checks")
    drawn(qtbot, page)
    page.table.clearSelection()
    page.pane.show_check(None, "", "")
    page.table.setFocus()

    for _ in range(2):
        window.actions_["next_pane"].trigger()
        assert QApplication.focusWidget().isVisible()
    assert page.table.hasFocus()
