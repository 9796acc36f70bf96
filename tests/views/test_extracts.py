from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from herefordshire_desk.background import run_in_background
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.extracts import Extracts
from tests.make_extract import NEW, write_extract
from tests.make_team import IN_DATE
from tests.views.forms import cells, retype

LEFT = Qt.MouseButton.LeftButton


def _unheard(_):
    pass


@pytest.fixture
def page(qtbot, dressed, desk):
    """The page by itself."""
    page = Extracts(desk, Actions(desk))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def extract(tmp_path):
    return write_extract(tmp_path)


@pytest.fixture
def waited(qtbot, page):
    """Waits until the page has nothing under way."""
    return lambda: qtbot.waitUntil(lambda: page.task is None)


@pytest.fixture
def preview(page, extract, waited):
    """What importing the extract would change."""
    page.read([extract])
    waited()
    return page.preview


def drop(page, mime):
    """Drag something over the page and let it go; whether it was taken."""
    place = QPointF(50, 50)
    buttons, keys = LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            page, QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
        )
    return enter.isAccepted()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def figures(page):
    return {name: tile.figure for name, tile in page.preview.tiles.tiles.items() if tile.figure}


def test_that_a_preview_counts_what_would_change_and_changes_nothing(desk, preview, page):
    assert figures(page) == {"added": 4, "conflict": 1, "problem": 1}
    assert preview.go.text() == "Import 5 changes"
    assert NEW not in desk.assessments
    assert desk.history.undoable[-1].label == "Make the team"


def test_that_what_was_left_out_comes_first_with_its_file_and_row(preview):
    first = preview.rows.records.rows[0]

    assert first.state == "problem"
    assert first.words == "31/11/2026 is not a date."
    assert first.where == "ssd_cp_plans.csv row 3"


def test_that_a_conflict_says_both_values_and_that_ours_is_kept(preview):
    words = next(row.words for row in preview.rows.records.rows if row.state == "conflict")

    assert "Cadwell → Cadwallader" in words
    assert words.endswith("ours is kept.")


def test_that_a_figure_filters_the_preview(qtbot, preview):
    qtbot.mouseClick(preview.tiles.tiles["added"], LEFT)
    assert cells(preview.rows, "State") == ["New"] * 4

    qtbot.mouseClick(preview.tiles.tiles["added"], LEFT)
    assert len(cells(preview.rows, "State")) == 6


def test_that_a_new_preview_starts_unfiltered(qtbot, preview, extract, page, waited):
    qtbot.mouseClick(preview.tiles.tiles["conflict"], LEFT)

    page.read([extract])
    waited()

    assert len(cells(preview.rows, "State")) == 6
    assert not any(tile.isChecked() for tile in preview.tiles.tiles.values())


def test_that_the_import_is_one_change_that_one_undo_takes_back(qtbot, desk, preview, page, waited):
    before = dict(desk.assessments)

    qtbot.mouseClick(preview.go, LEFT)
    waited()

    assert desk.assessments[NEW].child.name == "Hazel Quill"
    assert desk.assessments[IN_DATE].child.surname == "Cadwell"
    assert page.says.text() == "Imported 5 records from ssd."
    assert cells(page.log, "File") == ["ssd"]
    desk.undo()
    assert desk.assessments == before
    assert cells(page.log, "File") == []


def test_that_the_same_extract_again_changes_nothing(preview, extract, page, waited):
    page.import_it()
    waited()

    page.read([extract])
    waited()

    assert "nothing has changed" in page.says.text()
    assert figures(page)["unchanged"] == 4
    assert not preview.go.isEnabled()


def test_that_a_preview_can_be_left_without_importing(qtbot, desk, preview, page):
    qtbot.mouseClick(preview.leave, LEFT)

    assert page.main_table() is page.log
    assert NEW not in desk.assessments


@pytest.fixture
def gate():
    """What is held up until it is opened."""
    gate = Event()
    yield gate
    gate.set()


def test_that_a_cancelled_import_leaves_nothing(qtbot, desk, preview, page, gate, waited):
    desk.ask_long(lambda _: gate.wait(), _unheard, _unheard)
    qtbot.mouseClick(preview.go, LEFT)
    qtbot.mouseClick(page.cancel, LEFT)
    gate.set()
    waited()

    assert page.says.text() == "Stopped. The desk is as it was."
    assert NEW not in desk.assessments
    assert desk.history.undoable[-1].label == "Make the team"
    assert not desk.busy


def test_that_a_cancelled_preview_shows_nothing(qtbot, desk, page, extract, gate, waited):
    desk.ask_long(lambda _: gate.wait(), _unheard, _unheard)
    page.read([extract])
    reading = page.task
    qtbot.waitUntil(lambda: page.task is not reading)
    qtbot.mouseClick(page.cancel, LEFT)
    gate.set()
    waited()

    assert page.says.text() == "Stopped. The desk is as it was."
    assert page.main_table() is page.log


def test_that_a_cancelled_reading_shows_nothing(qtbot, page, extract, gate, waited):
    pool = QThreadPool.globalInstance()
    threads = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    run_in_background(lambda _: gate.wait(), page, _unheard, _unheard)
    page.read([extract])
    qtbot.mouseClick(page.cancel, LEFT)
    gate.set()
    waited()
    pool.setMaxThreadCount(threads)

    assert page.says.text() == "Stopped. The desk is as it was."
    assert page.main_table() is page.log


def test_that_while_it_works_it_says_so_and_cannot_be_asked_again(page, extract, waited):
    page.read([extract])

    assert page.progress.isVisible()
    assert page.cancel.isVisible()
    assert not page.choose.isEnabled()
    assert not drop(page, files(extract))

    waited()
    assert not page.progress.isVisible()
    assert page.choose.isEnabled()


def test_that_a_file_that_is_no_extract_is_said_in_words(page, tmp_path, waited):
    other = tmp_path / "shopping.csv"
    other.write_text("item,price\nmilk,1\n", encoding="utf-8")

    page.read([other])
    waited()

    assert "neither an SSD nor an Annex A extract" in page.says.text()
    assert page.main_table() is page.log


def test_that_a_file_that_cannot_be_read_is_said_in_words(page, tmp_path, waited):
    page.read([tmp_path / "gone.csv"])
    waited()

    assert page.says.text()
    assert "Traceback" not in page.says.text()


def test_that_the_day_it_was_taken_is_asked_for(page, extract):
    retype(page.taken_on, "")

    page.read([extract])

    assert page.says.text() == "Give the day the extract was taken first."
    assert page.taken_on.hasFocus()
    assert page.task is None


def test_that_a_dropped_file_is_read(page, extract, waited):
    assert drop(page, files(extract))
    waited()

    assert figures(page)["added"] == 4


def test_that_dropped_text_is_left_alone(page):
    mime = QMimeData()
    mime.setText("a child's name")

    assert not drop(page, mime)


@pytest.mark.parametrize(
    ("button", "mode"),
    [
        pytest.param("choose", QFileDialog.FileMode.ExistingFiles, id="files"),
        pytest.param("choose_folder", QFileDialog.FileMode.Directory, id="a_folder"),
    ],
)
def test_that_an_extract_can_be_chosen(qtbot, page, extract, button, mode, waited):
    qtbot.mouseClick(getattr(page, button), LEFT)
    dialog = QApplication.activeModalWidget()
    assert dialog.fileMode() == mode

    dialog.filesSelected.emit([str(extract)])
    dialog.reject()
    waited()

    assert figures(page)["added"] == 4


def test_that_the_last_extract_is_in_the_heading(preview, page, waited):
    page.import_it()
    waited()

    assert page.subtitle.text() == "last: 20 November 2026"
