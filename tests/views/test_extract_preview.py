from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.merge_lines import line_of
from herefordshire_desk.domain.merged import Counts, Merged
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.views.extract_preview import Preview
from tests.make import on, visit
from tests.make_team import OVERDUE

LEFT = Qt.MouseButton.LeftButton
RECORD = ImportedExtract(
    id="E1",
    format="ssd",
    source="ssd",
    taken_on=on("2026-11-19"),
    imported_on=on("2026-11-20"),
)


@pytest.fixture
def preview(qtbot, dressed, desk):
    preview = Preview(desk)
    qtbot.addWidget(preview)
    preview.resize(1000, 600)
    preview.show()
    return preview


def merged(*visits, notes=(), **fields):
    known = visit(child_id=OVERDUE, id="known")
    lines = [line_of("added", None, replace(each, child_id=OVERDUE)) for each in visits]
    return Merged(
        label="Import",
        counts=Counts(added=len(visits), unchanged=1),
        lines=(*lines, line_of("unchanged", known, known)),
        problems=(),
        notes=notes,
        record=RECORD,
        known=RECORD,
        **fields,
    )


def test_that_it_counts_what_is_new_and_what_is_left_out(preview):
    preview.show_merged(merged(visit(), visit()), [Problem("", "Empty.", "a.csv")], [])

    figures = {name: tile.figure for name, tile in preview.tiles.tiles.items() if tile.figure}
    assert figures == {"added": 2, "unchanged": 1, "problem": 1}
    assert preview.go.text() == "Import 2 changes"


def test_that_what_the_readers_want_known_is_said(preview):
    preview.show_merged(merged(visit(), notes=("No history.",)), [], ["Hidden rows were read."])

    assert preview.notes.text() == "Hidden rows were read.\nNo history."
    assert preview.notes.isVisible()


def test_that_nothing_to_say_takes_no_room(preview):
    preview.show_merged(merged(visit()), [], [])

    assert not preview.notes.isVisible()


def test_that_where_nothing_would_change_there_is_nothing_to_import(preview):
    preview.show_merged(merged(), [], [])

    assert not preview.go.isEnabled()
    assert preview.go.text() == "Import 0 changes"


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        pytest.param("go", "accepted", id="import"),
        pytest.param("leave", "refused", id="do_not"),
    ],
)
def test_that_there_are_two_answers(qtbot, preview, button, answer):
    preview.show_merged(merged(visit()), [], [])

    with qtbot.waitSignal(getattr(preview, answer)):
        qtbot.mouseClick(getattr(preview, button), LEFT)


def test_that_what_is_unchanged_is_listed_only_where_it_is_asked_for(preview):
    preview.show_merged(merged(visit()), [], [])
    assert [row.state for row in preview.rows.records.rows] == ["added"]

    preview.tiles.tiles["unchanged"].click()
    assert [row.words for row in preview.rows.records.rows] == ["As it is here."]


def test_that_a_reason_to_look_twice_stands_above_everything(preview):
    preview.show_merged(merged(visit(), warning="Is it the right file?"), [], [])
    assert preview.warning.isVisible()
    assert preview.warning.text() == "Is it the right file?"
    assert not preview.go.isEnabled()
    preview.sure.boxes["sure"].click()
    assert preview.go.isEnabled()

    preview.show_merged(merged(visit()), [], [])
    assert not preview.warning.isVisible()
    assert not preview.sure.isVisible()
    assert preview.go.isEnabled()


def test_that_a_tick_counts_nothing_again(preview, monkeypatch):
    preview.show_merged(merged(visit(), visit()), [], [])

    def counted(*_):
        raise AssertionError("the whole preview was gone through")

    monkeypatch.setattr("herefordshire_desk.domain.merged.chosen", counted)
    preview.rows.tick_shown(False)
    assert (preview.go.text(), preview.go.isEnabled()) == ("Import 0 changes", False)
    preview.rows.tick_shown(True)
    assert (preview.go.text(), preview.go.isEnabled()) == ("Import 2 changes", True)
