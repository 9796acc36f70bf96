"""The system says that the computer is locked: a stand-in for Windows, a real bus on Linux."""

import shutil
import subprocess
import sys

import pytest

from herefordshire_desk.views.session import POWER, SESSION_CHANGE, Session

ON_A_BUS = """
import subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from herefordshire_desk.views.session import Session

app = QApplication(sys.argv)
window = QWidget()
session = Session(window)
session.locked.connect(lambda: print("locked", flush=True))

def say(active):
    subprocess.run(
        ["gdbus", "emit", "--session", "--object-path", "/org/freedesktop/ScreenSaver",
         "--signal", "org.freedesktop.ScreenSaver.ActiveChanged", active],
        check=True,
    )

session.locked.connect(app.quit)
QTimer.singleShot(0, lambda: (say("false"), say("true")))
QTimer.singleShot(20_000, lambda: app.exit(1))
sys.exit(app.exec())
"""


@pytest.fixture
def session(window):
    """Hears what the tests say, and counts."""
    session = Session(window)
    session.told = []
    session.locked.connect(lambda: session.told.append(1))
    return session


@pytest.mark.parametrize(
    ("message", "value", "locks"),
    [
        pytest.param(SESSION_CHANGE, 0x7, 1, id="the_computer_is_locked"),
        pytest.param(SESSION_CHANGE, 0x8, 0, id="it_is_unlocked"),
        pytest.param(SESSION_CHANGE, 0x4, 1, id="a_remote_session_is_left"),
        pytest.param(SESSION_CHANGE, 0x2, 1, id="another_person_signs_in"),
        pytest.param(SESSION_CHANGE, 0x1, 0, id="it_is_come_back_to"),
        pytest.param(POWER, 0x4, 1, id="it_goes_to_sleep"),
        pytest.param(POWER, 0x7, 0, id="it_wakes"),
        pytest.param(0x0113, 0x7, 0, id="something_else"),
    ],
)
def test_that_a_message_of_windows_locks_or_does_not(session, message, value, locks):
    session.heard(message, value)
    assert len(session.told) == locks


def test_that_only_a_screen_saver_that_begins_locks(session):
    session.saver(False)
    assert session.told == []
    session.saver(True)
    assert session.told == [1]


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-run-session") or not shutil.which("gdbus"),
    reason="there is no session bus to say it on",
)
def test_that_a_linux_desktop_that_locks_is_heard_on_a_real_bus():
    words = ["dbus-run-session", "--", sys.executable, "-c", ON_A_BUS]
    ran = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.split()) == (0, ["locked"]), ran.stderr
