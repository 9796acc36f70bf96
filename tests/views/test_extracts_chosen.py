"""Choosing, dropping and reading what may be an extract."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.views.forms import retype

LEFT = Qt.MouseButton.LeftButton


def drop(extracts, mime):
    """Drag something over the extracts and let it go; whether it was taken."""
    place = QPointF(50, 50)
    buttons, keys = LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(extracts, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            extracts, QDropEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
        )
    return enter.isAccepted()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def new(extracts):
    """How many records the preview says are new."""
    return extracts.preview.tiles.tiles["added"].figure


def test_that_a_file_that_is_no_extract_is_said_in_words(extracts, tmp_path, waited):
    other = tmp_path / "shopping.csv"
    other.write_text("item,price\nmilk,1\n", encoding="utf-8")

    extracts.read([other])
    waited()

    assert "neither an SSD nor an Annex A extract" in extracts.says.text()
    assert extracts.main_table() is extracts.log


def test_that_a_file_that_cannot_be_read_is_said_in_words(extracts, tmp_path, waited):
    extracts.read([tmp_path / "gone.csv"])
    waited()

    assert extracts.says.text()
    assert "Traceback" not in extracts.says.text()


def test_that_the_day_it_was_taken_is_asked_for(extracts, extract):
    retype(extracts.taken_on, "")

    extracts.read([extract])

    assert extracts.says.text() == "Give the day the extract was taken first."
    assert extracts.taken_on.hasFocus()
    assert extracts.task is None


def test_that_a_dropped_file_is_read(extracts, extract, waited):
    assert drop(extracts, files(extract))
    waited()

    assert new(extracts) == 4


def test_that_dropped_text_is_left_alone(extracts):
    mime = QMimeData()
    mime.setText("a child's name")

    assert not drop(extracts, mime)


@pytest.mark.parametrize(
    ("button", "mode"),
    [
        pytest.param("choose", QFileDialog.FileMode.ExistingFiles, id="files"),
        pytest.param("choose_folder", QFileDialog.FileMode.Directory, id="a_folder"),
    ],
)
def test_that_an_extract_can_be_chosen(qtbot, extracts, extract, button, mode, waited):
    qtbot.mouseClick(getattr(extracts, button), LEFT)
    dialog = QApplication.activeModalWidget()
    assert dialog.fileMode() == mode

    dialog.filesSelected.emit([str(extract)])
    dialog.reject()
    waited()

    assert new(extracts) == 4


def test_that_while_it_works_it_says_so_and_cannot_be_asked_again(extracts, extract, waited):
    extracts.read([extract])

    assert extracts.waiting.progress.isVisible()
    assert extracts.cancel.isVisible()
    assert not extracts.choose.isEnabled()
    assert not drop(extracts, files(extract))

    waited()
    assert not extracts.waiting.progress.isVisible()
    assert extracts.choose.isEnabled()
