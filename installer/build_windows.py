"""Builds the Windows setup on Linux or Windows: `python -m installer.build_windows --trial`.

A release is given the Python that it builds in: `--runtime python-3.11.9-embed-amd64.zip`.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from herefordshire_desk import __version__
from installer.dev import apt
from installer.windows.icon import draw_art
from installer.windows.manifest import NAME, manifest_of, written
from installer.windows.msi import build_msi
from installer.windows.native import Tools, compiler
from installer.windows.payload import ROOT, Rules, payload, read_rules, readme
from installer.windows.review import WINDOWS, faults_of, known_libraries
from installer.windows.runtime import (
    Runtime,
    release_runtime,
    require_same_python,
    trial_pin,
    trial_runtime,
)
from installer.windows.setup_program import TARGETS, Setup, build_setup
from installer.windows.signing import Certificate, signed_file, signed_payload
from installer.windows.wheels import BuildError, as_lines, fetch, write_pins

BUILD = ROOT / "build"
DRAWING = ROOT / "resources" / "icons" / "app.svg"
DOWNLOADS = BUILD / "downloads"
PINS = ROOT / "installer" / "requirements-windows.txt"
CONSTRAINTS = ROOT / "installer" / "constraints.txt"
PLATFORM = "win_amd64"
NEEDED = {
    "makensis": "nsis",
    compiler("gcc"): "gcc-mingw-w64-x86-64-win32",
    compiler("windres"): "binutils-mingw-w64-x86-64",
}


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code; what went wrong is said in words."""
    wanted = _parser().parse_args(arguments)
    try:
        if wanted.pin:
            python = read_rules().python["version"]
            write_pins(PINS, CONSTRAINTS, DOWNLOADS, platform=PLATFORM, python=python)
        else:
            build(wanted)
    except BuildError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def build(wanted: argparse.Namespace) -> Path:
    """The setup, with a line for each step and how long it took. Raises BuildError."""
    began, rules, place = monotonic(), read_rules(), wanted.out.resolve()
    install_missing(needed_for(wanted))
    require_same_python(rules.python["version"])
    with tempfile.TemporaryDirectory(prefix="herefordshire-desk-build-") as work:
        tools = Tools(Path(work))
        runtime = runtime_for(wanted, rules, tools)
        folder = place / f"payload-{wanted.version}"
        shutil.rmtree(folder, ignore_errors=True)
        files = made_payload(rules, runtime, tools, wanted.version)
        files = signed_payload(files, certificate_in(wanted), Path(work))
        files[NAME] = manifest_of(files)
        size = written(files, folder)
        _say(f"payload: {len(files):,} files, {size / 1e6:.1f} MB", began)
        name = f"herefordshire-desk-{wanted.version}{'-trial' * runtime.is_trial}-setup.exe"
        setup = Setup(
            version=wanted.version,
            payload=folder,
            out=place / name,
            art=Path(work),
            is_trial=runtime.is_trial,
            quick=wanted.quick,
            target=TARGETS[os.name],
            certificate=certificate_in(wanted),
        )
        makers = [build_setup, build_msi] if wanted.msi else [build_setup]
        for make in makers:
            out = signed_file(make(setup, files, Path(work)), certificate_in(wanted))
            _say(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB", began)
    return setup.out


def made_payload(rules: Rules, runtime: Runtime, tools: Tools, version: str) -> dict[str, bytes]:
    """Every file of it, looked over. Raises BuildError where anything is wrong with it."""
    wheels = fetch(PINS, DOWNLOADS, platform=PLATFORM, python=rules.python["version"])
    draw_art(DRAWING, tools.work)
    files = payload(rules, runtime, wheels, tools.programs(version, "python311.dll"))
    files["README.txt"] = readme(version, is_trial=runtime.is_trial)
    faults = faults_of(files, known_libraries(WINDOWS.read_text(encoding="utf-8")))
    if faults:
        raise BuildError("\n".join(faults))
    return files


def runtime_for(wanted: argparse.Namespace, rules: Rules, tools: Tools) -> Runtime:
    """A release's zip, or what a trial borrows."""
    if wanted.runtime:
        return release_runtime(wanted.runtime, rules.python)
    version, borrowed = rules.python["version"], trial_pin()
    pins = tools.work / "trial.txt"
    pins.write_text(as_lines([borrowed]), encoding="utf-8")
    wheel = fetch(pins, DOWNLOADS, platform=PLATFORM, python=version)[borrowed.name]
    return trial_runtime(wheel, rules.python, tools)


def certificate_in(wanted: argparse.Namespace) -> Certificate | None:
    """What is signed with, if anything is to be. Raises BuildError for half of it."""
    if bool(wanted.certificate) != bool(wanted.key):
        raise BuildError("Signing takes a certificate and its key: give both, or neither.")
    if not wanted.certificate:
        return None
    return Certificate(wanted.certificate.resolve(), wanted.key.resolve())


def needed_for(wanted: argparse.Namespace) -> dict[str, str]:
    """The programs it takes, each with the package that has it."""
    asked = {"wixl": wanted.msi, "osslsigncode": certificate_in(wanted) is not None}
    return {**NEEDED, **{name: name for name, is_asked in asked.items() if is_asked}}


def install_missing(needed: dict[str, str]) -> None:
    """Has apt install the programs that are missing; only as root, else whoever builds does."""
    missing = sorted({package for name, package in needed.items() if not shutil.which(name)})
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        apt(["apt-get", "install", "-y", "--no-install-recommends", *missing])
    elif missing:
        raise BuildError(f"Not installed here: {', '.join(missing)} (names as apt knows them).")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--runtime", type=Path, help="Python's embeddable zip, for a release")
    kind.add_argument("--trial", action="store_true", help="with borrowed files, to try it out")
    kind.add_argument("--pin", action="store_true", help="write the list of wheels again")
    parser.add_argument("--out", type=Path, default=BUILD / "windows", help="build/windows")
    parser.add_argument("--quick", action="store_true", help="larger, and packed in seconds")
    parser.add_argument("--msi", action="store_true", help="an MSI as well, where there is wixl")
    parser.add_argument("--version", default=__version__, help="another, to try an upgrade")
    parser.add_argument("--certificate", type=Path, help="signs what nobody has signed")
    parser.add_argument("--key", type=Path, help="the certificate's private key")
    return parser


def _say(words: str, began: float) -> None:
    print(f"{words} ({monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
