import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.make_extract import NEW, write_extract
from tests.make_team import IN_DATE
from tests.views.forms import cells, retype

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window):
    return window.show_page("extracts")


@pytest.fixture
def extract(tmp_path):
    return write_extract(tmp_path)


@pytest.fixture
def preview(qtbot, page, extract):
    """The page once it has read the extract."""
    page.read([extract])
    qtbot.waitUntil(lambda: page.task is None)
    return page


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
    return {name: tile.figure for name, tile in page.tiles.tiles.items() if tile.figure}


def test_that_a_preview_counts_what_would_change_and_changes_nothing(desk, preview):
    assert figures(preview) == {"added": 4, "conflict": 1, "problem": 1}
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
    assert cells(preview.rows, "") == ["New"] * 4

    qtbot.mouseClick(preview.tiles.tiles["added"], LEFT)
    assert len(cells(preview.rows, "")) == 6


def test_that_a_new_preview_starts_unfiltered(qtbot, preview, extract):
    qtbot.mouseClick(preview.tiles.tiles["conflict"], LEFT)

    preview.read([extract])
    qtbot.waitUntil(lambda: preview.task is None)

    assert len(cells(preview.rows, "")) == 6
    assert not any(tile.isChecked() for tile in preview.tiles.tiles.values())


def test_that_the_import_is_one_change_that_one_undo_takes_back(qtbot, desk, preview):
    before = dict(desk.assessments)

    qtbot.mouseClick(preview.go, LEFT)
    qtbot.waitUntil(lambda: preview.task is None)

    assert desk.assessments[NEW].child.name == "Hazel Quill"
    assert desk.assessments[IN_DATE].child.surname == "Cadwell"
    assert preview.says.text() == "Imported 5 records from ssd."
    assert cells(preview.log, "File") == ["ssd"]
    desk.undo()
    assert desk.assessments == before
    assert cells(preview.log, "File") == []


def test_that_the_same_extract_again_changes_nothing(qtbot, preview, extract):
    preview.import_it()
    qtbot.waitUntil(lambda: preview.task is None)

    preview.read([extract])
    qtbot.waitUntil(lambda: preview.task is None)

    assert "nothing has changed" in preview.says.text()
    assert figures(preview)["unchanged"] == 4
    assert not preview.go.isEnabled()


def test_that_a_preview_can_be_left_without_importing(qtbot, desk, preview):
    qtbot.mouseClick(preview.drop_it, LEFT)

    assert preview.main_table() is preview.log
    assert NEW not in desk.assessments


def test_that_a_cancelled_import_leaves_nothing(qtbot, desk, preview):
    qtbot.mouseClick(preview.go, LEFT)
    qtbot.mouseClick(preview.cancel, LEFT)
    qtbot.waitUntil(lambda: preview.task is None)

    assert preview.says.text() == "Stopped. The desk is as it was."
    assert NEW not in desk.assessments
    assert desk.history.undoable[-1].label == "Make the team"
    assert not desk.busy


def test_that_a_cancelled_reading_shows_nothing(qtbot, page, extract):
    page.read([extract])
    qtbot.mouseClick(page.cancel, LEFT)
    qtbot.waitUntil(lambda: page.task is None)

    assert page.says.text() == "Stopped. The desk is as it was."
    assert page.main_table() is page.log


def test_that_while_it_works_it_says_so_and_cannot_be_asked_again(qtbot, page, extract):
    page.read([extract])

    assert page.progress.isVisible()
    assert page.cancel.isVisible()
    assert not page.choose.isEnabled()
    assert not drop(page, files(extract))

    qtbot.waitUntil(lambda: page.task is None)
    assert not page.progress.isVisible()
    assert page.choose.isEnabled()


def test_that_a_file_that_is_no_extract_is_said_in_words(qtbot, page, tmp_path):
    other = tmp_path / "shopping.csv"
    other.write_text("item,price\nmilk,1\n", encoding="utf-8")

    page.read([other])
    qtbot.waitUntil(lambda: page.task is None)

    assert "neither an SSD nor an Annex A extract" in page.says.text()
    assert page.main_table() is page.log


def test_that_a_file_that_cannot_be_read_is_said_in_words(qtbot, page, tmp_path):
    page.read([tmp_path / "gone.csv"])
    qtbot.waitUntil(lambda: page.task is None)

    assert page.says.text()
    assert "Traceback" not in page.says.text()


def test_that_the_day_it_was_taken_is_asked_for(page, extract):
    retype(page.taken_on, "")

    page.read([extract])

    assert page.says.text() == "Give the day the extract was taken first."
    assert page.taken_on.hasFocus()
    assert page.task is None


def test_that_a_dropped_file_is_read(qtbot, page, extract):
    assert drop(page, files(extract))
    qtbot.waitUntil(lambda: page.task is None)

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
def test_that_an_extract_can_be_chosen(qtbot, page, extract, button, mode):
    qtbot.mouseClick(getattr(page, button), LEFT)
    dialog = QApplication.activeModalWidget()
    assert dialog.fileMode() == mode

    dialog.filesSelected.emit([str(extract)])
    dialog.reject()
    qtbot.waitUntil(lambda: page.task is None)

    assert figures(page)["added"] == 4


def test_that_the_last_extract_is_in_the_heading(qtbot, window, preview):
    preview.import_it()
    qtbot.waitUntil(lambda: preview.task is None)

    assert preview.subtitle.text() == "last: 20 November 2026"
    assert "Extract of 20 November 2026 (0 days old)" in window.bar.right.text()
