import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.clipboard import clear_ours, put_text


@pytest.fixture
def clipboard(qapp):
    return QApplication.clipboard()


def test_that_what_was_put_there_here_is_taken_away(clipboard):
    put_text("Wren\tAbbot\n")
    clear_ours()

    assert clipboard.text() == ""


def test_that_the_system_may_end_lines_in_its_own_way(clipboard):
    put_text("Wren\nAbbot")
    clipboard.setText("Wren\r\nAbbot\r\n")
    clear_ours()

    assert clipboard.text() == ""


def test_that_what_came_from_elsewhere_since_stays(clipboard):
    put_text("Wren")
    clipboard.setText("a shopping list")
    clear_ours()

    assert clipboard.text() == "a shopping list"


def test_that_it_is_taken_away_once_and_not_known_again(clipboard):
    put_text("Wren")
    clear_ours()
    clipboard.setText("Wren")
    clear_ours()

    assert clipboard.text() == "Wren"
    clipboard.clear()
