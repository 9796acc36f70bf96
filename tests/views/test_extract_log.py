"""The log of imports: what each changed, and what the case system has otherwise."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Discrepancy
from herefordshire_desk.views.extract_differing import differing
from herefordshire_desk.views.imported_change import ImportedChange
from tests.make import on, visit
from tests.make_extract import KNOWN, NEW
from tests.views.forms import cells, retype

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def imported(extracts, extract, waited):
    """The extract has been imported."""
    extracts.read([extract])
    waited()
    extracts.import_it()
    waited()
    return extracts


def reopened(qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportedChange))
    return QApplication.activeModalWidget()


def test_that_an_import_can_be_reopened_to_see_what_it_changed(qtbot, imported):
    qtbot.mouseClick(imported.record.open, LEFT)
    shown = reopened(qtbot)
    assert cells(shown.table, "Done") == ["Added"] * 4
    assert set(cells(shown.table, "What")) == {"Child", "Allocation", "Plan", "Visit"}
    assert "Hazel Quill" in cells(shown.table, "Child")
    shown.close()


def test_that_enter_on_its_line_does_the_same(qtbot, imported):
    imported.log.setFocus()
    qtbot.keyClick(imported.log, Qt.Key.Key_Return)
    reopened(qtbot).close()


def test_that_what_was_made_again_after_an_undo_is_shown_once(qtbot, desk, imported):
    desk.undo()
    assert cells(imported.log, "File") == []
    desk.redo()
    qtbot.mouseClick(imported.record.open, LEFT)
    shown = reopened(qtbot)
    assert len(shown.rows) == 4
    shown.close()


@pytest.fixture
def recorded(desk, imported, extract, waited):
    """A visit was recorded here, and two extracts came that do not have it."""
    here = visit(
        id="desk-v", child_id=NEW, visited_on=on("2026-11-12"), recorded_on=on("2026-11-12")
    )
    desk.make(added("Record visit", here))
    for day in ("18/11/2026", "19/11/2026", "20/11/2026"):
        retype(imported.taken_on, day)
        imported.read([extract])
        waited()
        imported.import_it()
        waited()
    return imported


def test_that_a_visit_the_case_system_lacks_stands_among_what_differs(desk, recorded):
    (each,) = (found for found in differing(desk) if found.discrepancy.what == "not_there")
    assert each.dated == on("2026-11-12")
    assert "Visit not in the case system" in cells(recorded.record.differing, "What")
    assert recorded.record.tabs.tabText(1).endswith("(1)")


def test_that_corrections_are_saved_as_a_workbook_of_ids(qtbot, recorded, tmp_path):
    recorded.record.tabs.setCurrentIndex(1)
    qtbot.mouseClick(recorded.record.save, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    out = tmp_path / "corrections.xlsx"
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: recorded.says.text() == "Saved as corrections.xlsx.")
    rows = list(load_workbook(out)["corrections"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == [NEW]
    assert "Quill" not in str(rows)


def test_that_what_was_left_out_is_saved_with_its_cell(qtbot, extracts, extract, waited, tmp_path):
    extracts.read([extract])
    waited()
    qtbot.mouseClick(extracts.preview.save, LEFT)
    dialog = QApplication.activeModalWidget()
    out = tmp_path / "left-out.xlsx"
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: extracts.says.text() == "Saved as left-out.xlsx.")
    (row,) = load_workbook(out)["problems"].iter_rows(min_row=2, values_only=True)
    assert row[1:4] == ("ssd_cp_plans.csv", 3, "C3")
    assert row[5] == "31/11/2026 is not a date."


def test_that_with_nothing_to_tell_it_says_so_and_saves_nothing(desk, imported):
    assert desk.ask(lambda store: store.records(Discrepancy)) == []
    assert not imported.record.save.isEnabled()
    assert KNOWN in desk.assessments
