import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, on, visit
from tests.make_team import FOSTERED, NAMELESS, OVERDUE, UNBORN
from tests.views.forms import cells, retype

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    return window.show_page("children")


def row(page, child):
    """One child's row by heading."""
    page.table.choose(child)
    return {
        column.heading: column.text(page.table.current()) for column in page.table.records.columns
    }


def test_that_every_open_child_is_listed(page):
    assert len(cells(page.table, "Id")) == 15


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("abbot", ["100101", "100102"], id="a_surname_in_any_case"),
        pytest.param("abbot wren", ["100101"], id="words_in_any_order"),
        pytest.param(NAMELESS, [NAMELESS], id="an_id"),
        pytest.param("megan pugh", ["100107", "100108", "100109", "100110"], id="a_social_worker"),
        pytest.param("fostered", [FOSTERED], id="a_plan"),
        pytest.param("overdue", ["100101", "100102"], id="a_flag"),
        pytest.param("zebra", [], id="nobody"),
    ],
)
def test_that_typing_filters_by_anything_shown(page, window, typed, found):
    retype(page.search, typed)

    assert cells(page.table, "Id") == found
    assert window.bar.left.text() == f"{len(found)} of 15 children · filter: {typed}"


def test_that_nobody_found_is_said_and_clearing_shows_all(page):
    retype(page.search, "zebra")
    assert page.empty.isVisible()

    retype(page.search, "")
    assert not page.empty.isVisible()
    assert len(cells(page.table, "Id")) == 15


def test_that_ctrl_f_goes_to_the_box_and_takes_what_is_in_it(qtbot, window, page):
    page.search.setText("abbot")

    qtbot.keyClick(page.table, Qt.Key.Key_F, CTRL)

    assert page.search.hasFocus()
    assert page.search.selectedText() == "abbot"


def test_that_letters_typed_in_the_box_start_nothing(qtbot, window, page):
    page.search.setFocus()

    with qtbot.assertNotEmitted(window.actions_["record_visit"].triggered):
        qtbot.keyClicks(page.search, "vale")

    assert cells(page.table, "Child") == ["Tamsin Vale"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_that_enter_or_tab_goes_from_the_box_to_the_children_found(qtbot, page, key):
    retype(page.search, "vale")

    qtbot.keyClick(page.search, key)

    assert page.table.hasFocus()


def test_that_a_desk_without_children_says_what_fills_it(page):
    page.table.set_rows([])
    page._count()

    assert page.empty.isVisible()
    assert "Ctrl+O" in page.empty.text()


def test_that_columns_asked_for_say_what_the_rules_say(page):
    shown = row(page, OVERDUE)

    assert (shown["Days overdue"], shown["Working days overdue"]) == ("4", "4")
    assert (shown["Employed as"], shown["Seen on any visit"]) == ("Permanent", "2 Nov 2026")
    assert row(page, UNBORN)["Days without social worker"] == "4"
    assert row(page, FOSTERED)["Days overdue"] == ""


def test_that_a_row_says_what_the_rules_say(page):
    shown = row(page, OVERDUE)

    assert shown["Child"] == "Wren Abbot"
    assert shown["Plan"] == "CP plan"
    assert shown["Social worker"] == "Priya Nair"
    assert shown["Last seen"] == "2 Nov 2026"
    assert shown["Due by"] == "16 Nov 2026"
    assert shown["Visit"] == "4 working days overdue"


def test_that_what_is_not_known_is_blank(page):
    shown = row(page, UNBORN)

    assert (shown["Age"], shown["Social worker"], shown["Last seen"]) == ("", "", "")


def test_that_a_child_without_a_name_goes_by_the_id(page):
    assert row(page, NAMELESS)["Child"] == NAMELESS


def test_that_the_visit_column_sorts_by_how_late_and_not_by_its_words(page):
    headings = [column.heading for column in page.table.records.columns]

    page.table.sortByColumn(headings.index("Visit"), Qt.SortOrder.AscendingOrder)

    assert cells(page.table, "Id")[:3] == ["100102", "100101", "100103"]


def test_that_the_filter_holds_when_the_records_change(desk, page):
    retype(page.search, "abbot")

    page.on_change()

    assert cells(page.table, "Id") == ["100101", "100102"]


def test_that_the_delay_in_recording_the_last_visit_is_shown_once_there_is_one(page, desk):
    assert row(page, OVERDUE)["Days to record"] == ""

    seen = visit(child_id=OVERDUE, visited_on=on("2026-11-18"), recorded_on=DAY)
    assert desk.make(record_visit(desk.child(OVERDUE), seen, DAY)) is None

    assert row(page, OVERDUE)["Days to record"] == "2"
