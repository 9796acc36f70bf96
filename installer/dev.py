"""Sets up all that the desk needs, then shows it, runs it or tests it.

    python3 installer/dev.py demo   an invented team, to look around in
    python3 installer/dev.py run    the window on your own desk
    python3 installer/dev.py test   every check, then the tests
    python3 installer/dev.py reliability   kills, power cuts, disk errors and damage at full
                                           size: one table of figures, in some minutes
    python3 installer/dev.py build-windows --trial   the Windows setup, in build/windows
    python3 installer/dev.py try-windows   that setup under wine: one line for each part
    python3 installer/dev.py build-linux   the Linux copy, in build/linux

Further arguments are passed on: `demo --no-window --folder out`, `test -k visits`.
"""
# Standard library only, and readable by Python 3.8, so that an older one can say what is needed.

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up.txt"  # written last: a .venv without it was never finished
CONSTRAINTS = ROOT / "installer" / "constraints.txt"
QT_LIBRARIES = ROOT / "installer" / "qt_libraries.txt"
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
READING = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
ELSEWHERE = {  # what other modules do, once everything is set up
    "reliability": "tests.reliability",
    "build-windows": "installer.build_windows",
    "try-windows": "installer.try_windows",
    "build-linux": "installer.build_linux",
}
AT_ONCE = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")  # a process to a processor
PYTHON_VERSIONS = ((3, 13), (3, 12), (3, 11))


class SetUpError(Exception):
    """Something only the reader can put right; the text says what."""


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code: the desk's own, or for `test` 1 where anything failed."""
    command, rest = (arguments[0] if arguments else ""), arguments[1:]
    if command not in ("demo", "run", "test", *ELSEWHERE):
        print(__doc__)
        return 0 if command in ("-h", "--help") else 2
    try:
        set_up(for_tests=command in ("test", "reliability"))
    except SetUpError as reason:
        print(reason, file=sys.stderr)
        return 1
    if command == "test":
        return test(rest)
    if command in ELSEWHERE:
        return subprocess.call([str(PYTHON), "-m", ELSEWHERE[command], *rest], cwd=ROOT)
    words = ["demo"] if command == "demo" else []
    return subprocess.call([str(PYTHON), "-m", "herefordshire_desk", *words, *rest])


def test(pytest_arguments: Sequence[str]) -> int:
    """Runs every check even after one fails; pytest is last, so its summary is what is read."""
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format --check": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "lint-imports": ["lint-imports", "--no-logo"],
    }
    failed = [name for name, command in checks.items() if run_step(name, command)]
    if failed:
        print(f"\nNot right yet: {', '.join(failed)}.", flush=True)
    pytest = ["pytest", *AT_ONCE, *pytest_arguments]
    return 1 if run_step("pytest", pytest) or failed else 0


def run_step(name: str, command: Sequence[str]) -> int:
    """Names the step and runs it from the project's folder, with no window. Its exit code."""
    print(f"\n== {name}", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([str(PROGRAMS / command[0]), *command[1:]], cwd=ROOT, env=environment)


def set_up(*, for_tests: bool) -> None:
    """Brings system libraries and `.venv` to what the project asks for, if they are not there."""
    python, version = find_python()
    install_system_packages(python, version, for_tests=for_tests)
    wanted = stamp(version, [ROOT / "pyproject.toml", CONSTRAINTS], for_tests=for_tests)
    recorded = STAMP.read_text(encoding="utf-8") if STAMP.exists() and PYTHON.exists() else ""
    needed = what_is_needed(recorded, wanted)
    if needed == "nothing":
        return
    if needed == "everything":
        print(f"Making .venv with Python {version}", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        quietly([*python, "-m", "venv", str(VENV)], "The folder .venv could not be made.")
    else:
        STAMP.unlink()
    install_packages("[test]" if for_tests else "")
    STAMP.write_text(wanted, encoding="utf-8")


def stamp(version: str, made_from: Iterable[Path], *, for_tests: bool) -> str:
    """What a finished `.venv` says of itself: Python, a digest of what it was made from, extra."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_from)).hexdigest()
    return f"{version} {digest} {'test' if for_tests else 'run'}"


def what_is_needed(recorded: str, wanted: str) -> str:
    """Says "nothing", "packages", or "everything" for a `.venv` unfinished or of another Python.

    A `.venv` set up for tests also runs the desk.
    """
    if recorded.split()[:1] != wanted.split()[:1]:
        return "everything"
    same_for_tests = f"{wanted.rpartition(' ')[0]} test"
    return "nothing" if recorded in (wanted, same_for_tests) else "packages"


def install_packages(extra: str) -> None:
    """Puts the project and its pinned packages into `.venv`."""
    print("Installing packages (a minute or two the first time)", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    packages = ["--constraint", str(CONSTRAINTS), "--editable", f"{ROOT}{extra}"]
    quietly([*pip, *packages], "The packages could not be installed.")


def find_python() -> tuple[list[str], str]:
    """A Python that fits, as a command, and its version: this one, else the newest on PATH."""
    if sys.version_info[:2] in PYTHON_VERSIONS:
        return [this_python()], "{}.{}".format(*sys.version_info)
    for major, minor in PYTHON_VERSIONS:
        version = f"{major}.{minor}"
        for command in ([f"python{version}"], ["py", f"-{version}"]):
            if can_run(command, f"import sys; assert sys.version_info[:2] == ({major}, {minor})"):
                return command, version
    raise SetUpError(
        "The desk needs Python 3.11, 3.12 or 3.13. This is {}.{}, and none of those is on the "
        "PATH: install one, then try again.".format(*sys.version_info)
    )


def this_python() -> str:
    """The running Python; in an environment the one it was made from, as `.venv` may be remade."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    name = "python.exe" if os.name == "nt" else "bin/python{}.{}".format(*sys.version_info)
    return str(Path(sys.base_prefix) / name)


def can_run(python: Sequence[str], code: str) -> bool:
    """Whether that Python is there and runs the code to its end."""
    if shutil.which(python[0]) is None:
        return False
    return subprocess.run([*python, "-c", code], capture_output=True, check=False).returncode == 0


def install_system_packages(python: Sequence[str], version: str, *, for_tests: bool) -> None:
    """Has apt install what is missing, or says what it is; only without venv is there no way on."""
    missing = [] if can_run(python, "import ensurepip, venv") else [f"python{version}-venv"]
    if sys.platform == "linux":
        missing += missing_for_qt(qt_libraries(), known_libraries(), fonts=has_fonts())
        missing += missing_for_reading() if for_tests else []
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        apt(install)
    else:
        print(f"Not found here. With apt: sudo {' '.join(install)}", flush=True)
    if not can_run(python, "import ensurepip, venv"):
        raise SetUpError(f"Python {version} cannot make .venv: its venv part is not installed.")


def apt(install: Sequence[str]) -> None:
    """Says so where apt fails, and goes on: the desk may run all the same."""
    print("Installing system libraries", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"This did not work: {' '.join(command)}\n{done.stderr}", file=sys.stderr)


def qt_libraries() -> dict[str, str]:
    """What Qt is linked to, each with the package of Debian and Ubuntu that holds it."""
    lines = QT_LIBRARIES.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def missing_for_qt(needed: Mapping[str, str], known: set[str] | None, *, fonts: bool) -> list[str]:
    """The packages of libraries not `known`, and of a font. None `known` is no telling: none."""
    absent = set() if known is None else needed.keys() - known
    return sorted(needed[library] for library in absent) + ([] if fonts else [FONT_PACKAGE])


def missing_for_reading() -> list[str]:
    """The packages of a screen reader's session, which one test holds and else is skipped."""
    packages = [package for program, package in READING.items() if shutil.which(program) is None]
    reads = can_run(["/usr/bin/python3"], "import pyatspi")
    return packages if reads else [*packages, "python3-pyatspi"]


def known_libraries() -> set[str] | None:
    """Names of the shared libraries the loader finds, or None where it cannot be asked."""
    ldconfig = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if ldconfig is None:
        return None
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return library_names(listing) or None


def library_names(listing: str) -> set[str]:
    """The names in what `ldconfig -p` prints."""
    return {line.split()[0] for line in listing.splitlines() if "=>" in line}


def has_fonts() -> bool:
    """Whether there is any font for Qt to draw text with."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(any(folder.rglob("*.[ot]tf")) for folder in folders)


def quietly(command: Sequence[str], failure: str) -> None:
    """Runs it without a word; raises where it fails, with `failure` and all it had to say."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetUpError(f"{failure}\n{done.stdout}{done.stderr}".rstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
