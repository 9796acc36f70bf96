"""The lines in which what was agreed is written down."""

import pytest
from PySide6.QtCore import Qt

from herefordshire_desk.views.agreed_fields import Agreed, AgreedFields
from tests.make import DAY, on
from tests.views.forms import retype

Key = Qt.Key


@pytest.fixture
def fields(qtbot, dressed):
    fields = AgreedFields({"C1": "Wren Abbot"}, DAY)
    qtbot.addWidget(fields)
    with qtbot.waitActive(fields):
        fields.show()
        fields.activateWindow()
    return fields


def test_that_there_is_always_one_line_more_than_have_words(qtbot, fields):
    assert len(fields.lines) == 1

    with qtbot.waitSignal(fields.grown):
        retype(fields.lines[0].words, "Ring")
    retype(fields.lines[0].words, "Ring the school")

    assert len(fields.lines) == 2


def test_that_lines_filled_in_are_values_and_blank_ones_are_left_out(fields):
    retype(fields.lines[0].words, "  Ring the school ")
    fields.lines[0].about.setCurrentIndex(1)
    retype(fields.lines[0].due, "4/12/2026")
    retype(fields.lines[1].words, "Book leave")

    assert fields.value() == [
        Agreed("Ring the school", "C1", on("2026-12-04")),
        Agreed("Book leave", None, None),
    ]
    assert len(fields.lines) == 3


def test_that_a_line_with_a_day_alone_is_not_lost(fields):
    retype(fields.lines[0].due, "4/12/2026")

    assert fields.value() == [Agreed("", None, on("2026-12-04"))]


def test_that_a_date_that_is_none_is_told_by_its_line(fields):
    retype(fields.lines[0].words, "Ring the school")
    retype(fields.lines[1].words, "Book leave")
    assert fields.wrong_date() is None

    retype(fields.lines[1].due, "soon")

    assert fields.wrong_date() == 1
    fields.point_to(1, due=True)
    fields.setFocus()
    assert fields.lines[1].due.hasFocus()


def test_that_tab_goes_through_each_line_in_turn(qtbot, fields):
    retype(fields.lines[0].words, "Ring the school")
    line, following = fields.lines
    for widget in (line.about, line.due, following.words, following.about, following.due):
        qtbot.keyClick(fields.focusWidget(), Key.Key_Tab)
        assert widget.hasFocus()


def test_that_each_input_says_which_action_it_is_of(fields):
    names = [each.accessibleName() for each in (fields.lines[0].words, fields.lines[0].about)]

    assert names == ["Action 1", "Action 1: about"]
    assert fields.lines[0].due.accessibleName() == "Action 1: due by"
