"""The setup program: NSIS is given a list of every file, so that nothing else is ever deleted."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from installer.windows.native import run
from installer.windows.signing import Certificate, signs_in_place

SCRIPT = Path(__file__).parent / "setup.nsi"
TARGETS = {"posix": "amd64-unicode", "nt": "x86-unicode"}  # what NSIS has there


class Setup(NamedTuple):
    """What is built, from which folder and to which file; `art` has its icon and picture."""

    version: str
    payload: Path
    out: Path
    art: Path
    is_trial: bool
    quick: bool
    target: str
    certificate: Certificate | None = None


def file_list(paths: Iterable[str]) -> str:
    """Two macros for the script: one that puts every file in its place, one that removes it."""
    files = sorted(paths)
    lines = ["!macro PutFiles", *_put(files), "!macroend", ""]
    lines += ["!macro RemoveFiles", *(f'  Delete "{_place(path)}"' for path in files)]
    lines += [f'  RMDir "{_place(folder)}"' for folder in folders_of(files)]
    return "\n".join([*lines, "!macroend", ""])


def folders_of(paths: Iterable[str]) -> list[str]:
    """Every folder they stand in, the innermost first: each is empty when its turn comes."""
    folders = {str(folder) for path in paths for folder in PurePosixPath(path).parents}
    return sorted(folders - {"."}, key=lambda folder: (-folder.count("/"), folder))


def build_setup(setup: Setup, paths: Iterable[str], work: Path) -> Path:
    """Have NSIS make it. Raises BuildError."""
    files = work / "files.nsh"
    files.write_text(file_list(paths), encoding="utf-8")
    size = sum(file.stat().st_size for file in setup.payload.rglob("*") if file.is_file())
    values = {
        "VERSION": setup.version,
        "PAYLOAD": setup.payload,
        "FILES": files,
        "ART": setup.art,
        "OUT": setup.out,
        "KILOBYTES": size // 1024,
        "TARGET": setup.target,
        **({"TRIAL": 1} if setup.is_trial else {}),
        **({"QUICK": 1} if setup.quick else {}),
        **({"SIGN": signs_in_place(setup.certificate)} if setup.certificate else {}),
    }
    setup.out.parent.mkdir(parents=True, exist_ok=True)
    run(
        "makensis",
        ["-V2", "-WX", *(f"-D{name}={value}" for name, value in values.items())],
        [str(SCRIPT)],
    )
    return setup.out


def _put(files: Iterable[str]) -> Iterator[str]:
    at = None
    for path in files:
        folder = path.rpartition("/")[0]
        if folder != at:
            at = folder
            yield f'  SetOutPath "{_place(folder)}"'
        yield f'  File "{_source(path)}"'


def _place(path: str) -> str:
    """Where it is installed."""
    return "\\".join(["$INSTDIR", *_escaped(path).split("/")]).rstrip("\\")


def _source(path: str) -> str:
    """Where NSIS finds it, in the words of the system that builds."""
    return os.sep.join(["${PAYLOAD}", *_escaped(path).split("/")])


def _escaped(path: str) -> str:
    return path.replace("$", "$$")
