import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.views.bars import SEARCH
from tests.make import on


def extract(day):
    return ImportedExtract(
        id=f"E-{day}", format="ssd", source="ssd", taken_on=on(day), imported_on=on(day)
    )


def test_that_the_top_says_whose_desk_it_is_and_of_which_day(window):
    assert window.windowTitle() == "Herefordshire desk – CP Team 1"
    assert window.top.team.text() == "CP Team 1"
    assert window.top.as_at.text() == "As at today, 20 November 2026"


def test_that_a_desk_never_told_its_team_is_of_the_one_that_holds_most(window, desk):
    desk.prefer("team", "")
    desk.look_at(desk.day)
    assert window.windowTitle() == "Herefordshire desk – CP Team 1"

    while desk.history.undoable:
        desk.undo()

    assert (window.windowTitle(), window.top.team.text()) == ("Herefordshire desk", "")

    while desk.history.redoable:
        desk.redo()

    assert window.windowTitle() == "Herefordshire desk – CP Team 1"
    assert window.top.team.text() == "CP Team 1"


def test_that_the_foot_says_that_everything_is_saved(window):
    assert window.bar.right.text() == "No extract imported yet · All changes saved"


def test_that_on_an_earlier_day_the_foot_says_none_had_been_imported_by_then(window, desk):
    desk.look_at(on("2026-09-30"))

    assert window.bar.right.text() == "No extract imported by then · All changes saved"


@pytest.mark.parametrize(
    ("taken_on", "said"),
    [
        pytest.param("2026-11-20", "20 November 2026 (today)", id="today"),
        pytest.param("2026-11-19", "19 November 2026 (1 day old)", id="yesterday"),
        pytest.param("2026-11-13", "13 November 2026 (7 days old)", id="a_week_ago"),
        pytest.param(
            "2026-11-12", "12 November 2026 (8 days old – import a newer one)", id="over_a_week_ago"
        ),
    ],
)
def test_that_the_foot_says_how_fresh_the_data_are(window, desk, taken_on, said):
    desk.make(added("Import", extract(taken_on)))

    assert said in window.bar.right.text()


def test_that_it_is_the_latest_extract_that_counts(window, desk):
    desk.make(added("Import", extract("2026-11-19"), extract("2026-11-02")))

    assert "19 November 2026" in window.bar.right.text()


def test_that_the_search_box_says_as_much_as_there_is_room_for(window, dressed):
    search = window.top.search
    window.resize(1366, 768)
    QApplication.processEvents()
    assert search.width() >= search.fontMetrics().horizontalAdvance(SEARCH)

    dressed.wear(dressed.colours, 200)
    window.resize(1366, 768)
    QApplication.processEvents()

    assert search.width() >= search.sizeHint().width()
    assert window.width() == 1366


def test_that_the_search_box_says_its_keys_to_a_screen_reader(window):
    assert window.top.search.accessibleName() == "Search everything"
    assert window.top.search.accessibleDescription() == "Ctrl+K"


def test_that_with_the_largest_text_and_names_hidden_the_window_fits_a_small_screen(
    window, dressed
):
    dressed.wear(dressed.colours, 200)
    window.resize(1366, 768)
    window.actions_["hide_names"].trigger()
    QApplication.processEvents()

    assert window.minimumSizeHint().width() <= 1366
    assert window.top.hidden.isVisible()
    assert not window.top.team.isVisible()

    window.actions_["hide_names"].trigger()
    QApplication.processEvents()
    assert window.width() == 1366
    assert window.top.team.isVisible()
