from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from herefordshire_desk.background import Task
from herefordshire_desk.views.drop_page import DropPage


class Takes(DropPage):
    """Keeps what was dropped."""

    title = "Takes"
    dropped = ()

    def read(self, paths):
        self.dropped = tuple(paths)


@pytest.fixture
def page(qtbot, dressed, desk):
    made = Takes(desk)
    qtbot.addWidget(made)
    return made


def carrying(kind, *urls):
    held = QMimeData()
    held.setUrls([QUrl(url) for url in urls])
    place = QPoint(1, 1) if kind is QDragEnterEvent else QPoint(1, 1).toPointF()
    how = (Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton)
    event = kind(place, *how, Qt.KeyboardModifier.NoModifier)
    event.held = held  # Qt does not keep it
    event.setAccepted(False)
    return event


def test_that_files_of_this_computer_are_read_and_links_are_not(page):
    page.dropEvent(carrying(QDropEvent, "https://example.org/a.xlsx"))
    assert page.dropped == ()
    page.dropEvent(carrying(QDropEvent, "file:///tmp/a.xlsx", "file:///tmp/b.csv"))
    assert page.dropped == (Path("/tmp/a.xlsx"), Path("/tmp/b.csv"))  # noqa: S108 - never opened


def test_that_nothing_is_taken_while_the_page_is_at_work(page):
    event = carrying(QDragEnterEvent, "file:///tmp/a.xlsx")
    page.dragEnterEvent(event)
    assert event.isAccepted()
    page.task = Task(page)
    event = carrying(QDragEnterEvent, "file:///tmp/a.xlsx")
    page.dragEnterEvent(event)
    assert not event.isAccepted()
