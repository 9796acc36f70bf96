"""Extra holidays on the Settings page."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import ExtraHoliday
from tests.make import on
from tests.views.forms import cells, opened, retype

Key = Qt.Key


@pytest.fixture
def page(window):
    return window.show_page("settings")


@pytest.fixture
def holidays(page):
    page.tabs.setCurrentWidget(page.holidays)
    return page.holidays


def save(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Key.Key_Return)


def test_that_an_extra_holiday_moves_due_dates_at_once_and_undo_moves_them_back(
    qtbot, window, desk, holidays
):
    before = desk.assessments["100104"].next_visit.due
    assert holidays.empty.isVisible()
    form = opened(window, "add_holiday")
    retype(form.on, "26/11/2026")
    retype(form.name, "Flood")

    save(qtbot, form)

    assert cells(holidays.table, "Date") == ["26 Nov 2026"]
    assert cells(holidays.table, "Day") == ["Thursday"]
    assert (before, desk.assessments["100104"].next_visit.due) == (
        on("2026-11-27"),
        on("2026-11-30"),
    )
    desk.undo()
    assert desk.assessments["100104"].next_visit.due == before
    assert not holidays.table.isVisible()


def test_that_a_bank_holiday_is_refused_beside_its_field(qtbot, window, holidays):
    form = opened(window, "add_holiday")
    retype(form.on, "25/12/2026")

    qtbot.keyClick(form, Key.Key_Return)

    assert form.fields["on"].problem.text().endswith("the desk knows: Christmas Day.")


def test_that_the_day_chosen_is_removed_and_undo_puts_it_back(window, desk, holidays):
    desk.make(added("Add", ExtraHoliday(id="H1", on=on("2026-11-26"), name="Flood")))

    window.actions_["remove_holiday"].trigger()
    assert not holidays.table.records.rows

    desk.undo()
    assert cells(holidays.table, "Name") == ["Flood"]


def test_that_with_no_day_to_remove_that_is_said(page, window, holidays):
    window.actions_["remove_holiday"].trigger()

    assert page.problem.text() == "Choose a day to remove."
