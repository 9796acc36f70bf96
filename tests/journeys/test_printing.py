"""Printing: a manager takes the Monday page with her, and a list with no names on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.make_team import OVERDUE

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def program(start, desk_file):
    program = start(desk_file)
    program.unlock()
    return program


def save(qtbot, program, preview, words, out):
    """Press the button, type the file's name, and wait until it is written."""
    button = next(each for each in preview.findChildren(QPushButton) if each.text() == words)
    program.click(button)
    dialog = preview.findChild(QFileDialog)
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: preview.says.text() == f"Written: {out.name}")


def test_that_the_monday_page_is_two_keys_and_a_button_away(qtbot, program, tmp_path):
    program.press(Key.Key_P, modifiers=CTRL | ALT)
    preview = program.form()
    assert preview.counted.text() == "1 page, A4 portrait"

    save(qtbot, program, preview, "Save as PDF…", tmp_path / "monday.pdf")

    assert (tmp_path / "monday.pdf").read_bytes().startswith(b"%PDF")
    assert program.shown.toast.words.text() == "Written: monday.pdf"


def test_that_a_list_is_saved_by_ids_as_it_was_filtered(qtbot, program, tmp_path):
    program.press(Key.Key_2, modifiers=CTRL)
    program.press(Key.Key_F, modifiers=CTRL)
    program.type("wren")
    program.press(Key.Key_P, modifiers=CTRL)
    preview = program.form()
    program.press(Key.Key_Space)
    assert preview.ids.isChecked()

    save(qtbot, program, preview, "Save as HTML…", tmp_path / "children.html")

    html = (tmp_path / "children.html").read_text("utf-8")
    assert OVERDUE in html
    assert "wren" not in html.lower()
    assert "1 of 15 children" in html
