import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views.milestone_forms import milestones_of
from herefordshire_desk.views.trend_drawn import Drawn
from tests.make import milestone, on
from tests.make_trends import of_shares
from tests.views.forms import cells, opened, retype


@pytest.fixture
def page(qtbot, window):
    shown = window.show_page("trends")
    qtbot.waitUntil(lambda: shown.drawn() is not None)
    return shown


@pytest.fixture
def noted(desk):
    """Two notes on file, of March and of October."""
    found = [
        milestone(id="M1", on=on("2026-03-02"), words="Restructure"),
        milestone(id="M2", on=on("2026-10-05"), words="New senior practitioner"),
    ]
    assert desk.make(added("Note", *found)) is None
    return found


def test_that_a_note_stands_on_the_chart_in_its_table_and_in_the_sentence(qtbot, window, page):
    form = opened(window, "add_milestone")
    retype(form.on, "2 Mar 2026")
    form.words.setText("Restructure")
    form.verb.click()

    qtbot.waitUntil(lambda: page.drawn() is not None and page.drawn().milestones != ())
    row = cells(page.months, "Month").index("March 2026")
    assert cells(page.months, "Noted")[row] == "1: Restructure"
    assert "Noted: Restructure (2 March 2026)." in page.says.text()
    assert "1: Restructure (2 March 2026)." in page.chart.caption.text()
    window.actions_["undo"].trigger()
    assert milestones_of(page.desk) == []


def test_that_what_is_wrong_is_said_beside_its_field(window, page):
    form = opened(window, "add_milestone")
    form.verb.click()
    assert form.fields["words"].problem.text().startswith("Say what happened")
    form.on.clear()
    form.verb.click()
    assert form.fields["on"].problem.text() == "Give the day it happened."


def test_that_the_note_of_the_month_chosen_is_offered_first_and_changed(qtbot, window, page, noted):
    qtbot.waitUntil(lambda: page.drawn() is not None)
    page.months.choose(
        str(next(r.at for r in page.months.records.rows if r.point.first == on("2026-03-01")))
    )
    form = opened(window, "change_milestone")
    assert form.words.value() == "Restructure"
    form.words.setText("Restructure begun")
    form.verb.click()
    assert [each.words for each in milestones_of(page.desk)] == [
        "New senior practitioner",
        "Restructure begun",
    ]


def test_that_a_note_is_removed_and_undo_brings_it_back(qtbot, window, page, noted):
    qtbot.waitUntil(lambda: page.drawn() is not None)
    form = opened(window, "withdraw_milestone")
    form.which.choose("M1")
    form.verb.click()
    assert milestones_of(page.desk) == [noted[1]]
    window.actions_["undo"].trigger()
    assert len(milestones_of(page.desk)) == 2


def test_that_with_none_on_file_that_is_said_and_no_form_opens(window, page):
    window.actions_["change_milestone"].trigger()
    assert page.words == "Nothing is noted on the charts."
    assert QApplication.activeModalWidget() is None


def test_that_two_of_one_month_share_its_line() -> None:
    points = of_shares(*[(1, 8)] * 3)
    both = (
        milestone(on=on("2026-10-01"), words="A; moved"),
        milestone(on=on("2026-10-09"), words="B"),
    )
    drawn = Drawn(points, None, (), "percent", both)
    assert drawn.noted() == {1: "1: A; moved; 2: B"}
    assert list(drawn.numbered()[1]) == [1, 2]
