"""Every page, form and door of the desk, shown and settled."""

import pytest

from herefordshire_desk.views.first_run import FirstRun, RecoveryCode
from herefordshire_desk.views.unlock import Unlock
from tests.make_extract import write_extract
from tests.make_team import OVERDUE


@pytest.fixture
def page(qtbot, window, tmp_path):
    """Shows a page of the window by its name; `preview` is Extracts once it has read one."""

    def page(which):
        if which == "child":
            window.open_child(OVERDUE)
        else:
            window.show_page({"preview": "extracts"}.get(which, which))
        if which == "returns":
            qtbot.waitUntil(window.page.mark.isEnabled)
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
        }[which]()
        if which == "recover":
            made.forgotten.click()
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    return door
