"""Every page, form and door of the desk, shown and settled."""

import pytest

from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.extracts import Extracts
from herefordshire_desk.views.first_run import FirstRun, RecoveryCode
from herefordshire_desk.views.new_computer import NewComputer
from herefordshire_desk.views.unlock import Unlock
from tests.make_extract import write_extract
from tests.make_team import OVERDUE

# the pages that have several of these screens; the parts of Settings in their order
PARTS = {"settings": "settings", "holidays": "settings", "look": "settings", "keys": "settings"}
PARTS |= {"preview": "extracts"}


@pytest.fixture
def page(qtbot, window, tmp_path):
    """Shows a page of the window by its name; `preview` is Extracts once it has read one."""

    def page(which):
        if which == "child":
            window.open_child(OVERDUE)
        else:
            window.show_page(PARTS.get(which, which))
        if PARTS.get(which) == "settings":
            window.page.tabs.setCurrentIndex(list(PARTS).index(which))
            window.page.panes()[0].setFocus()
        if which == "returns":
            qtbot.waitUntil(window.page.mark.isEnabled)
        if which == "trends":
            qtbot.waitUntil(lambda: window.page.drawn() is not None)
        if which == "checks":
            qtbot.waitUntil(lambda: window.page.found is not None)
        if which == "preview":
            window.page.read([write_extract(tmp_path)])
            qtbot.waitUntil(lambda: window.page.task is None)
        return window

    return page


@pytest.fixture
def door(qtbot, dressed):
    """Shows one of the windows that stand before the desk; `recover` is Unlock, forgotten."""

    def door(which):
        made = {
            "unlock": Unlock,
            "recover": Unlock,
            "first_run": lambda: FirstRun("four words of it", lambda _: None),
            "recovery_code": lambda: RecoveryCode("ABCD-EFGH"),
            "new_computer": lambda: NewComputer(lambda _: None),
        }[which]()
        if which == "recover":
            made.forgotten.click()
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return door


@pytest.fixture
def extracts(qtbot, dressed, desk):
    """The Extracts page by itself: nothing else asks the store meanwhile."""
    page = Extracts(desk, Actions(desk))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def extract(tmp_path):
    """A small extract, as a folder."""
    return write_extract(tmp_path)


@pytest.fixture
def waited(qtbot, extracts):
    """Waits until Extracts has nothing under way."""
    return lambda: qtbot.waitUntil(lambda: extracts.task is None)
