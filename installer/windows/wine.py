"""Wine: a Windows of its own for a try-out, in a folder, and the desk's programs run in it."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from installer.windows.native import SAME_BYTES, compiler, run

STAND_INS = Path(__file__).parent / "stand_ins"
SCREEN = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x900x24"]
DEBUGGER = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug"


class Ran(NamedTuple):
    """How a program ended; None where it had to be ended."""

    code: int | None
    out: str


class Wine(NamedTuple):
    """One Windows, below `folder`."""

    folder: Path

    @property
    def drive(self) -> Path:
        """Its drive C."""
        return self.folder / "drive_c"

    @property
    def local(self) -> Path:
        """The folder of the user's own programs and data."""
        return next(self.drive.glob("users/*/AppData/Local"))

    def make(self) -> None:
        """A new one, as Windows 10, with the two libraries that it lacks and Windows has."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.run(["wineboot", "--init"], on_screen=True)
        self.run(["wineserver", "--wait"])
        self.run(["wine", "winecfg", "-v", "win10"], on_screen=True)
        # a program that crashes ends, and does not wait for somebody to look at it
        self.run(["wine", "reg", "add", DEBUGGER, "/v", "Auto", "/d", "0", "/f"])
        system = self.drive / "windows" / "system32"
        for source in sorted(STAND_INS.glob("*.c")):
            library = system / f"{source.stem}.dll"
            words = ["-shared", *SAME_BYTES, "-o", str(library), str(source), "-ladvapi32"]
            run(compiler("gcc"), words)

    def run(self, words: Sequence[str], *, on_screen: bool = False, seconds: float = 300.0) -> Ran:
        """Run to its end, or end it after so many seconds. What it says is taken from a pipe."""
        with self.begun(words, on_screen=on_screen) as process:
            try:
                out, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                self.stop()
                process.kill()
                return Ran(None, "")
        return Ran(process.returncode, out)

    def begun(self, words: Sequence[str], *, on_screen: bool = False) -> "subprocess.Popen[str]":
        """Begin it, and do not wait."""
        return subprocess.Popen(
            [*(SCREEN if on_screen else []), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=self._environment(),
        )

    def stop(self) -> None:
        """End whatever runs in it."""
        with suppress(FileNotFoundError):
            subprocess.run(["wineserver", "--kill"], env=self._environment(), check=False)

    def setting(self, key: str, name: str) -> str | None:
        """A value of the registry as text; None where it is not there."""
        found = self.run(["wine", "reg", "query", key, "/v", name, "/reg:64"])
        lines = [line.split(None, 2) for line in found.out.splitlines() if "REG_" in line]
        return lines[0][2].strip() if lines and len(lines[0]) == 3 else None

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "WINEPREFIX": str(self.folder), "WINEDEBUG": "-all"}
