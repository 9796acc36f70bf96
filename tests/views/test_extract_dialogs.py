"""A locked workbook's password is asked for, used once and kept nowhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from herefordshire_desk.views.extract_dialogs import PasswordOf
from herefordshire_desk.workbooks.encrypt import encrypt
from tests.make_team import TEAM
from tests.workbooks.workbook_files import workbook

LEFT = Qt.MouseButton.LeftButton
ROWS = [
    ("Child Unique ID", "Allocated Team", "Allocated Worker", "CIN Start Date"),
    ("100901", TEAM, "", "05/01/2026"),
]


@pytest.fixture
def asked(qtbot, extracts, tmp_path, waited):
    """What opens when a locked workbook is chosen."""
    path = tmp_path / "locked.xlsx"
    path.write_bytes(encrypt(workbook({"List 6": ROWS}), "oak lantern"))
    extracts.read([path])
    waited()
    found = QApplication.activeModalWidget()
    assert isinstance(found, PasswordOf)
    return found


def test_that_the_password_is_asked_for_and_opens_the_workbook(qtbot, asked, extracts, waited):
    assert extracts.says.text() == "locked.xlsx needs its password."
    assert asked.password.echoMode() == QLineEdit.EchoMode.Password
    asked.password.setText("oak lantern")
    qtbot.mouseClick(asked.verb, LEFT)
    waited()
    assert extracts.merged.counts.added == 2


def test_that_a_wrong_one_is_said_and_asked_for_again(qtbot, asked, extracts, waited):
    asked.password.setText("oak lintern")
    qtbot.mouseClick(asked.verb, LEFT)
    waited()
    assert extracts.says.text() == "The password given does not open locked.xlsx."
    again = QApplication.activeModalWidget()
    assert isinstance(again, PasswordOf)
    again.close()


def test_that_nothing_typed_opens_nothing(qtbot, asked):
    qtbot.mouseClick(asked.verb, LEFT)
    assert asked.isVisible()
    asked.close()
