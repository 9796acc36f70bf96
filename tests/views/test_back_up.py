import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.store.backup import restore
from herefordshire_desk.views.back_up import back_up
from tests.conftest import NOW, PASSWORD, WHO


@pytest.fixture
def said():
    return []


def test_that_the_action_asks_where_and_offers_a_dated_name(qtbot, window, desk, tmp_path):
    window.actions_["back_up"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog.selectedFiles()[0].endswith("desk-2026-11-20.deskbackup")

    dialog.fileSelected.emit(str(tmp_path / "copy.deskbackup"))
    dialog.reject()

    qtbot.waitUntil(lambda: "verified: copy.deskbackup" in window.toast.words.text())


def test_that_a_backup_can_be_restored(qtbot, desk, tmp_path, said):
    back_up(desk, tmp_path / "copy.deskbackup", said.append)
    qtbot.waitUntil(lambda: bool(said))

    restored = tmp_path / "elsewhere.hfd"
    restore(tmp_path / "copy.deskbackup", restored, PASSWORD, who=WHO, now=NOW)

    assert restored.exists()


def test_that_a_file_that_is_there_is_left_as_it_is(qtbot, desk, tmp_path, said):
    out = tmp_path / "copy.deskbackup"
    out.write_text("mine", encoding="utf-8")

    back_up(desk, out, said.append)
    qtbot.waitUntil(lambda: bool(said))

    assert said != ["Backed up and verified: copy.deskbackup"]
    assert out.read_text(encoding="utf-8") == "mine"


def test_that_a_folder_that_is_not_there_is_said_in_words(qtbot, desk, tmp_path, said):
    back_up(desk, tmp_path / "gone" / "copy.deskbackup", said.append)
    qtbot.waitUntil(lambda: bool(said))

    assert said[0]
    assert "Errno" not in said[0]
