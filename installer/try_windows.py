"""Tries the Windows setup under wine: `python -m installer.try_windows`, after build_windows.

Installed, started, tested, upgraded and removed: a line for each, passed or failed. Wine is not
Windows: README says what only Windows can show.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from herefordshire_desk import __version__
from installer.build_windows import BUILD, DRAWING, NEEDED, install_missing
from installer.windows.icon import draw_art
from installer.windows.payload import PACKAGE, ROOT
from installer.windows.setup_program import TARGETS, Setup, build_setup
from installer.windows.trial import PASSWORD, Trial, asked_here
from installer.windows.trial_parts import DAY, LEFT_OVER, PARTS
from installer.windows.wheels import BuildError
from installer.windows.wine import Wine

WORK = BUILD / "try"
PRACTICE = ROOT / "tests" / "practice"
BEFORE = "0.0.9"
TOOLS = {
    **NEEDED,
    "wine": "wine",
    "wineserver": "wine64",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "osslsigncode": "osslsigncode",
}


def main(arguments: Sequence[str]) -> int:
    """The exit code is 0 only if everything passed."""
    wanted = _parser().parse_args(arguments)
    try:
        install_missing(TOOLS)
        trial = prepared(wanted.setup, wanted.version)
    except BuildError as reason:
        print(reason, file=sys.stderr)
        return 1
    try:
        failed = [name for name, part in PARTS.items() if not passed(name, part, trial)]
    finally:
        trial.wine.stop()
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0


def passed(name: str, part: Callable[[Trial], str], trial: Trial) -> bool:
    """Whether it did; the line of the table is printed."""
    began = monotonic()
    try:
        found, mark = part(trial), "pass"
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong is what is asked for
        found, mark = f"{type(fault).__name__}: {fault}", "FAIL"
    print(f"| {name} | {mark} | {monotonic() - began:.1f} s | {found} |", flush=True)
    return mark == "pass"


def prepared(setup: Path | None, version: str) -> Trial:
    """What is tried, the version before it, and a desk of the practice children."""
    found = [setup] if setup else sorted((BUILD / "windows").glob(f"*-{version}*-setup.exe"))
    payload = BUILD / "windows" / f"payload-{version}"
    if len(found) != 1 or not found[0].exists() or not payload.exists():
        raise BuildError(f"There is no one setup of version {version}: build it first, or name it.")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    return Trial(
        setup=found[0],
        before=_version_before(payload),
        payload=payload,
        wine=Wine(WORK / "wine"),
        desk=_practice_desk(),
        answers=PRACTICE / f"flags_{DAY}.json",
        signed=WORK / "signed-setup.exe",
        version=version,
        version_before=BEFORE,
    )


def _version_before(payload: Path) -> Path:
    """The same, with a file more, which the version that is tried no longer has."""
    folder = WORK / "payload-before"
    shutil.copytree(payload, folder)
    (folder / LEFT_OVER).write_bytes(b"of the version before")
    draw_art(DRAWING, WORK)
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    before = Setup(
        version=BEFORE,
        payload=folder,
        out=WORK / "before-setup.exe",
        art=WORK,
        is_trial=True,
        quick=True,
        target=TARGETS[os.name],
    )
    return build_setup(before, files, WORK)


def _practice_desk() -> Path:
    """Made here: what wine lacks keeps a new desk from being made there."""
    desk, password = WORK / "desk.hfd", WORK / "password.txt"
    password.write_text(f"{PASSWORD}\n", encoding="utf-8")
    words = ["--desk", str(desk), "--password-file", str(password), "--extract-date", DAY]
    if asked_here(["import", str(PRACTICE), *words]):
        raise BuildError(f"{PACKAGE} could not import the practice children.")
    return desk


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("setup", type=Path, nargs="?", help="the one in build/windows")
    parser.add_argument("--version", default=__version__, help="which is tried")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
