"""Somebody is away, is back, or was not away after all."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views.absences import absences_on_file
from tests.make import DAY, absence, on
from tests.make_team import MEGAN, PRIYA
from tests.views.forms import cells, opened, retype

OVER = absence(id="A1", social_worker_id=PRIYA, start=on("2026-09-01"), end=on("2026-09-08"))
OPEN = absence(id="A2", social_worker_id=PRIYA, start=on("2026-11-03"), reason="sickness")
PLANNED = absence(id="A3", social_worker_id=PRIYA, start=on("2026-12-14"), end=on("2027-01-04"))


@pytest.fixture
def page(window):
    page = window.show_page("social_workers")
    page.table.choose(PRIYA)
    return page


@pytest.fixture
def on_file(desk):
    desk.make(added("Record absence", OVER, OPEN))


def save(qtbot, form):
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form, Qt.Key.Key_Return)


def test_that_an_absence_is_on_the_roster_at_once_and_undone_by_one_undo(qtbot, window, desk, page):
    form = opened(window, "record_absence")
    assert form.accessibleDescription().startswith("They hold 5 children.")
    retype(form.start, "1/12/2026")
    form.reason.setCurrentIndex(form.reason.findData("training"))

    save(qtbot, form)

    (made,) = absences_on_file(desk)
    assert (made.social_worker_id, made.start, made.end) == (PRIYA, on("2026-12-01"), None)
    assert made.reason == "training"
    assert cells(page.table, "Away") == ["", "", "Away from 1 Dec 2026", ""]
    assert window.actions_["end_absence"].isEnabled()

    desk.undo()
    assert absences_on_file(desk) == []
    assert not window.actions_["end_absence"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        pytest.param({"start": ""}, "start", "Give the first day", id="no_day"),
        pytest.param({"start": "soon"}, "start", "whole date", id="no_date"),
        pytest.param({"end": "1/11/2026"}, "end", "must be after that", id="back_before"),
        pytest.param({"start": "1/12/2028"}, "start", "a year ahead at most", id="far_ahead"),
    ],
)
@pytest.mark.usefixtures("page")
def test_that_what_is_wrong_is_said_beside_its_field(qtbot, window, desk, typed, field, said):
    form = opened(window, "record_absence")
    for name, text in typed.items():
        retype(getattr(form, name), text)

    qtbot.keyClick(form, Qt.Key.Key_Return)

    assert said in form.fields[field].problem.text()
    assert absences_on_file(desk) == []


@pytest.mark.usefixtures("page", "on_file")
def test_that_nobody_is_recorded_as_away_twice(qtbot, window):
    form = opened(window, "record_absence")

    qtbot.keyClick(form, Qt.Key.Key_Return)

    assert "Away since 3 Nov 2026" in form.fields["start"].problem.text()


@pytest.mark.usefixtures("on_file")
def test_that_whoever_is_away_is_back_today_unless_another_day_is_given(qtbot, window, desk, page):
    form = opened(window, "end_absence")
    assert form.absence.currentText() == "Away since 3 Nov 2026 · Sickness"
    assert form.end.value() == DAY

    save(qtbot, form)

    assert [each.end for each in absences_on_file(desk)] == [OVER.end, DAY]
    assert page.table.current().absences[-1].end == DAY
    assert set(cells(page.table, "Away")) == {""}


@pytest.mark.usefixtures("page", "on_file")
def test_that_another_absence_brings_its_own_day_back(qtbot, window, desk):
    form = opened(window, "end_absence")
    form.absence.setCurrentIndex(form.absence.findData("A1"))
    assert form.end.value() == OVER.end
    retype(form.end, "")

    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert "Give the first day" in form.fields["end"].problem.text()

    retype(form.end, "10/9/2026")
    save(qtbot, form)
    assert absences_on_file(desk)[0].end == on("2026-09-10")


@pytest.mark.usefixtures("page")
def test_that_no_day_back_is_guessed_for_an_absence_still_to_come(window, desk):
    desk.make(added("Record absence", replace(PLANNED, end=None)))

    form = opened(window, "end_absence")

    assert form.absence.currentText() == "Away from 14 Dec 2026"
    assert form.end.text() == ""


@pytest.mark.usefixtures("page", "on_file")
def test_that_an_absence_not_taken_is_withdrawn(qtbot, window, desk):
    form = opened(window, "withdraw_absence")
    shown = [form.absence.itemText(at) for at in range(form.absence.count())]
    assert shown == [
        "Away since 3 Nov 2026 · Sickness",
        "Was away from 1 Sep 2026, back 8 Sep 2026",
    ]

    save(qtbot, form)

    assert absences_on_file(desk) == [OVER]
    desk.undo()
    assert len(absences_on_file(desk)) == 2


@pytest.mark.usefixtures("on_file")
def test_that_only_whoever_has_an_absence_can_be_back(window, page):
    back, withdraw = (window.actions_[name] for name in ("end_absence", "withdraw_absence"))
    assert back.isEnabled()
    assert withdraw.isEnabled()

    page.table.choose(MEGAN)
    assert not back.isEnabled()

    page.table.choose(PRIYA)
    window.show_page("children")
    assert not back.isEnabled()

    window.show_page("supervision")
    window.show_page("social_workers")
    assert back.isEnabled()
