import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.make_team import OVERDUE, TOM
from tests.views.forms import opened

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window):
    """With the child whose visit is overdue chosen on Today."""
    window.page.main_table().choose(f"{OVERDUE}:overdue")
    return window


@pytest.mark.parametrize(
    ("action", "title"),
    [
        pytest.param("record_visit", "Record a visit to Wren Abbot", id="record_visit"),
        pytest.param("allocate", "Allocate Wren Abbot", id="allocate"),
        pytest.param("add_plan", "Open a plan for Wren Abbot", id="add_plan"),
        pytest.param("why", "Why? – Wren Abbot", id="why"),
        pytest.param("add_child", "Add a child", id="add_child"),
        pytest.param("add_social_worker", "Add a social worker", id="add_social_worker"),
        pytest.param("about", "About Herefordshire desk", id="about"),
    ],
)
def test_that_an_action_opens_its_form(window, action, title):
    assert opened(window, action).windowTitle() == title


@pytest.mark.parametrize(
    ("action", "title"),
    [
        pytest.param("change_social_worker", "Change Tom Beddoes", id="change"),
        pytest.param("end_social_worker", "Tom Beddoes leaves", id="leave"),
        pytest.param("record_absence", "Tom Beddoes is away", id="away"),
    ],
)
def test_that_an_action_of_the_team_is_about_whoever_is_chosen(window, action, title):
    window.show_page("social_workers").table.choose(TOM)

    assert opened(window, action).windowTitle() == title


def test_that_an_action_of_the_team_leads_to_the_roster_from_anywhere(window):
    opened(window, "change_social_worker")

    assert window.page is window.pages["social_workers"]


def test_that_a_child_can_be_opened_from_the_menu(window):
    window.actions_["open_child"].trigger()

    assert window.page.heading.text() == "Wren Abbot"


def test_that_copy_takes_the_row_and_in_a_field_the_text(qtbot, window):
    window.actions_["copy"].trigger()
    assert QGuiApplication.clipboard().text().startswith("Wren Abbot\t")

    search = window.show_page("children").search
    search.setFocus()
    search.setText("abbot")
    search.selectAll()
    window.actions_["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "abbot"


def test_that_copy_with_headings_has_its_keys(qtbot, window):
    qtbot.keyClick(window, Key.Key_C, CTRL | SHIFT)

    assert QGuiApplication.clipboard().text().startswith("Child\tAge\t")


def test_that_find_goes_to_where_the_page_is_searched(qtbot, window):
    children = window.show_page("children")

    qtbot.keyClick(window, Key.Key_F, CTRL)
    assert children.search.hasFocus()

    window.show_page("today")
    qtbot.keyClick(window, Key.Key_F, CTRL)
    assert window.page.main_table().hasFocus()


@pytest.mark.parametrize(
    ("action", "page"),
    [
        pytest.param("import", "extracts", id="import_leads_to_extracts"),
        pytest.param("write_return", "returns", id="write_return_leads_to_returns"),
    ],
)
def test_that_an_action_of_a_page_leads_to_it(window, action, page):
    window.actions_[action].trigger()

    assert window.page is window.pages[page]
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.reject()
