import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.columns_dialog import ask_columns
from herefordshire_desk.views.table_columns import arrangement_of
from tests.views.accessible import unnamed
from tests.views.wide_table import headings, names, wide_table

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
USUAL = ["Child", "Plan", "Changes", "Seen", "Notes"]


@pytest.fixture
def table(qtbot, dressed):
    return wide_table(qtbot)


@pytest.fixture
def dialog(qtbot, table):
    """Open on the table, the keyboard in its list."""
    ask_columns(table)
    dialog = QApplication.activeModalWidget()
    QApplication.processEvents()
    return dialog


def listed(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def press(qtbot, dialog, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def pressed(qtbot, dialog, button, letter):
    """Its letter with Alt, until the button has been seen to go down and come up."""
    with qtbot.waitSignal(dialog.buttons[button].clicked):
        qtbot.keyClick(dialog, letter, ALT)


def use(qtbot, dialog):
    qtbot.keyClick(dialog, Key.Key_Return)


def test_that_all_columns_are_listed_the_ones_shown_first(dialog):
    assert listed(dialog) == [*USUAL, "Team"]
    ticks = [dialog.list.item(row).checkState() == Qt.CheckState.Checked for row in range(6)]
    assert ticks == [True] * 5 + [False]
    assert dialog.list.hasFocus()
    assert unnamed(dialog) == []


def test_that_space_shows_and_hides_a_column(qtbot, table, dialog):
    press(qtbot, dialog, Key.Key_Down, Key.Key_Space, Key.Key_End, Key.Key_Space)
    assert headings(table) == USUAL  # until it is said so

    use(qtbot, dialog)

    assert headings(table) == ["Child", "Changes", "Seen", "Notes", "Team"]


def test_that_the_last_column_shown_keeps_its_tick(qtbot, table, dialog):
    for row in range(6):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)

    use(qtbot, dialog)

    assert len(headings(table)) == 1


def test_that_a_column_is_moved_by_the_keyboard_and_stays_the_current_one(qtbot, table, dialog):
    press(qtbot, dialog, Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_Down, ALT)
    qtbot.keyClick(dialog, Key.Key_Down, ALT)
    qtbot.keyClick(dialog, Key.Key_Up, ALT)
    assert dialog.list.currentItem().text() == "Plan"

    use(qtbot, dialog)

    assert headings(table) == ["Child", "Changes", "Plan", "Seen", "Notes"]


def test_that_a_column_at_either_end_goes_no_further(qtbot, table, dialog):
    dialog.move_up()
    dialog.list.setCurrentRow(5)
    dialog.move_down()

    assert listed(dialog) == [*USUAL, "Team"]


def test_that_columns_are_frozen_and_said_to_be(qtbot, table, dialog):
    press(qtbot, dialog, Key.Key_Down)
    pressed(qtbot, dialog, "freeze", Key.Key_F)
    assert listed(dialog)[:3] == ["Child · frozen", "Plan · frozen", "Changes"]

    use(qtbot, dialog)
    assert table.frozen_count == 2


def test_that_freezing_at_the_same_column_again_lets_go(dialog):
    dialog.freeze()
    dialog.freeze()

    assert listed(dialog)[0] == "Child"


def test_that_a_column_shown_among_the_frozen_stays_put_too(dialog):
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(2)
    dialog.freeze()
    assert dialog.wanted.frozen == 2

    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)

    assert dialog.wanted.shown[: dialog.wanted.frozen] == ("Child", "Plan", "Changes")


def test_that_several_columns_are_sorted_by_in_turn(qtbot, table, dialog):
    press(qtbot, dialog, Key.Key_Down)
    pressed(qtbot, dialog, "sort", Key.Key_S)
    dialog.list.setCurrentRow(2)
    pressed(qtbot, dialog, "sort", Key.Key_S)
    pressed(qtbot, dialog, "sort", Key.Key_S)
    assert listed(dialog)[1:3] == ["Plan · sorted upwards, 1st", "Changes · sorted downwards, 2nd"]

    use(qtbot, dialog)
    assert names(table) == ["Wren Abbot", "Caleb Frost", "Nia Cadwell", "Ivy Marsh"]


def test_that_rows_as_they_came_and_the_usual_columns_can_be_had_again(qtbot, table, dialog):
    dialog.sort()
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    pressed(qtbot, dialog, "unsort", Key.Key_C)
    assert dialog.wanted.sorted_by == ()

    pressed(qtbot, dialog, "reset", Key.Key_L)
    use(qtbot, dialog)
    assert headings(table) == USUAL


def test_that_a_double_click_anywhere_on_a_row_turns_its_tick(qtbot, dialog):
    at = dialog.list.visualItemRect(dialog.list.item(5)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    qtbot.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert "Team" in dialog.wanted.shown


def test_that_cancel_leaves_everything_as_it_was(qtbot, table, dialog):
    before = arrangement_of(table)
    press(qtbot, dialog, Key.Key_Space)
    dialog.sort()

    qtbot.keyClick(dialog, Key.Key_Escape)

    assert arrangement_of(table) == before


def test_that_the_menu_of_the_window_opens_it_for_the_pages_list(window):
    window.show_page("children")
    window.actions_["columns"].trigger()

    dialog = QApplication.activeModalWidget()
    assert dialog.table is window.page.main_table()
    dialog.close()
