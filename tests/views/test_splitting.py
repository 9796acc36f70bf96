import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from herefordshire_desk.views.splitting import LARGEST, ListOverDetails


class Details(QWidget):
    """Asks for 200 pixels."""

    def sizeHint(self):
        return QSize(100, 200)


@pytest.fixture
def split(qtbot, dressed):
    split = ListOverDetails(QWidget(), QWidget(), QWidget(), Details())
    qtbot.addWidget(split)
    split.resize(600, 800)
    split.show()
    return split


def test_that_the_details_get_what_they_ask_for_and_the_list_the_rest(split):
    assert split.sizes()[1] == pytest.approx(200, abs=split.handleWidth())


def test_that_the_details_never_take_more_than_their_share(split):
    split.resize(600, 300)

    assert split.sizes()[1] <= 300 * LARGEST


def test_that_the_handle_stays_where_it_was_put(qtbot, split):
    handle = split.handle(1)
    start = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(handle, start - start.__class__(0, 150))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
    moved = split.sizes()[1]
    assert moved > 250

    split.resize(600, 820)

    assert split.sizes()[1] >= moved


def test_that_neither_part_can_be_closed(split):
    assert not split.childrenCollapsible()
