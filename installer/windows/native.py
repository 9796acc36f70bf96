"""What is compiled from C: the two programs that start the desk, and a trial's python3.dll."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from installer.windows.pe import Pe
from installer.windows.wheels import BuildError

HERE = Path(__file__).parent
PREFIX = "x86_64-w64-mingw32-"
SAME_BYTES = ["-s", "-Wl,--no-insert-timestamp"]
SAME_PLACE = "-Wl,--disable-auto-image-base"  # else it hangs on the name of the folder
OWN_NAMES = os.name == "nt"  # a compiler of Windows itself may go by its plain name
WINDOW, CONSOLE = "herefordshire-desk-window.exe", "herefordshire-desk.exe"
ENTRY = "int __stdcall start(void *library, int why, void *rest) { return 1; }\n"


def compiler(name: str) -> str:
    """The program of that name that builds for 64-bit Windows."""
    full = f"{PREFIX}{name}"
    return name if OWN_NAMES and shutil.which(full) is None else full


class Tools(NamedTuple):
    """The compilers, and a folder with the icon, and for what they leave behind."""

    work: Path

    def programs(self, version: str, python_dll: str) -> dict[str, bytes]:
        """The program for a window and the one for a terminal, by their names."""
        resources = self._resources(version)
        made = {}
        for name, flags in ((WINDOW, ["-mwindows", "-DWINDOW"]), (CONSOLE, ["-mconsole"])):
            out = self.work / name
            run(
                compiler("gcc"),
                [*flags, f'-DPYTHON_DLL=L"{python_dll}"', "-DUNICODE", "-municode", "-Os", "-Wall"],
                ["-Werror", "-static-libgcc", *SAME_BYTES, "-o", str(out)],
                [str(HERE / "launcher.c"), str(resources), "-lshell32"],
            )
            made[name] = out.read_bytes()
        return made

    def forwarder(self, library: bytes, stem: str) -> bytes:
        """A python3.dll, each of whose names leads to the same one of `stem`.dll."""
        names = [f"  {name}={stem}.{name}" + " DATA" * data for name, data in Pe(library).exports]
        table, entry = self.work / "python3.def", self.work / "python3.c"
        table.write_text("\n".join(["LIBRARY python3", "EXPORTS", *names, ""]), encoding="ascii")
        entry.write_text(ENTRY, encoding="ascii")
        out = self.work / "python3.dll"
        flags = ["-shared", "-nostdlib", "-Wl,-e,start", SAME_PLACE, *SAME_BYTES]
        run(compiler("gcc"), flags, ["-o", str(out), str(entry), str(table)])
        return out.read_bytes()

    def _resources(self, version: str) -> Path:
        """Icon, manifest and version details, which Windows shows in a file's properties."""
        out = self.work / "launcher.o"
        numbers = ",".join([*version.split("."), "0"][:4])
        words = [f"-DVERSION={version}", f"-DNUMBERS={numbers}", f"-I{self.work}", f"-I{HERE}"]
        run(compiler("windres"), words, ["-i", str(HERE / "launcher.rc"), "-o", str(out)])
        return out


def run(program: str, *words: Sequence[str], where: Path | None = None) -> str:
    """What it said. Raises BuildError, with all of that, where it fails or is not there."""
    command = [program, *(word for some in words for word in some)]
    try:
        done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BuildError(f"{program} is not installed.") from None
    if done.returncode:
        raise BuildError(f"{program} failed.\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout
