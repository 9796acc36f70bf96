"""Backups as a manager meets them: made by closing, shown truthfully, restored in three clicks."""

import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk import keeping
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.backups import backup_folder, kept_in
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.open import open_desk
from herefordshire_desk.views.leaving import Leaving
from herefordshire_desk.views.restore_form import RestoreForm
from herefordshire_desk.views.unlock import Unlock
from herefordshire_desk.views.window import Window
from tests import make
from tests.conftest import PASSWORD, WHO

NEW_PASSWORD = "another four words entirely"


@pytest.fixture
def begun(qtbot, start, desk_file):
    """The program with its desk open and attended to."""

    def begun(password=PASSWORD):
        program = start(desk_file)
        program.unlock(password)
        qtbot.waitUntil(lambda: program.shown.findChild(Leaving) is not None)
        return program

    return begun


@pytest.fixture
def backups_page(qtbot):
    def backups_page(window):
        window.actions_["backups"].trigger()
        qtbot.waitUntil(lambda: bool(window.page.state))
        return window.page

    return backups_page


def add_child(window, number):
    assert window.desk.make(added("Add child", make.child(id=f"NEW{number}"))) is None


def children(path, password=PASSWORD):
    with open_desk(path, password, who=WHO) as store:
        assert check(store).sound
        return {child.id for child in store.records(Child)}


def test_that_closing_a_changed_desk_leaves_a_backup_and_closing_it_again_does_not(
    begun, desk_file
):
    program = begun()
    add_child(program.shown, 1)
    program.quit()
    assert [each.note.why for each in kept_in(backup_folder(desk_file))] == [keeping.CLOSING]

    begun().quit()
    assert len(kept_in(backup_folder(desk_file))) == 1


def restored(qtbot, program, page):
    """The three clicks: the row, Restore…, Restore this backup. The window that stands then."""
    before = program.shown
    page.table.selectRow(0)
    page.actions_["restore_backup"].trigger()
    form = QApplication.activeModalWidget()
    assert isinstance(form, RestoreForm)
    form.verb.click()
    qtbot.waitUntil(lambda: program.app.shown is not before)
    return program.app.shown


def test_that_a_backup_is_restored_in_three_clicks_and_what_was_there_is_kept(
    qtbot, begun, backups_page, desk_file
):
    program = begun()
    add_child(program.shown, 1)
    page = backups_page(program.shown)
    page.back_up_now()
    qtbot.waitUntil(lambda: len(page.table.records.rows) == 1)
    add_child(program.shown, 2)
    qtbot.waitUntil(lambda: page.state.rows[0].missing.changes == 1)

    window = restored(qtbot, program, page)

    assert isinstance(window, Window)
    assert window.desk.ask(lambda store: store.find(Child, ["NEW1", "NEW2"])).keys() == {"NEW1"}
    program.quit()
    kept = next(desk_file.parent.glob("desk-kept-*.hfd"))
    assert children(kept) - children(desk_file) == {"NEW2"}
    made = [each.note.why for each in kept_in(backup_folder(desk_file)) if each.note]
    assert keeping.RESTORE in made


def test_that_restoring_an_older_backup_keeps_the_password_and_the_second_place(
    qtbot, begun, backups_page, desk_file, tmp_path_factory
):
    share = tmp_path_factory.mktemp("share")
    program = begun()
    program.quit()
    program = begun()
    desk = program.shown.desk
    desk.ask(lambda store: change_password(store.path, store.key, NEW_PASSWORD))
    keeping.choose_second(desk, share)

    window = restored(qtbot, program, backups_page(program.shown))

    assert keeping.second_place(window.desk) == share
    program.quit()
    assert children(desk_file, NEW_PASSWORD)


def test_that_a_backup_that_turns_out_damaged_changes_nothing_and_says_so(
    qtbot, begun, backups_page, desk_file
):
    program = begun()
    add_child(program.shown, 1)
    page = backups_page(program.shown)
    page.back_up_now()
    qtbot.waitUntil(lambda: len(page.table.records.rows) == 1)
    page.table.records.rows[0].path.write_bytes(b"nothing of a backup")

    door = restored(qtbot, program, page)

    assert isinstance(door, Unlock)
    assert "damaged" in door.fields["password"].problem.text()
    program.unlock()
    program.quit()
    assert "NEW1" in children(desk_file)


def test_that_a_lock_makes_the_days_backup(qtbot, begun, desk_file):
    program = begun()
    add_child(program.shown, 1)
    program.shown.actions_["lock"].trigger()
    qtbot.waitUntil(lambda: isinstance(program.app.shown, Unlock))
    program.app.store.shut().result()
    assert [each.note.why for each in kept_in(backup_folder(desk_file))] == [keeping.LOCKING]
