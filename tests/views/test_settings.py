"""The Settings page as a whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from herefordshire_desk.domain.settings import set_number
from tests.make import DAY, on
from tests.views.forms import cells

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
YESTERDAY = on("2026-11-19")


@pytest.fixture
def page(window):
    return window.show_page("settings")


@pytest.fixture
def numbers(page):
    return page.numbers


def row(numbers, name):
    assert numbers.table.choose(name)
    return {
        column.heading: column.text(numbers.table.current())
        for column in numbers.table.records.columns
    }


def test_that_the_page_has_its_keys(qtbot, window):
    qtbot.keyClick(window, Key.Key_Comma, CTRL)
    assert window.page is window.pages["settings"]


def test_that_on_an_earlier_day_all_is_as_it_was_and_nothing_can_be_changed(window, desk, numbers):
    desk.make(set_number("due_soon", 10, DAY, [], "A Head", DAY))

    desk.look_at(YESTERDAY)

    assert row(numbers, "due_soon")["Number"] == "7"
    assert cells(numbers.pane.history, "Number") == []
    assert not window.actions_["change_number"].isEnabled()
    assert not window.actions_["remove_holiday"].isEnabled()

    desk.look_at(DAY)
    assert row(numbers, "due_soon")["Number"] == "10"
    assert window.actions_["change_number"].isEnabled()


def test_that_the_keys_are_those_of_the_registry(page):
    page.tabs.setCurrentWidget(page.shortcuts)
    table = page.shortcuts.table
    shown = dict(zip(cells(table, "Action"), cells(table, "Keys"), strict=True))
    letters = dict(zip(cells(table, "Action"), cells(table, "Letter in a list"), strict=True))

    assert (shown["Settings"], shown["Undo"], shown["Why?"]) == ("Ctrl+,", "Ctrl+Z", "F1")
    assert (letters["Record visit"], letters["End allocation"]) == ("V", "E")
    assert page.main_table() is table


def test_that_what_a_button_shows_begins_what_it_is_called(page):
    buttons = [each for each in page.findChildren(QPushButton) if each.text()]

    assert {"Change number", "Confirm default", "Back to default"} <= {b.text() for b in buttons}
    assert all(each.accessibleName().startswith(each.text()) for each in buttons)
