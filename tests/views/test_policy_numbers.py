"""The list of policy numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.settings import policy_numbers, set_number
from herefordshire_desk.views.tokens import LIGHT
from tests.make import DAY, on, setting
from tests.views.forms import cells

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    return window.show_page("settings")


@pytest.fixture
def numbers(page):
    return page.numbers


def settings(desk):
    return desk.ask(lambda store: store.records(Setting))


def row(numbers, name):
    assert numbers.table.choose(name)
    return {
        column.heading: column.text(numbers.table.current())
        for column in numbers.table.records.columns
    }


def test_that_every_number_is_listed_and_a_default_asks_to_be_confirmed(window, numbers):
    assert len(cells(numbers.table, "What")) == len(policy_numbers())
    assert set(cells(numbers.table, "Decided")) == {"Default – confirm"}
    assert window.bar.left.text() == "57 of 57 numbers · 57 are defaults to confirm"


def test_that_a_row_says_what_was_set_by_whom_and_from_when(desk, numbers):
    desk.make(added("Set", setting(name="CP.then", value=15, set_by="A Head", set_on=DAY)))

    shown = row(numbers, "CP.then")

    assert (
        shown
        | {
            "Number": "15",
            "Unit": "working days",
            "Decided": "Set",
            "Default": "10",
            "From": "5 Jan 2026",
            "Who decided": "A Head",
            "Entered": "20 Nov 2026",
        }
        == shown
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("adoption", ["ADO.first", "ADO.then"], id="words"),
        pytest.param("cp.then", ["CP.then"], id="the_name_a_return_gives_it"),
        pytest.param("fostered 84", ["PF.then"], id="the_number_in_force"),
        pytest.param("no such thing", [], id="nothing"),
    ],
)
def test_that_the_box_filters_the_numbers(qtbot, window, numbers, typed, shown):
    qtbot.keyClick(window, Key.Key_F, CTRL)
    assert numbers.search.hasFocus()

    qtbot.keyClicks(numbers.search, typed)

    assert [each.meaning.name for each in numbers.table.records.rows] == shown
    assert numbers.empty.isVisible() == (not shown)


def test_that_enter_on_a_number_changes_it(qtbot, numbers):
    numbers.table.choose("limit_per_fte")

    qtbot.keyClick(numbers.table, Key.Key_Return)

    title = QApplication.activeModalWidget().windowTitle()
    assert title == "Children per full-time social worker"


def test_that_all_defaults_are_confirmed_in_one_change(qtbot, window, desk, numbers):
    policy = desk.picture.policy
    numbers.table.setFocus()
    qtbot.keyClick(numbers.table, Key.Key_A, CTRL)

    window.actions_["confirm_default"].trigger()

    assert set(cells(numbers.table, "Decided")) == {"Default, confirmed"}
    assert (desk.picture.policy.numbers, desk.picture.policy.rules) == (
        policy.numbers,
        policy.rules,
    )
    assert window.toast.words.text() == "Confirm 57 defaults"

    desk.undo()
    assert settings(desk) == []


def test_that_what_is_decided_already_is_not_confirmed_again(page, window, numbers):
    numbers.table.choose("due_soon")
    window.actions_["confirm_default"].trigger()

    window.actions_["confirm_default"].trigger()

    assert page.problem.text() == "Somebody has decided on this number already."
    page.tabs.setCurrentIndex(1)
    assert not page.problem.isVisible()


def test_that_under_the_list_is_every_setting_of_the_number(desk, numbers):
    for value, start in ((10, "2026-06-01"), (12, "2026-11-01"), (14, "2027-01-01")):
        desk.make(set_number("due_soon", value, on(start), settings(desk), f"No {value}", DAY))
    numbers.table.choose("due_soon")
    history = numbers.pane.history

    assert cells(history, "Number") == ["14", "12", "10"]
    assert cells(history, "Stands") == ["To come", "In force", "Past"]
    assert cells(history, "Until") == ["", "1 Jan 2027", "1 Nov 2026"]
    assert row(numbers, "due_soon")["To come"] == "14 from 1 Jan 2027"
    assert "12 days on 20 November 2026." in numbers.pane.facts.text()
    assert "by No 12" in numbers.pane.facts.text()


def test_that_a_number_of_the_regulations_says_that_it_may_not_be_longer(numbers):
    numbers.table.choose("CLA-STD.then")

    assert "It may be 1 to 42; the regulations allow no longer." in numbers.pane.facts.text()


def test_that_a_setting_the_desk_does_not_know_does_no_harm(desk, numbers):
    desk.make(added("From a later version", setting(name="no_such_number", value=99)))

    assert len(numbers.table.records.rows) == 57
    numbers.table.choose("due_soon")
    assert cells(numbers.pane.history, "Number") == []


def test_that_a_desk_with_a_setting_it_does_not_know_still_opens(desk, open_desk_on, desk_file):
    desk.make(added("From a later version", setting(name="no_such_number", value=99)))
    desk.close()

    again = open_desk_on(desk_file)

    assert len(again.assessments) == 15


def test_that_where_nobody_has_set_a_number_that_is_said(desk, numbers):
    numbers.table.choose("due_soon")
    assert numbers.pane.never.isVisible()
    assert not numbers.pane.history.isVisible()

    desk.make(set_number("due_soon", 10, DAY, [], "A Head", DAY))

    assert numbers.pane.history.isVisible()
    assert not numbers.pane.never.isVisible()


def test_that_f6_goes_round_what_there_is(qtbot, window, page, desk, numbers):
    numbers.table.choose("due_soon")
    assert page.panes() == [numbers.search, numbers.table]

    desk.make(set_number("due_soon", 10, DAY, [], "A Head", DAY))

    for pane in (numbers.pane.history, numbers.search, numbers.table):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
        assert pane.hasFocus()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("name", ["CLA-PERM18.then", "CLA-LTF.first", "not_recorded_most"])
def test_that_no_sentence_about_a_number_is_cut(dressed, window, desk, numbers, name, scale):
    desk.make(set_number(name, 1, DAY, [], "The meeting of heads of service in November", DAY))
    dressed.wear(LIGHT, scale)
    window.resize(1366, 768)
    numbers.table.choose(name)
    for _ in range(5):
        QApplication.processEvents()

    for label in (numbers.pane.heading, numbers.pane.facts):
        assert label.height() >= label.heightForWidth(label.width())
