"""Changing a number of policy, and going back to its default."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.settings import set_number
from tests.make import DAY, on
from tests.make_team import OVERDUE
from tests.views.forms import opened, retype

Key = Qt.Key
YESTERDAY = on("2026-11-19")


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


def save(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Key.Key_Return)


def test_that_a_number_changed_is_in_force_from_its_day_with_who_decided(qtbot, window, desk):
    numbers = window.show_page("settings").numbers
    numbers.table.choose("CP.then")
    form = opened(window, "change_number")
    assert (form.value.text(), form.start.text()) == ("10", "20 Nov 2026")
    retype(form.value, "15")
    retype(form.who, "Heads of service")

    save(qtbot, form)

    (made,) = settings(desk)
    assert (made.name, made.value, made.start) == ("CP.then", 15, DAY)
    assert (made.set_by, made.set_on) == ("Heads of service", DAY)
    assert desk.picture.policy.rules["CP"].then.length == 15
    assert desk.assessments[OVERDUE].next_visit.due == on("2026-11-23")

    desk.undo()
    assert settings(desk) == []
    assert row(numbers, "CP.then")["Decided"] == "Default – confirm"


def test_that_who_decided_is_the_person_at_the_desk_unless_told(qtbot, window, desk, numbers):
    numbers.table.choose("due_soon")
    form = opened(window, "change_number")
    retype(form.value, "10")

    save(qtbot, form)

    assert [each.set_by for each in settings(desk)] == [desk.who]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        pytest.param("value", "0", "Give a whole number from 1 to 260.", id="too_small"),
        pytest.param("value", "10.5", "Give a whole number from 1 to 260.", id="not_whole"),
        pytest.param("value", "ten", "Give a whole number from 1 to 260.", id="no_number"),
        pytest.param("start", "", "Give the day it holds from.", id="no_day"),
        pytest.param("start", "31/2/2027", "Write a whole date, such as", id="no_date"),
    ],
)
def test_that_a_problem_is_said_beside_its_field(qtbot, window, desk, numbers, field, typed, said):
    numbers.table.choose("CP.then")
    form = opened(window, "change_number")
    retype(form.fields[field].input, typed)

    qtbot.keyClick(form, Key.Key_Return)

    assert form.isVisible()
    assert form.fields[field].problem.text().startswith(said)
    assert form.fields[field].input.text() == typed
    assert settings(desk) == []


def test_that_a_number_goes_back_to_its_default(qtbot, window, desk, numbers):
    desk.make(set_number("due_soon", 10, on("2026-11-01"), [], "A Head", DAY))
    numbers.table.choose("due_soon")

    save(qtbot, opened(window, "back_to_default"))

    assert row(numbers, "due_soon")["Decided"] == "Back to default"
    assert desk.picture.policy["due_soon"] == 7
    desk.look_at(YESTERDAY)
    assert desk.picture.policy["due_soon"] == 10
