"""With the largest text on a small laptop a door scrolls; nothing of it is squeezed."""

import pytest
from PySide6.QtWidgets import QLabel

from herefordshire_desk.views.tokens import LIGHT

ROOM = (1366, 500)  # less than any laptop has, whatever the system's own font
LONG = "What stood against it is told in a sentence or two. " * 3


@pytest.mark.parametrize("which", ["unlock", "recover", "first_run", "new_computer"])
def test_that_what_is_wrong_is_whole_and_in_sight_however_large_the_text(
    qtbot, dressed, door, which
):
    dressed.wear(LIGHT, 200)
    shown = door(which)
    shown.resize(*ROOM)
    shown.tell(LONG)

    def is_whole():
        visible = [each for each in shown.findChildren(QLabel) if each.isVisible()]
        told = next(each for each in visible if each.text() == LONG)
        top = told.mapTo(shown, told.rect().topLeft()).y()
        whole = all(each.height() >= each.heightForWidth(each.width()) for each in visible)
        return whole and top >= 0 and top + told.height() <= shown.height()

    qtbot.waitUntil(is_whole)
    assert shown.height() == ROOM[1]
