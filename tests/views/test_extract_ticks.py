"""Lines of a preview are ticked by row, by kind or all."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.domain.newcomers import Newcomers
from herefordshire_desk.domain.records import Child
from tests.make_extract import KNOWN, NEW
from tests.views.forms import cells

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
ADDED = f"added:Child:{NEW}"
CONFLICT = f"conflict:Child:{KNOWN}"


@pytest.fixture
def lines(extracts, extract, waited):
    extracts.read([extract])
    waited()
    return extracts.preview.rows


def word(lines, key):
    """What the line says that is to be done."""
    row = lines.records.row_of(key)
    return lines.records.index(row, 0).data()


def test_that_what_is_new_is_ticked_and_a_conflict_keeps_ours(lines):
    assert word(lines, ADDED) == "Yes"
    assert word(lines, CONFLICT) == "Keep ours"
    assert word(lines, "problem:0") == ""


def test_that_old_and_new_stand_beside_each_other(lines):
    row = lines.records.rows[lines.records.row_of(CONFLICT)]
    here, there = (
        next(column for column in lines.records.columns if column.heading == heading).value(row)
        for heading in ("Here", "In the file")
    )
    assert "surname: Cadwell" in here
    assert "surname: Cadwallader" in there


def test_that_a_column_in_which_nothing_stands_gives_its_room_to_the_others(lines):
    def shown():
        columns = enumerate(lines.records.columns)
        return {each.heading for at, each in columns if not lines.isColumnHidden(at)}

    assert {"Here", "Where"} <= shown()
    new = [row for row in lines.records.rows if row.state == "added"]
    lines.show_lines(new, (), Newcomers((), ()))
    assert {"Here", "Where"} & shown() == set()
    assert "In the file" in shown()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_that_a_key_takes_the_tick_off_and_puts_it_back(qtbot, lines, key, extracts):
    lines.choose(ADDED)
    lines.setFocus()
    qtbot.keyClick(lines, key)
    assert word(lines, ADDED) == "No"
    assert extracts.preview.go.text() == "Import 3 changes"
    qtbot.keyClick(lines, key)
    assert word(lines, ADDED) == "Yes"


def test_that_a_click_in_its_column_ticks_a_line_and_elsewhere_only_chooses_it(qtbot, lines):
    row = lines.records.row_of(CONFLICT)
    for column, expected in ((3, "Keep ours"), (0, "Take theirs")):
        place = lines.visualRect(lines.records.index(row, column)).center()
        qtbot.mouseClick(lines.viewport(), LEFT, pos=place)
        assert word(lines, CONFLICT) == expected


def test_that_all_that_is_shown_can_be_ticked_or_not(qtbot, lines, extracts):
    preview = extracts.preview
    qtbot.mouseClick(preview.untick, LEFT)
    assert preview.go.text() == "Import 0 changes"
    preview.kind.setCurrentIndex(preview.kind.findData("visit"))
    assert cells(lines, "What") == ["Visit"]
    qtbot.mouseClick(preview.tick, LEFT)
    assert preview.go.text() == "Import 1 change"


def test_that_only_what_is_ticked_is_imported(qtbot, desk, lines, extracts, waited):
    qtbot.mouseClick(extracts.preview.untick, LEFT)
    lines.choose(CONFLICT)
    lines.setFocus()
    qtbot.keyClick(lines, Key.Key_Space)
    qtbot.mouseClick(extracts.preview.go, LEFT)
    waited()
    assert desk.assessments[KNOWN].child.surname == "Cadwallader"
    assert NEW not in desk.assessments
    desk.undo()
    assert desk.assessments[KNOWN].child.surname == "Cadwell"


def test_that_hidden_names_are_hidden_on_both_sides(desk, lines):
    desk.hide_names(True)
    row = lines.records.rows[lines.records.row_of(CONFLICT)]
    shown = " ".join(column.text(row) for column in lines.records.columns)
    assert "Cadwell" not in shown
    assert "Cadwallader" not in shown
    assert isinstance(row.before, Child)
