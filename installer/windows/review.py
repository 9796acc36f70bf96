"""Review: whether a payload is whole, and holds nothing that it should not."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

from installer.windows.native import CONSOLE, WINDOW
from installer.windows.pe import Pe, is_pe

WINDOWS = Path(__file__).parent / "windows_libraries.txt"
UNWANTED = (  # tests, tools of whoever writes programs, and what they build with
    "*/tests/*", "*/test/*", "*/examples/*", "*/conftest.py*", "*.h", "*.lib", "*.pdb", "*.pyi",
    "*.py", "*/Qt6Test*", "*/QtTest*", "*/Qt6Qml*", "*/Qt6Quick*", "*/Qt6Designer*",
    "*/Qt6Network*", "*/QtNetwork*", "*/plugins/tls/*", "*_ssl.pyd", "libssl*", "*/pip/*",
)  # fmt: skip


def known_libraries(text: str) -> list[str]:
    """The patterns of Windows' own libraries, in small letters."""
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return [line for line in lines if line]


def faults_of(payload: Mapping[str, bytes], own: Iterable[str]) -> list[str]:
    """Everything wrong with it, a line each; `own` are patterns of what Windows itself has."""
    patterns = list(own)
    return [
        *_missing_libraries(payload, patterns),
        *_in_windows_place(payload, patterns),
        *(f"{path} should not ship." for path in payload if _is_unwanted(path)),
        *_programs(payload),
    ]


def libraries_asked(payload: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Each library that anything imports, with the files that do."""
    asked: dict[str, list[str]] = {}
    for path, data in payload.items():
        for library in sorted(Pe(data).imports()) if is_pe(path) else ():
            asked.setdefault(library, []).append(path)
    return asked


def _missing_libraries(payload: Mapping[str, bytes], own: list[str]) -> Iterator[str]:
    here = {path.rpartition("/")[2].lower() for path in payload}
    for library, users in libraries_asked(payload).items():
        if library not in here and not _is_known(library, own):
            yield f"{library} is not here, and not Windows' own: {', '.join(users[:3])} ask for it."


def _in_windows_place(payload: Mapping[str, bytes], own: list[str]) -> Iterator[str]:
    """What stands in for a part of Windows in a try-out must never be installed."""
    for path in payload:
        if is_pe(path) and _is_known(path.rpartition("/")[2].lower(), own):
            yield f"{path} bears the name of a library of Windows' own."


def _programs(payload: Mapping[str, bytes]) -> Iterator[str]:
    programs = {path for path in payload if path.lower().endswith(".exe")}
    for path in sorted(programs ^ {CONSOLE, WINDOW}):
        yield f"{path} is a program of no use here, or one that is missing."


def _is_unwanted(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in UNWANTED)


def _is_known(library: str, own: list[str]) -> bool:
    return any(fnmatch(library, pattern) for pattern in own)
