"""Wheels: fetched by pip from wherever it is set up to look, and taken only by their digests.

A list has a line for each: `name==version --hash=sha256:digest`. It names no host.
"""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

LINE = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+) --hash=sha256:(?P<digest>[0-9a-f]{64})")


class BuildError(Exception):
    """Why there can be no build, in words."""


class Pin(NamedTuple):
    """One wheel, and nothing else that bears its name."""

    name: str
    version: str
    digest: str


def read_pins(text: str) -> list[Pin]:
    """The pins of a list, in its order. Raises BuildError where a line is anything else."""
    pins = []
    for line in filter(None, (line.partition("#")[0].strip() for line in text.splitlines())):
        found = LINE.fullmatch(line)
        if found is None:
            raise BuildError(f"This line pins no wheel: {line}")
        pins.append(Pin(**found.groupdict()))
    return pins


def as_lines(pins: Iterable[Pin]) -> str:
    """The list of these pins, as `read_pins` reads it."""
    return "".join(f"{pin.name}=={pin.version} --hash=sha256:{pin.digest}\n" for pin in pins)


def fetch(pin_file: Path, folder: Path, *, platform: str | None, python: str) -> dict[str, Path]:
    """The wheel of each pin, by the pin's name. What is in the folder already is not fetched.

    `platform` is pip's name of another one than this. Raises BuildError.
    """
    pins = read_pins(pin_file.read_text(encoding="utf-8"))
    found = matching(pins, folder)
    if len(found) < len(pins):
        folder.mkdir(parents=True, exist_ok=True)
        _download(["--require-hashes", "--requirement", str(pin_file)], folder, platform, python)
        found = matching(pins, folder)
    missing = [pin.name for pin in pins if pin.name not in found]
    if missing:
        raise BuildError(f"No wheel has the digest that is pinned: {', '.join(missing)}.")
    return found


def matching(pins: Iterable[Pin], folder: Path) -> dict[str, Path]:
    """Those of the folder's wheels whose bytes are pinned, by the pin's name."""
    by_digest = {digest_of(wheel): wheel for wheel in sorted(folder.glob("*.whl"))}
    return {pin.name: by_digest[pin.digest] for pin in pins if pin.digest in by_digest}


def write_pins(
    pin_file: Path, constraints: Path, folder: Path, *, platform: str | None, python: str
) -> None:
    """Write a list again, in the versions of the constraints; its notes stay. Raises BuildError."""
    text = pin_file.read_text(encoding="utf-8")
    notes = [line for line in text.splitlines(keepends=True) if line.startswith("#")]
    versions = read_versions(constraints.read_text(encoding="utf-8"))
    again = pin_again(read_pins(text), versions, folder, platform=platform, python=python)
    pin_file.write_text("".join(notes) + as_lines(again), encoding="utf-8")


def pin_again(
    pins: Iterable[Pin],
    versions: Mapping[str, str],
    folder: Path,
    *,
    platform: str | None,
    python: str,
) -> list[Pin]:
    """The same packages in the versions given (by their plain names), with their wheels' digests.

    A package without a version there keeps its own. Whoever calls it looks at what has changed.
    """
    wanted = {pin.name: versions.get(plain(pin.name), pin.version) for pin in pins}
    folder.mkdir(parents=True, exist_ok=True)
    words = [f"{name}=={version}" for name, version in wanted.items()]
    _download(words, folder, platform, python)
    by_name = {tuple(wheel.name.split("-")[:2]): wheel for wheel in folder.glob("*.whl")}
    found = {(plain(name), version): wheel for (name, version), wheel in by_name.items()}
    return [
        Pin(name, version, digest_of(found[plain(name), version]))
        for name, version in wanted.items()
    ]


def read_versions(constraints: str) -> dict[str, str]:
    """The versions of a list of constraints, by plain names."""
    lines = (line.partition("#")[0].strip() for line in constraints.splitlines())
    pairs = (line.split("==") for line in lines if line)
    return {plain(name): version for name, version in pairs}


def plain(name: str) -> str:
    """A package's name as it is compared: `PySide6_Essentials` is `pyside6-essentials`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def contents(wheel: Path) -> dict[str, bytes]:
    """Every file of a wheel by its path within."""
    with zipfile.ZipFile(wheel) as archive:
        return {
            each.filename: archive.read(each) for each in archive.infolist() if not each.is_dir()
        }


def digest_of(file: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(file.read_bytes()).hexdigest()


def _download(what: list[str], folder: Path, platform: str | None, python: str) -> None:
    """Wheels only, and none but those named: a dependency not on the list is not wanted."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    command += ["--no-deps", "--only-binary=:all:", "--dest", str(folder)]
    if platform:
        command += ["--platform", platform, "--implementation", "cp", "--python-version", python]
    done = subprocess.run([*command, *what], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"pip could not fetch what is pinned.\n{done.stderr.strip()}")
