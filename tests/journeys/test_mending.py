"""A desk that does not open, mended from Unlock: restored, salvaged, or given its keys again."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from herefordshire_desk.domain.records import Child, Visit
from herefordshire_desk.store.backups import back_up
from herefordshire_desk.store.faults import Damaged
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.keys import unlock
from herefordshire_desk.store.open import open_desk
from herefordshire_desk.store.scavenge import Scavenger
from herefordshire_desk.views.reading import Reading
from herefordshire_desk.views.unlock import Unlock
from tests.conftest import NOW, PASSWORD, WHO

PAGE = 4096


@pytest.fixture
def backup(desk_file):
    with open_desk(desk_file, PASSWORD, who=WHO) as store:
        return back_up(store, now=NOW, why="closing")


def damage(path, page):
    data = bytearray(path.read_bytes())
    at = (page if page >= 0 else len(data) // PAGE + page) * PAGE
    data[at : at + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def refused(qtbot, program):
    """Types the password, and waits until Unlock offers something."""
    program.shown.password.setText(PASSWORD)
    program.shown.way_on.click()
    qtbot.waitUntil(lambda: bool(program.shown.ways))
    assert isinstance(program.shown, Unlock)
    return program.shown


def test_that_a_damaged_desk_is_restored_from_unlock(qtbot, start, desk_file, backup):
    damage(desk_file, 0)
    program = start(desk_file)
    door = refused(qtbot, program)
    assert "damaged" in door.fields["password"].problem.text()

    door.ways["restore"].click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert dialog.directory().absolutePath() == str(backup.parent)
    dialog.fileSelected.emit(str(backup))
    dialog.reject()

    assert program.desk_window().desk.ask(lambda store: store.records(Child))
    assert list(desk_file.parent.glob("desk-kept-*.hfd"))


def damage_a_record(path):
    """Wipes the one page with the children on it; what the file says of itself stays whole."""
    whole = path.read_bytes()
    for page in range(2, len(whole) // PAGE):
        damage(path, page)
        try:
            with open_desk(path, PASSWORD, who=WHO) as store:
                store.records(Child)
        except Damaged:
            if can_be_read(path):
                return
        path.write_bytes(whole)
    raise AssertionError("no page holds the children")


def can_be_read(path):
    damaged = Scavenger(path, unlock(path, PASSWORD))
    try:
        return damaged.reads("SELECT * FROM sqlite_master")
    finally:
        damaged.close()


def test_that_a_damaged_desk_gives_what_can_be_read_with_a_report(qtbot, start, desk_file):
    damage_a_record(desk_file)
    program = start(desk_file)
    door = refused(qtbot, program)

    door.ways["salvage"].click()

    window = program.desk_window()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Reading))
    told = QApplication.activeModalWidget().text.toPlainText()
    assert "Not everything could be read." in told
    assert "child: not read: " in told
    QApplication.activeModalWidget().accept()
    assert window.desk.ask(lambda store: store.records(Visit))
    assert list(desk_file.parent.glob("desk-salvage-*.txt"))


def test_that_lost_keys_are_taken_from_a_backup_and_nothing_is_lost(
    qtbot, start, desk_file, backup
):
    beside(desk_file, KEYS).write_bytes(b"{}")
    program = start(desk_file)
    door = refused(qtbot, program)
    assert "keys" in door.fields["password"].problem.text()

    door.ways["keys"].click()

    assert program.desk_window().desk.ask(lambda store: store.records(Child))
