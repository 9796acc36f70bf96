"""An extract comes from the performance team: looked at, imported, taken back, cancelled."""

import json
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from herefordshire_desk.domain.flags import flags
from herefordshire_desk.store.open import create_desk
from tests.conftest import PASSWORD, WHO

PRACTICE = Path(__file__).parent.parent / "practice"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty(tmp_path):
    """An empty desk that takes every team's children."""
    path = tmp_path / "desk.hfd"
    create_desk(path, PASSWORD, who=WHO)[0].close()
    return path


@pytest.fixture
def preview(qtbot, start, empty):
    """The program once it has read the practice extract, through the dialog."""
    program = start(empty)
    window = program.unlock()
    program.press(Key.Key_8, modifiers=CTRL)
    page = window.page
    program.click(page.choose_folder)
    dialog = program.form()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(PRACTICE))
    qtbot.keyClick(name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.merged is not None, timeout=20_000)
    return program


def counts(window):
    return window.desk.ask(lambda store: store.counts())


def answers(desk):
    """The flags of the window's own assessments, as the practice answers have them."""
    shown = desk.picture
    found = flags(
        shown.assessments.values(), shown.social_workers, shown.team_names, date(2026, 11, 20)
    )
    return [
        {key: value for key, value in child.items() if key not in ("team", "social_worker")}
        for child in found["children"]
    ]


def test_that_the_practice_extract_is_imported_by_the_page_and_one_undo_takes_it_back(
    qtbot, preview
):
    window, page = preview.shown, preview.shown.page
    before = counts(window)
    figures = {name: tile.figure for name, tile in page.preview.tiles.tiles.items()}
    assert figures["added"] == page.merged.counts.added > 5000
    assert figures["problem"] == len(page.merged.problems)
    assert len(window.desk.assessments) == 0

    preview.click(page.preview.go)
    qtbot.waitUntil(lambda: page.task is None, timeout=30_000)
    expected = json.loads((PRACTICE / "flags_2026-11-20.json").read_text(encoding="utf-8"))
    assert answers(window.desk) == expected["children"]
    assert page.says.text().startswith("Imported ")

    preview.press(Key.Key_1, modifiers=CTRL)
    assert window.page.table.records.rows
    preview.press(Key.Key_Z, modifiers=CTRL)
    assert window.desk.assessments == {}
    assert counts(window) == before


def test_that_a_cancelled_import_leaves_nothing(qtbot, preview, on_file):
    window, page = preview.shown, preview.shown.page
    before, go = counts(window), Event()
    preview.app.store.submit(lambda _: go.wait())  # so that the import has not ended by then
    preview.click(page.preview.go)
    preview.click(page.cancel)
    go.set()
    qtbot.waitUntil(lambda: page.task is None)

    assert page.says.text() == "Stopped. The desk is as it was."
    assert counts(window) == before
    path = window.desk.path
    preview.quit()
    with on_file(path) as store:
        assert store.counts() == before
        assert store.lines() == []
