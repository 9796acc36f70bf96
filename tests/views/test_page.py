import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.views.page import Page
from tests.make import DAY, visit
from tests.make_team import OVERDUE


class Counted(Page):
    """A page that counts how often it was drawn."""

    title = "Counted"
    drawn = 0

    def refresh(self):
        self.drawn += 1


@pytest.fixture
def page(qtbot, dressed, desk):
    page = Counted(desk)
    qtbot.addWidget(page)
    return page


def see(desk):
    desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY))


def test_that_heading_and_body_stand_where_they_did_with_buttons_or_without(qtbot, page):
    page.show()
    heading, body = page.heading.geometry(), page.scrolled.y()

    button = page.add_button(QAction("Record visit…", page))
    qtbot.waitUntil(lambda: button.height() > 0 and button.x() > page.width() // 2)

    assert page.heading.geometry() == heading
    assert abs(page.scrolled.y() - body) <= 1


def test_that_a_page_not_shown_is_not_drawn(desk, page):
    see(desk)

    assert page.drawn == 0


def test_that_a_page_is_drawn_once_when_it_is_shown_after_a_change(desk, page):
    see(desk)

    page.bring_up_to_date()
    page.bring_up_to_date()

    assert page.drawn == 1


def test_that_a_page_shown_is_drawn_again_with_every_change(desk, page):
    page.show()

    see(desk)
    desk.undo()

    assert page.drawn == 2


def test_that_a_button_does_what_its_action_does_and_is_enabled_when_it_is(qtbot, page):
    action = QAction("Record visit…", page)
    button = page.add_button(action, hint="V")
    page.show()
    assert (button.text(), button.accessibleName()) == ("Record visit  V", "Record visit")

    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    action.setEnabled(False)
    assert not button.isEnabled()


def test_that_the_heading_is_the_pages_title(page):
    assert page.heading.text() == "Counted"
