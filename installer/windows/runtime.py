"""The Python that is built in: the embeddable zip of a release, or a trial's borrowed files."""

import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

from installer.windows.bytecode import all_compiled
from installer.windows.native import Tools
from installer.windows.wheels import BuildError, Pin, contents, digest_of

HERE = Path(__file__).parent
PINNED: dict[str, Any] = tomllib.loads((HERE / "runtime.toml").read_text(encoding="utf-8"))
LIBRARY = "python311.zip"
FORWARDER = "python3.dll"
PAPERS = "LICENSE.txt"


class Runtime(NamedTuple):
    """`files` stand beside the program; `library` is Python's own, compiled, by its paths."""

    files: dict[str, bytes]
    library: dict[str, bytes]
    licence: bytes
    python: str
    is_trial: bool


def release_runtime(archive: Path, rules: Mapping[str, Any]) -> Runtime:
    """From the embeddable zip. Raises BuildError for any bytes but those that are pinned."""
    pinned = PINNED["release"]
    if not archive.exists() or digest_of(archive) != pinned["sha256"]:
        raise BuildError(
            f"{archive.name} is not the {pinned['file']} that is pinned. A release takes no other: "
            "see installer/windows/runtime.toml."
        )
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
        with zipfile.ZipFile(opened.open(LIBRARY)) as library:
            modules = {name: library.read(name) for name in library.namelist()}
    return _runtime(files, modules, rules, pinned["python"], is_trial=False)


def trial_pin() -> Pin:
    """The wheel that a trial borrows from."""
    pinned = PINNED["trial"]
    return Pin(pinned["package"], pinned["version"], pinned["sha256"])


def trial_runtime(wheel: Path, rules: Mapping[str, Any], tools: Tools) -> Runtime:
    """From the wheel, this Python's own library, and a python3.dll made here."""
    pinned = PINNED["trial"]
    require_same_python(rules["version"])
    folder = f"{pinned['folder']}/"
    borrowed = {
        name.removeprefix(folder): data
        for name, data in contents(wheel).items()
        if name.startswith(folder)
    }
    borrowed[FORWARDER] = tools.forwarder(borrowed["python311.dll"], "python311")
    own = Path(sysconfig.get_path("stdlib"))
    borrowed[PAPERS] = (own / PAPERS).read_bytes()
    return _runtime(borrowed, library_of(own, rules), rules, pinned["python"], is_trial=True)


def require_same_python(version: str) -> None:
    """What is compiled here must be what is read there. Raises BuildError."""
    if f"{sys.version_info[0]}.{sys.version_info[1]}" != version:
        raise BuildError(f"Build with Python {version}: the desk is installed with that one.")


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Whether any of the patterns is of that path; `*` stands for anything, slashes too."""
    return any(fnmatch(name, pattern) for pattern in patterns)


def library_of(folder: Path, rules: Mapping[str, Any]) -> dict[str, bytes]:
    """Python's own library, compiled. Only what ships is read: among tests are broken files."""
    sources = {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*.py"))
        if not matches(file.relative_to(folder).as_posix(), rules["drop_from_library"])
    }
    return all_compiled({name: file.read_bytes() for name, file in sources.items()})


def _runtime(
    files: Mapping[str, bytes],
    modules: Mapping[str, bytes],
    rules: Mapping[str, Any],
    python: str,
    *,
    is_trial: bool,
) -> Runtime:
    missing = [name for name in rules["keep"] if name not in files]
    if missing:
        raise BuildError(f"This Python lacks {', '.join(missing)}.")
    dropped = rules["drop_from_library"]
    return Runtime(
        files={name: files[name] for name in rules["keep"] if name != PAPERS},
        library={name: data for name, data in modules.items() if not matches(name, dropped)},
        licence=files[PAPERS],
        python=python,
        is_trial=is_trial,
    )
