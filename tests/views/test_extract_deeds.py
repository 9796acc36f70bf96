"""What the Extracts page does besides: what fails is said, and nothing is left behind."""

import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.extract_deeds import reading, save_problems
from herefordshire_desk.workbooks.read import Unreadable
from tests.views.forms import cells


def test_that_reading_raises_what_the_files_say(tmp_path):
    with pytest.raises(Unreadable, match="There is no file called gone"):
        reading([tmp_path / "gone.csv"], None)(lambda _: None)


def test_that_a_worklist_that_cannot_be_written_is_said(qtbot, extracts, extract, waited, tmp_path):
    extracts.read([extract])
    waited()
    taken = tmp_path / "taken.xlsx"
    taken.write_bytes(b"there")
    save_problems(extracts)
    dialog = QApplication.activeModalWidget()
    dialog.fileSelected.emit(str(taken))
    dialog.reject()
    qtbot.waitUntil(lambda: "is there already" in extracts.says.text())
    assert taken.read_bytes() == b"there"
    assert cells(extracts.preview.rows, "State")


def test_that_with_nothing_read_there_is_nothing_to_save(extracts):
    save_problems(extracts)
    assert QApplication.activeModalWidget() is None
