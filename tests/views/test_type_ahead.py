import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from herefordshire_desk.views import type_ahead
from tests.views.wide_table import Row, wide_table

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = ["Zoë Penn", "Vera Wall", "Ivy Marsh", "Ivan Ash", "Ivy Allen"]


@pytest.fixture
def table(qtbot, dressed):
    """Five children, and V records a visit."""
    table = wide_table(qtbot, [Row(name, "CP plan", 0, "2026-11-02") for name in PEOPLE])
    table.letters = {"V": QAction("Record visit", table)}
    return table


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("i", "Ivy Marsh", id="the_next_that_begins_so"),
        pytest.param("iva", "Ivan Ash", id="letters_one_after_the_other"),
        pytest.param("ivy a", "Ivy Allen", id="a_space_within_a_name"),
        pytest.param("zoe", "Zoë Penn", id="without_its_accent"),
        pytest.param("ash", "Ivan Ash", id="a_surname"),
        pytest.param("qq", "Zoë Penn", id="nobody_stays_where_it_was"),
    ],
)
def test_that_letters_go_to_the_row_they_begin(qtbot, table, typed, found):
    qtbot.keyClicks(table, typed)

    assert table.current().name == found


def test_that_a_letter_with_an_action_acts_and_with_shift_finds(qtbot, table):
    with qtbot.waitSignal(table.letters["V"].triggered):
        qtbot.keyClicks(table, "v")
    assert table.current().name == "Zoë Penn"

    with qtbot.assertNotEmitted(table.letters["V"].triggered):
        qtbot.keyClick(table, Qt.Key.Key_V, SHIFT)
    assert table.current().name == "Vera Wall"


def test_that_within_a_word_no_letter_acts(qtbot, table):
    with qtbot.assertNotEmitted(table.letters["V"].triggered):
        qtbot.keyClicks(table, "ivan")

    assert table.current().name == "Ivan Ash"


def test_that_with_no_letter_bound_all_of_them_find(qtbot, table):
    table.letters = {}

    qtbot.keyClicks(table, "vera")

    assert table.current().name == "Vera Wall"


def test_that_after_a_pause_the_same_letter_goes_on_to_the_next(qtbot, table, monkeypatch):
    monkeypatch.setattr(type_ahead, "PAUSE", 0)

    found = []
    for _ in range(4):
        qtbot.keyClicks(table, "i")
        found.append(table.current().name)

    assert found == ["Ivy Marsh", "Ivan Ash", "Ivy Allen", "Ivy Marsh"]


def test_that_keys_held_with_ctrl_and_keys_without_a_letter_find_nothing(qtbot, table):
    qtbot.keyClick(table, Qt.Key.Key_I, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_F5)

    assert table.current().name == "Zoë Penn"


def test_that_an_empty_table_takes_no_letters(qtbot, table):
    table.set_rows([])

    qtbot.keyClicks(table, "i")

    assert table.current() is None
