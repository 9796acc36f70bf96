"""A try-out under wine: what is tried, where, and the deeds that its parts are made of."""

import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from herefordshire_desk.cli import run as desk_command
from installer.windows.expecting import expect, expect_code, wait_until
from installer.windows.native import WINDOW
from installer.windows.wine import Wine

PASSWORD = "four words of practice"  # noqa: S105 - of invented children
ID = "HerefordshireDesk"
UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{ID}"
SECRET = "password.txt"  # noqa: S105 - the name of a file


class Trial(NamedTuple):
    """The setup that is tried, the one of the version before, and where; answers of the desk."""

    setup: Path
    before: Path
    payload: Path
    wine: Wine
    desk: Path
    answers: Path
    signed: Path
    version: str
    version_before: str

    @property
    def folder(self) -> Path:
        """Where it is installed for one user."""
        return self.wine.local / "Programs" / ID

    @property
    def data(self) -> Path:
        """Where the manager's own desk lies."""
        return self.wine.local / ID

    def desk_words(self) -> list[str]:
        """The manager's desk and its password, as its programs are told of them."""
        place = self.drive_c(self.data)
        file, password = f"{place}\\{self.desk.name}", f"{place}\\{SECRET}"
        return ["--desk", file, "--password-file", password]

    def drive_c(self, path: Path) -> str:
        """The path as programs of Windows know it."""
        return "C:\\" + str(path.relative_to(self.wine.drive)).replace("/", "\\")

    def begin_window(self) -> "subprocess.Popen[str]":
        """It is open once it has written beside the desk that it has it."""
        words = ["wine", str(self.folder / WINDOW), *self.desk_words()]
        window = self.wine.begun(words, on_screen=True)
        wait_until((self.data / f"{self.desk.name}.open").exists, "The window did not open.")
        return window

    def tried(self, program: Path) -> str:
        """What an installed copy says when it has tried itself. Raises Failed."""
        ran = self.wine.run(["wine", str(program), "--self-test"])
        expect_code(ran, 0)
        passed = sum(line.startswith("passed: ") for line in ran.out.splitlines())
        last = next(line for line in ran.out.splitlines() if line.startswith("Everything works"))
        return f"{passed} parts passed. {last}"

    def remove(self, folder: Path) -> None:
        """The uninstaller goes on as a copy of itself: it is done when the program is gone."""
        expect_code(self.wine.run(["wine", str(folder / "uninstall.exe"), "/S"]), 0)
        wait_until(lambda: not (folder / "uninstall.exe").exists(), "It was not removed.")

    def shown(self, root: str, version: str) -> str:
        """Windows lists it as that version. Raises Failed."""
        shown = self.wine.setting(rf"{root}\{UNINSTALL}", "DisplayVersion")
        expect(shown == version, f"Listed as version {shown}, not {version}.")
        return f"version {version} in {root}"

    def links(self) -> list[Path]:
        """What of it is in the Start menu."""
        return list(self.wine.drive.glob("users/*/AppData/Roaming/**/Herefordshire desk*.lnk"))


def asked_here(words: list[str]) -> int:
    """The exit code of a command of the desk, run here and not under wine, and not heard."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return desk_command(words)
