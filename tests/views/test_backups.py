from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from herefordshire_desk import keeping
from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.backups import back_up, backup_folder
from herefordshire_desk.views.backups import NO_SECOND, NONE_YET, ONE_DISK
from herefordshire_desk.views.restore_form import RestoreForm
from tests import make
from tests.conftest import NOW


@pytest.fixture
def page(qtbot, window):
    """The page, once it has looked."""

    def page():
        page = window.show_page("backups")
        page.state = None
        page.refresh()
        qtbot.waitUntil(lambda: page.state is not None)
        return page

    return page


@pytest.fixture
def backed_up(desk):
    """Backs the desk up as it was so many days ago by the clock."""

    def backed_up(days=0):
        at = NOW - timedelta(days=days)
        return desk.ask(lambda store: back_up(store, now=at, why=keeping.CLOSING))

    return backed_up


def add_child(desk, number):
    assert desk.make(added("Add child", make.child(id=f"NEW{number}"))) is None


def cells(page):
    columns = page.table.records.columns
    return [[column.text(row) for column in columns][:4] for row in page.table.records.rows]


def test_that_with_none_made_the_page_says_so(page):
    shown = page()
    assert shown.last.text() == NONE_YET
    assert shown.second.text() == NO_SECOND
    assert shown.table.records.rows == []


def test_that_it_says_when_the_last_was_made_and_what_is_not_in_it(page, desk, backed_up):
    backed_up(days=1)
    add_child(desk, 1)
    add_child(desk, 2)
    shown = page()
    assert shown.last.text() == (
        "The last was made 19 Nov 2026, 09:30. 2 changes made since then are not in it."
    )
    assert str(backup_folder(desk.path)) in shown.where.text()
    assert cells(shown) == [["19 Nov 2026, 09:30", "The desk was closed", "2 changes", "Whole"]]


def test_that_a_desk_that_is_backed_up_is_said_to_be(page, backed_up):
    backed_up()
    assert page().last.text().endswith("The desk as it is now is backed up.")


def test_that_back_up_now_makes_one_and_shows_it(qtbot, page, window):
    shown = page()
    window.actions_["back_up_now"].trigger()
    qtbot.waitUntil(lambda: len(shown.table.records.rows) == 1)
    assert "verified" in shown.wrong.text()
    assert cells(shown)[0][1] == "Asked for"


def test_that_one_that_fails_is_said_where_it_was_asked_for(qtbot, page, window, desk):
    shown = page()
    backup_folder(desk.path).write_text("in the way", encoding="utf-8")
    window.actions_["back_up_now"].trigger()
    qtbot.waitUntil(lambda: "did not work" in shown.wrong.text())
    assert "Errno" not in shown.wrong.text()


def test_that_one_that_failed_earlier_stays_said(page, desk, backed_up):
    backed_up(days=2)
    folder = backup_folder(desk.path)
    kept = folder.rename(folder.with_name("elsewhere"))
    folder.write_text("in the way", encoding="utf-8")
    add_child(desk, 1)
    with pytest.raises(Exception, match="Nothing was changed"):
        desk.ask(lambda store: keeping.made(store, now=NOW, why=keeping.CLOSING))
    folder.unlink()
    kept.rename(folder)
    assert page().wrong.text().startswith("The backup of 20 Nov 2026, 09:30 could not be made.")


def test_that_a_damaged_one_is_shown_as_such_and_not_restored(page, window, backed_up):
    path = backed_up()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    shown = page()
    assert cells(shown)[0][3] == "Damaged"
    window.actions_["restore_backup"].trigger()
    assert "damaged" in shown.wrong.text()
    assert QApplication.activeModalWidget() is None


def test_that_restoring_says_first_which_changes_would_be_lost(page, window, desk, backed_up):
    backed_up(days=1)
    for number in range(7):
        add_child(desk, number)
    page()
    window.actions_["restore_backup"].trigger()
    form = QApplication.activeModalWidget()
    assert isinstance(form, RestoreForm)
    words = form.accessibleDescription()
    assert "7 changes made since then would no longer be in the desk:" in words
    assert words.count("Add child") == 5
    assert "and 2 more" in words
    assert "kept beside" in words
    form.reject()


def test_that_nothing_to_lose_is_said_too(page, window, backed_up):
    backed_up()
    page()
    window.actions_["restore_backup"].trigger()
    assert "Nothing would be lost" in QApplication.activeModalWidget().accessibleDescription()
    QApplication.activeModalWidget().reject()


def test_that_the_one_button_asks_for_the_chosen_backup(qtbot, page, window, desk, backed_up):
    path = backed_up()
    page()
    window.actions_["restore_backup"].trigger()
    with qtbot.waitSignal(desk.restore_asked) as asked:
        QApplication.activeModalWidget().verb.click()
    assert asked.args == [path]


def test_that_with_none_chosen_restoring_asks_for_one(page, window):
    shown = page()
    window.actions_["restore_backup"].trigger()
    assert shown.wrong.text() == "Choose a backup in the list first."


def test_that_on_an_earlier_day_nothing_is_restored(page, window, desk, backed_up):
    backed_up()
    page()
    desk.look_at(desk.today - timedelta(weeks=1))
    assert not window.actions_["restore_backup"].isEnabled()
    desk.look_at(desk.today)
    assert window.actions_["restore_backup"].isEnabled()


def test_that_the_second_place_is_asked_for(page, window):
    page()
    window.actions_["second_place"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.reject()


def test_that_a_second_place_gets_the_newest_at_once_and_says_so(
    qtbot, page, backed_up, tmp_path_factory
):
    path, share = backed_up(), tmp_path_factory.mktemp("share")
    shown = page()
    shown.choose_second(share)
    qtbot.waitUntil(lambda: "The last copy went there" in shown.second.text())
    assert shown.second.text().endswith(ONE_DISK)
    assert (share / path.name).exists()


def test_that_a_second_place_that_does_not_help_is_refused_in_words(page, desk):
    shown = page()
    shown.choose_second(desk.path.parent)
    assert "both could be lost" in shown.wrong.text()
    assert keeping.second_place(desk) is None


def test_that_a_second_place_that_is_gone_is_said_on_the_page(
    qtbot, page, backed_up, desk, tmp_path_factory
):
    share = tmp_path_factory.mktemp("share")
    backed_up()
    shown = page()
    shown.choose_second(share)
    qtbot.waitUntil(lambda: "The last copy" in shown.second.text())
    for each in share.iterdir():
        each.unlink()
    share.rmdir()
    shown.back_up_now()
    qtbot.waitUntil(lambda: "It has not got the last backup" in shown.second.text())


def test_that_a_second_place_can_be_given_up(qtbot, page, window, desk, tmp_path_factory):
    shown = page()
    shown.choose_second(tmp_path_factory.mktemp("share"))
    window.actions_["no_second_place"].trigger()
    qtbot.waitUntil(lambda: shown.second.text() == NO_SECOND)
