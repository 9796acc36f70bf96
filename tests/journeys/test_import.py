"""An extract comes from the performance team: looked at, imported, taken back, cancelled."""

import json
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from herefordshire_desk.domain.flags import flags
from herefordshire_desk.domain.records import Child
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


@pytest.fixture
def changed(tmp_path):
    """The practice extract of a week later: a child renamed, one gone, one date that is none."""
    folder = tmp_path / "later"
    folder.mkdir()
    for path in PRACTICE.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    people = folder / "ssd_person.csv"
    heading, first, second, third, *rest = people.read_text(encoding="utf-8").splitlines()
    forename = heading.split(",").index("pers_forename")
    born = heading.split(",").index("pers_dob")
    renamed, spoilt = first.split(","), third.split(",")
    renamed[forename], spoilt[born] = "Renamed", "31/02/2015"
    lines = [heading, ",".join(renamed), ",".join(spoilt), *rest]
    people.write_text("\n".join(lines), encoding="utf-8")
    return folder, first.split(",")[0], second.split(",")[0]


def tick_and_untick(preview, page, key):
    """Space takes the tick off the line, and puts it back."""
    page.preview.rows.choose(key)
    page.preview.rows.setFocus()
    preview.press(Key.Key_Space)
    assert page.preview.go.text() == "Import 0 changes"
    preview.press(Key.Key_Space)


def test_that_a_changed_extract_is_looked_at_ticked_imported_reopened_and_taken_back(
    qtbot, preview, changed
):
    window, page = preview.shown, preview.shown.page
    preview.click(page.preview.go)
    qtbot.waitUntil(lambda: page.task is None, timeout=30_000)
    folder, renamed, gone = changed
    before = window.desk.ask(lambda store: store.of_child(renamed))

    page.read([folder])
    qtbot.waitUntil(lambda: page.task is None and page.merged is not None, timeout=20_000)
    figures = {name: tile.figure for name, tile in page.preview.tiles.tiles.items()}
    assert (figures["changed"], figures["added"], figures["problem"]) == (1, 0, 1)
    assert figures["missing"] == 2
    assert page.preview.go.text() == "Import 1 change"

    tick_and_untick(preview, page, f"changed:Child:{renamed}")
    preview.click(page.preview.go)
    qtbot.waitUntil(lambda: page.task is None, timeout=20_000)
    (now,) = window.desk.ask(lambda store: store.find(Child, [renamed])).values()
    assert now.forename == "Renamed"
    assert gone in window.desk.ask(lambda store: store.child_ids())
    assert page.record.tabs.tabText(1) == "Differs from the case system (2)"

    preview.press(Key.Key_Z, modifiers=CTRL)
    assert window.desk.ask(lambda store: store.of_child(renamed)) == before
    assert page.record.tabs.tabText(1) == "Differs from the case system (0)"
