import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.views import trend_behind
from tests.make import allocation, on
from tests.make_team import IN_DATE
from tests.views.forms import cells


@pytest.fixture
def page(qtbot, window):
    shown = window.show_page("trends")
    qtbot.waitUntil(lambda: shown.drawn() is not None)
    return shown


@pytest.fixture
def follow(qtbot, page):
    def follow(name):
        page.which.choose(name)
        qtbot.waitUntil(lambda: page.drawn() is not None and page.pane.task is None)
        return page.pane

    return follow


def test_that_what_drove_a_month_of_changes_is_told_by_cause(qtbot, desk, follow):
    taken = allocation(id="N1", child_id=IN_DATE, social_worker_id="NEW", start=on("2026-11-18"))
    assert desk.make(added("Allocate", taken)) is None
    pane = follow("changes")
    assert pane.tabs.isTabVisible(1)
    assert cells(pane.causes, "What")[-1] == "Not recorded"
    assert cells(pane.causes, "Children")[-1] == "1"
    assert cells(pane.causes, "More")[-1] == "1 child met a new face"


def test_that_of_visits_it_is_told_how_long_they_waited(follow):
    pane = follow("visits_cp")
    assert all("not in time" in each for each in cells(pane.causes, "More"))
    assert cells(pane.causes, "More")


def test_that_a_trend_that_is_not_driven_so_has_no_such_list(follow):
    assert not follow("agency_share").tabs.isTabVisible(1)


def test_that_the_month_chosen_last_is_what_is_told(qtbot, page, follow):
    pane = follow("visits_cp")
    page.months.choose("0")
    qtbot.waitUntil(lambda: pane.task is None)
    assert cells(pane.causes, "What") == []


def test_that_a_fault_is_said_in_words(qtbot, page, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("Wren Abbot")

    monkeypatch.setattr(trend_behind, "drivers", broken)
    page.which.choose("changes")
    qtbot.waitUntil(lambda: page.pane.task is None and page.drawn() is not None)
    said = page.pane.causes.accessibleDescription()
    assert said.startswith("Something unexpected went wrong")
    assert "Wren" not in said


def test_that_a_figure_of_staff_says_that_no_child_is_behind_it(follow):
    pane = follow("leavers")
    assert (
        pane.heading.text() == "November 2026 · a figure of staff or days, with no child behind it"
    )
    assert cells(pane.children_, "Id") == []
