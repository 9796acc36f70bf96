"""What takes a while and cannot be taken back half way is told to whoever began it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.erase_form import ErasureReport
from herefordshire_desk.views.lock import Lock
from tests.conftest import NOW
from tests.make_team import OVERDUE
from tests.views.forms import opened


def escape(qtbot, form):
    """Press Escape, and let Qt take away whatever closed."""
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    form.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("action", ["lend_desk", "evidence_pack"])
def test_that_escape_waits_for_what_is_being_written(qtbot, window, tmp_path, action):
    form = opened(window, action)
    place = form.folder if action == "evidence_pack" else form.out
    place.line.setText(str(tmp_path if action == "evidence_pack" else tmp_path / "out"))
    form.verb.click()
    assert not form.cancel.isEnabled()
    escape(qtbot, form)
    assert form.isVisible()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=30_000)
    assert window.toast.messages[-1].words.startswith("Written: ")
    assert not window.desk.busy


def test_that_escape_takes_no_report_of_an_erasure_away(qtbot, window):
    window.open_child(OVERDUE)
    form = opened(window, "erase_child")
    form.agreed.setChecked(True)
    form.reason.setText("Entered by mistake")
    form.verb.click()
    escape(qtbot, form)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ErasureReport))
    assert OVERDUE not in window.desk.assessments


def test_that_the_desk_locks_once_the_bundle_is_written(qtbot, window, tmp_path):
    lock = Lock(window, lambda: NOW)
    form = opened(window, "lend_desk")
    form.out.line.setText(str(tmp_path / "out"))
    form.verb.click()
    with qtbot.waitSignal(lock.locked, timeout=10_000) as told:
        lock.begin()
    assert window.toast.messages[-1].words == "Written: out.deskbundle"
    assert told.args[1] == ""


def test_that_after_a_failure_escape_closes_it_again(qtbot, window, tmp_path):
    form = opened(window, "give_back")
    form.out.line.setText(str(tmp_path / "out"))
    form.verb.click()
    qtbot.waitUntil(form.cancel.isEnabled)
    assert form.overall.text() == "This desk was not lent, so there is nothing to give back."
    escape(qtbot, form)
    assert QApplication.activeModalWidget() is None
