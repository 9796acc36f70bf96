"""What tests of the window share: a real encrypted desk of a small invented team, and its window.

The day is always 20 November 2026, and the clock always says half past nine.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.open import Person, create_desk, open_desk_with_key
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.thread import StoreThread
from tests.command_line import CommandLine
from tests.make import DAY
from tests.make_team import TEAM, team_records

# a machine that is busy with other things is no failure of a rule
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

PASSWORD = "correct horse battery staple"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WHO = Person("manager", "PC-1")


def pytest_configure(config: pytest.Config) -> None:
    """Before Qt makes its application: no screen, and none of what that platform grumbles about."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@dataclass(frozen=True)
class MadeDesk:
    """A desk file with its key, so that opening it again need not stretch the password."""

    path: Path
    key: bytes
    code: str

    def copied_to(self, folder: Path) -> Path:
        """A copy of both files, for one test to change."""
        for file in self.path.parent.glob(f"{self.path.name}*"):
            shutil.copy(file, folder)
        return folder / self.path.name


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeDesk:
    """The small team's desk, made once."""
    path = tmp_path_factory.mktemp("made") / "desk.hfd"
    store, code = create_desk(path, PASSWORD, who=WHO)
    with store:
        store.prefer("team", TEAM)
        store.apply(added("Make the team", *team_records()), at=NOW, who=WHO.user)
        return MadeDesk(path, store.key, code)


@pytest.fixture
def desk_file(made: MadeDesk, tmp_path: Path) -> Path:
    """A test's own copy of the small team's desk, shut."""
    return made.copied_to(tmp_path)


@pytest.fixture
def open_desk_on(qapp, made: MadeDesk) -> Iterator[Callable[[Path], Desk]]:
    """Opens the desk at a path as the window does; all are closed at the end."""
    opened: list[Desk] = []

    def opening(path: Path) -> Desk:
        thread = StoreThread()
        first = thread.open(
            lambda: open_desk_with_key(path, made.key, who=WHO), lambda store: picture(store, DAY)
        )
        opened.append(Desk(thread, first.result(), path=path, who=WHO.user, now=lambda: NOW))
        return opened[-1]

    yield opening
    QThreadPool.globalInstance().waitForDone()
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk_on, desk_file: Path) -> Desk:
    """The small team's desk, open."""
    return open_desk_on(desk_file)


@pytest.fixture
def dressed(qapp):
    """The application in the desk's style, light and at 100 %, as it is left too."""
    from herefordshire_desk.views.look import look
    from herefordshire_desk.views.style import DeskStyle
    from herefordshire_desk.views.tokens import LIGHT

    if not isinstance(qapp.style(), DeskStyle):
        qapp.setStyle(DeskStyle())
    qapp.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    look().wear_preferred({"palette": "light", "text_size": "100"})
    look().wear(LIGHT)
    yield look()
    look().wear_preferred({"palette": "light", "text_size": "100"})


@pytest.fixture
def window(qtbot, dressed, desk: Desk):
    """The small team's window, shown and active, on Today."""
    from herefordshire_desk.views.window import Window

    window = Window(desk)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before its desk is closed


@pytest.fixture
def run(monkeypatch, capsys) -> CommandLine:
    """A command of the command line, done in this process."""
    return CommandLine(monkeypatch, capsys)
