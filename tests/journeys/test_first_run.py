"""The first day: a desk is made; weeks later its password is forgotten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from herefordshire_desk.store.faults import WrongPassword
from herefordshire_desk.views.first_run import RecoveryCode
from herefordshire_desk.views.unlock import Unlock
from tests.views.forms import retype

Key = Qt.Key
NEW_PASSWORD = "a password I can keep"


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


def go_on(qtbot, program):
    """Say that the code was kept, and open the desk."""
    qtbot.keyClick(program.shown.tick, Key.Key_Space)
    program.click(program.shown.way_on)
    return program.desk_window()


def test_that_three_answers_make_a_desk_and_its_code_is_shown_before_it_opens(qtbot, start, path):
    program = start(path)
    password, code = make_desk(qtbot, program, "empty")
    assert code in [label.text() for label in program.shown.findChildren(QLabel)]
    assert not program.shown.way_on.isEnabled()

    window = go_on(qtbot, program)
    assert window.windowTitle() == "Herefordshire desk – CP Team 1"
    assert "No child is on this desk yet" in window.page.empty.text()
    program.quit()

    again = start(path)
    assert isinstance(again.shown, Unlock)
    assert again.unlock(password).desk.picture.team == "CP Team 1"


def test_that_the_code_opens_a_desk_whose_password_is_forgotten(qtbot, start, path, on_file):
    program = start(path)
    password, code = make_desk(qtbot, program, "empty")
    program.quit()

    program = start(path)
    program.click(program.shown.forgotten)
    program.type(code.lower().replace("-", " "))
    program.press(Key.Key_Tab)
    program.type(NEW_PASSWORD)
    program.press(Key.Key_Return)
    assert program.desk_window().desk.picture.team == "CP Team 1"
    program.quit()

    with pytest.raises(WrongPassword):
        on_file(path, password)
    assert start(path).unlock(NEW_PASSWORD).page.heading.text() == "Today"


def test_that_a_new_password_too_short_is_said_and_a_wrong_code_too(qtbot, start, path):
    program = start(path)
    make_desk(qtbot, program, "empty")
    program.quit()

    program = start(path)
    unlock = program.shown
    program.click(unlock.forgotten)
    program.type("ABCD-EFGH")
    program.press(Key.Key_Tab)
    program.type("too short")
    program.press(Key.Key_Return)
    assert "14 characters" in unlock.fields["new_password"].problem.text()

    retype(unlock.new_password, NEW_PASSWORD)
    program.press(Key.Key_Return)
    qtbot.waitUntil(unlock.fields["code"].problem.isVisible)
    assert unlock.fields["code"].problem.text() == "That recovery code does not open this desk."


def test_that_starting_with_an_extract_leads_to_the_page_for_it(qtbot, start, path):
    program = start(path)
    make_desk(qtbot, program, "extract")

    window = go_on(qtbot, program)

    assert window.page is window.pages["extracts"]


def test_that_starting_with_a_lent_desk_asks_for_its_bundle(qtbot, start, path):
    program = start(path)
    make_desk(qtbot, program, "lent")

    window = go_on(qtbot, program)

    assert window.page is window.pages["extracts"]
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.nameFilters() == ["Bundles (*.deskbundle)"]
    dialog.reject()


def test_that_every_page_of_an_empty_desk_can_be_looked_at(qtbot, start, path):
    program = start(path)
    make_desk(qtbot, program, "empty")
    window = go_on(qtbot, program)

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
