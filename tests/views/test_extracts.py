from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool

from herefordshire_desk.background import run_in_background
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.domain.words import plural
from herefordshire_desk.keeping import FAULT, IMPORT
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.views.extracts import LOG, NOT_IMPORTED, PREVIEW, STOPPED
from tests.make import on, visit
from tests.make_extract import NEW
from tests.make_team import IN_DATE
from tests.views.forms import cells

LEFT = Qt.MouseButton.LeftButton


def _unheard(_):
    pass


@pytest.fixture
def preview(extracts, extract, waited):
    """What importing the extract would change."""
    extracts.read([extract])
    waited()
    return extracts.preview


def figures(extracts):
    return {name: tile.figure for name, tile in extracts.preview.tiles.tiles.items() if tile.figure}


def test_that_a_preview_counts_what_would_change_and_changes_nothing(desk, preview, extracts):
    assert figures(extracts) == {"added": 4, "conflict": 1, "problem": 1}
    assert preview.go.text() == "Import 4 changes"
    assert NEW not in desk.assessments
    assert desk.history.undoable[-1].label == "Make the team"


def test_that_a_long_extract_is_looked_at_in_parts_and_shows_the_same(
    extracts, extract, waited, monkeypatch
):
    extracts.read([extract])
    waited()
    expected, change = figures(extracts), extracts.merged.change
    monkeypatch.setattr("herefordshire_desk.domain.importing_parts.ROWS_AT_ONCE", 1)
    extracts.read([extract])
    waited()
    assert figures(extracts) == expected
    assert set(map(repr, extracts.merged.change.edits)) == set(map(repr, change.edits))


@pytest.fixture
def long(extracts, extract, waited, monkeypatch):
    """The same extract as if it were long: of each state one line is listed."""
    monkeypatch.setattr("herefordshire_desk.domain.importing_parts.ROWS_AT_ONCE", 1)
    monkeypatch.setattr("herefordshire_desk.domain.listing.LISTED", 1)
    extracts.read([extract])
    waited()
    return extracts.preview


def test_that_lines_which_are_not_listed_are_counted_and_told_of_by_kind(extracts, long):
    assert figures(extracts) == {"added": 4, "conflict": 1, "problem": 1}
    assert long.go.text() == "Import 4 changes"
    listed = {row.kind for row in long.rows.records.rows if row.state == "added" and row.after}
    unlisted = [row for row in long.rows.records.rows if "not listed" in row.words]
    assert [row.words for row in unlisted] == ["1 more, not listed one by one."] * 3
    assert len(listed | {row.kind for row in unlisted}) == 4


def test_that_lines_which_are_not_listed_are_imported_as_their_tick_says(
    qtbot, desk, extracts, long, waited
):
    row = next(at for at, row in enumerate(long.rows.records.rows) if "not listed" in row.words)
    left = long.rows.records.rows[row]
    count = int(left.words.split()[0])
    long.rows.setCurrentIndex(long.rows.records.index(row, 0))
    qtbot.keyClick(long.rows, Qt.Key.Key_Space)
    assert long.go.text() == f"Import {plural(4 - count, 'change')}"

    qtbot.mouseClick(long.go, LEFT)
    waited()
    assert desk.history.undoable[-1].label.startswith("Import")
    extracts.read(extracts.paths)
    waited()
    assert figures(extracts)["added"] == count
    assert {row.kind for row in long.rows.records.rows if row.state == "added"} == {left.kind}


@pytest.fixture
def looking(qtbot, desk, extracts, extract, monkeypatch):
    """A long extract is about to be looked at, once what it is given is called."""
    monkeypatch.setattr("herefordshire_desk.domain.importing_parts.ROWS_AT_ONCE", 1)
    gate = Event()
    desk.ask_long(lambda _: gate.wait(), _unheard, _unheard)
    extracts.read([extract])
    qtbot.waitUntil(lambda: extracts.says.text().startswith("Looking"))
    return gate.set


def test_that_a_long_look_says_how_far_it_is(extracts, looking, waited):
    shares = []
    extracts.waiting.progress.valueChanged.connect(shares.append)
    looking()
    waited()
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert shares[-1] == 100


def test_that_a_long_look_can_be_cancelled(qtbot, desk, extracts, looking, waited):
    qtbot.mouseClick(extracts.cancel, LEFT)
    looking()
    waited()
    assert extracts.says.text() == STOPPED
    assert extracts.merged is None
    assert desk.history.undoable[-1].label == "Make the team"


def test_that_what_was_left_out_comes_first_with_its_file_and_row(preview):
    first = preview.rows.records.rows[0]

    assert first.state == "problem"
    assert first.words == "31/11/2026 is not a date."
    assert first.where == "ssd_cp_plans.csv row 3"


def test_that_a_conflict_says_both_values_and_that_ours_is_kept(preview):
    words = next(row.told() for row in preview.rows.records.rows if row.state == "conflict")

    assert "Cadwell → Cadwallader" in words
    assert words.endswith("ours is kept.")


def test_that_a_figure_filters_the_preview(qtbot, preview):
    qtbot.mouseClick(preview.tiles.tiles["added"], LEFT)
    assert cells(preview.rows, "State") == ["New"] * 4

    qtbot.mouseClick(preview.tiles.tiles["added"], LEFT)
    assert len(cells(preview.rows, "State")) == 6


def test_that_a_new_preview_starts_unfiltered(qtbot, preview, extract, extracts, waited):
    qtbot.mouseClick(preview.tiles.tiles["conflict"], LEFT)

    extracts.read([extract])
    waited()

    assert len(cells(preview.rows, "State")) == 6
    assert not any(tile.isChecked() for tile in preview.tiles.tiles.values())


def test_that_the_import_is_one_change_that_one_undo_takes_back(
    qtbot, desk, preview, extracts, waited
):
    before = dict(desk.assessments)

    qtbot.mouseClick(preview.go, LEFT)
    waited()

    assert desk.assessments[NEW].child.name == "Hazel Quill"
    assert desk.assessments[IN_DATE].child.surname == "Cadwell"
    assert extracts.says.text() == "Imported 4 changes from ssd."
    assert cells(extracts.log, "File") == ["ssd"]
    desk.undo()
    assert desk.assessments == before
    assert extracts.says.text() == ""
    assert cells(extracts.log, "File") == []


def test_that_the_desk_is_backed_up_before_it_takes_an_import(qtbot, desk, preview, waited):
    lines = len(desk.ask(lambda store: store.lines()))

    qtbot.mouseClick(preview.go, LEFT)
    waited()

    (made,) = kept_in(backup_folder(desk.path))
    assert (made.note.why, made.note.line) == (IMPORT, lines)
    assert len(desk.ask(lambda store: store.lines())) == lines + 1


def test_that_a_backup_that_fails_stops_no_import_and_is_told(qtbot, desk, preview, waited):
    backup_folder(desk.path).write_text("in the way", encoding="utf-8")

    qtbot.mouseClick(preview.go, LEFT)
    waited()

    assert len(desk.history.undoable) == 2
    assert desk.ask(lambda store: store.preferences())[FAULT]


def test_that_the_same_extract_again_changes_nothing(preview, extract, extracts, waited):
    extracts.import_it()
    waited()

    extracts.read([extract])
    waited()

    assert "nothing has changed" in extracts.says.text()
    assert figures(extracts)["unchanged"] == 4
    assert not preview.go.isEnabled()


def test_that_a_preview_can_be_left_without_importing(qtbot, desk, preview, extracts):
    qtbot.mouseClick(preview.leave, LEFT)

    assert extracts.main_table() is extracts.log
    assert NEW not in desk.assessments


@pytest.fixture
def gate():
    """What is held up until it is opened."""
    gate = Event()
    yield gate
    gate.set()


def test_that_a_cancelled_import_leaves_nothing(qtbot, desk, preview, extracts, gate, waited):
    desk.ask_long(lambda _: gate.wait(), _unheard, _unheard)
    qtbot.mouseClick(preview.go, LEFT)
    qtbot.mouseClick(extracts.cancel, LEFT)
    gate.set()
    waited()

    assert extracts.says.text() == "Stopped. The desk is as it was."
    assert NEW not in desk.assessments
    assert desk.history.undoable[-1].label == "Make the team"
    assert not desk.busy


def test_that_a_cancelled_preview_shows_nothing(qtbot, desk, extracts, extract, gate, waited):
    desk.ask_long(lambda _: gate.wait(), _unheard, _unheard)
    extracts.read([extract])
    reading = extracts.task
    qtbot.waitUntil(lambda: extracts.task is not reading)
    qtbot.mouseClick(extracts.cancel, LEFT)
    gate.set()
    waited()

    assert extracts.says.text() == "Stopped. The desk is as it was."
    assert extracts.main_table() is extracts.log


def test_that_a_cancelled_reading_shows_nothing(qtbot, extracts, extract, gate, waited):
    pool = QThreadPool.globalInstance()
    threads = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    run_in_background(lambda _: gate.wait(), extracts, _unheard, _unheard)
    extracts.read([extract])
    qtbot.mouseClick(extracts.cancel, LEFT)
    gate.set()
    waited()
    pool.setMaxThreadCount(threads)

    assert extracts.says.text() == "Stopped. The desk is as it was."
    assert extracts.main_table() is extracts.log


def test_that_the_last_extract_is_in_the_heading(preview, extracts, waited):
    extracts.import_it()
    waited()

    assert extracts.subtitle.text() == "last taken 20 November 2026"


def test_that_on_an_earlier_day_the_log_ends_with_that_day(desk, extracts):
    for day in ("2026-11-09", "2026-11-16"):
        made = {"id": day, "format": "ssd", "source": "ssd", "imported_on": on(day)}
        desk.make(added("Import", ImportedExtract(**made, taken_on=on(day))))
    assert cells(extracts.log, "Imported on") == ["16 Nov 2026", "9 Nov 2026"]

    desk.look_at(on("2026-11-15"))

    assert cells(extracts.log, "Imported on") == ["9 Nov 2026"]


def test_that_on_an_earlier_day_nothing_is_read_and_no_preview_is_imported(
    preview, extracts, desk, extract
):
    before = desk.history
    desk.look_at(on("2026-11-15"))

    preview.go.click()

    assert extracts.task is None
    assert desk.history == before
    assert "Go back to today" in extracts.says.text()
    assert extracts.parts.at == PREVIEW

    extracts.show_log("")
    extracts.read([extract])

    assert extracts.task is None
    assert "Go back to today" in extracts.says.text()

    desk.look_at(desk.today)
    assert extracts.says.text() == ""


def test_that_names_are_hidden_at_once_in_a_preview(qtbot, desk, preview):
    class Painted(QObject):
        def eventFilter(self, _, event):
            painted.append(event.type()) if event.type() == QEvent.Type.Paint else None
            return False

    painted, watch = [], Painted()
    preview.rows.viewport().repaint()  # and nothing of it is left to paint
    preview.rows.viewport().installEventFilter(watch)
    desk.hide_names(True)
    qtbot.waitUntil(lambda: bool(painted), timeout=1000)


def test_that_what_is_under_way_stays_said_when_names_are_hidden(extracts, desk, extract, waited):
    extracts.read([extract])
    desk.hide_names(True)
    assert extracts.says.text() == f"Reading {extract.name}…"
    waited()


# --- the keyboard


def test_that_escape_leaves_a_preview_and_imports_nothing(qtbot, window, desk, extract):
    page = window.show_page("extracts")
    page.read([extract])
    qtbot.waitUntil(lambda: page.parts.at == PREVIEW)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.parts.at == LOG
    assert page.main_table().hasFocus()
    assert desk.history.undoable[-1].label == "Make the team"


def test_that_cancel_has_the_keyboard_while_a_file_is_read_and_the_verb_after_it(
    qtbot, window, extract
):
    page = window.show_page("extracts")
    page.read([extract])
    assert page.cancel.hasFocus()
    qtbot.waitUntil(lambda: page.parts.at == PREVIEW)
    assert page.preview.go.hasFocus()


def test_that_a_preview_that_is_ready_elsewhere_does_not_take_the_keyboard(qtbot, window, extract):
    page = window.show_page("extracts")
    page.read([extract])
    children = window.show_page("children")
    qtbot.waitUntil(lambda: page.parts.at == PREVIEW)
    assert children.main_table().hasFocus()


def test_that_a_preview_does_not_outlast_an_undo_of_what_it_stands_on(
    desk, extracts, extract, waited
):
    extracts.read([extract])
    waited()
    desk.make(added("Record visit", visit(child_id=IN_DATE)))
    assert extracts.parts.at == PREVIEW

    desk.undo()
    assert extracts.parts.at == LOG
    assert extracts.says.text() == NOT_IMPORTED
