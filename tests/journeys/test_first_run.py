"""The first day: a desk is made; weeks later its password is forgotten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from herefordshire_desk.store.faults import WrongPassword
from herefordshire_desk.views.first_run import RecoveryCode
from herefordshire_desk.views.unlock import Unlock
from tests.views.forms import retype

Key = Qt.Key


@pytest.fixture
def path(tmp_path):
    """Where there is no desk yet, nor the folder for it."""
    return tmp_path / "data" / "desk.hfd"


def make_desk(qtbot, program, start):
    """Answer the three questions; the password offered, and the code shown once."""
    first = program.shown
    program.type("CP Team 1")
    first.start.setCurrentIndex(first.start.findData(start))
    password = first.password.value()
    program.click(first.way_on)
    qtbot.waitUntil(lambda: isinstance(program.app.shown, RecoveryCode))
    return password, program.shown.code


def test_that_a_new_desk_is_made_and_its_code_opens_it_when_the_password_is_forgotten(
    qtbot, start, path, on_file
):
    program = start(path)
    password, code = make_desk(qtbot, program, "empty")
    sheet = program.shown
    assert code in [label.text() for label in sheet.findChildren(QLabel)]
    assert not sheet.way_on.isEnabled()
    qtbot.keyClick(sheet.tick, Key.Key_Space)
    program.click(sheet.way_on)
    window = program.desk_window()
    assert window.windowTitle() == "Herefordshire desk – CP Team 1"
    assert "No child is on this desk yet" in window.page.empty.text()
    program.quit()

    program = start(path)
    unlock = program.shown
    assert isinstance(unlock, Unlock)
    program.click(unlock.forgotten)
    program.type(code.lower().replace("-", " "))
    program.press(Key.Key_Tab)
    program.type("too short")
    program.press(Key.Key_Return)
    assert "14 characters" in unlock.fields["new_password"].problem.text()
    retype(unlock.new_password, "a password I can keep")
    program.press(Key.Key_Return)
    assert program.desk_window().desk.picture.team == "CP Team 1"
    program.quit()

    with pytest.raises(WrongPassword):
        on_file(path, password)
    program = start(path)
    assert program.unlock("a password I can keep").page.heading.text() == "Today"


def test_that_starting_with_an_extract_leads_to_the_page_for_it(qtbot, start, path):
    program = start(path)
    make_desk(qtbot, program, "extract")
    program.shown.tick.setChecked(True)
    program.click(program.shown.way_on)

    window = program.desk_window()

    assert window.page is window.pages["extracts"]


def test_that_every_page_of_an_empty_desk_can_be_looked_at(qtbot, start, path):
    program = start(path)
    make_desk(qtbot, program, "empty")
    program.shown.tick.setChecked(True)
    program.click(program.shown.way_on)
    window = program.desk_window()

    for name in ("children", "social_workers", "extracts", "returns"):
        page = window.show_page(name)
        assert page.isVisible()
    qtbot.waitUntil(page.mark.isEnabled)
    assert [each for each in page.findChildren(QPushButton) if not each.text()] == []


def test_that_a_folder_that_will_not_do_is_said_and_nothing_is_left_in_it(qtbot, start, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    program = start(tmp_path / "file" / "desk.hfd")
    first = program.shown
    program.type("CP Team 1")

    program.click(first.way_on)
    qtbot.waitUntil(first.fields["password"].problem.isVisible)

    assert first.way_on.isEnabled()
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
