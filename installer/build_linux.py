"""Builds the Linux copy, and starts it: `python -m installer.build_linux`.

A folder packed as it is: Python, the desk and its libraries, and a script that starts them. It
runs where the system is no older than the one it was built on.
"""

import argparse
import gzip
import io
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from herefordshire_desk import __version__
from installer.build_windows import BUILD, CONSTRAINTS
from installer.windows.licences import licences_of, notice
from installer.windows.manifest import NAME, manifest_of, written
from installer.windows.payload import ROOT, Rules, kept, own_files, read_rules
from installer.windows.runtime import PAPERS, Runtime, library_of, matches, require_same_python
from installer.windows.wheels import BuildError, contents, fetch, write_pins

HERE = ROOT / "installer" / "linux"
PINS = ROOT / "installer" / "requirements-linux.txt"
DOWNLOADS = BUILD / "downloads-linux"
PROGRAM, PYTHON = "herefordshire-desk", "python/bin/python3.11"
LIBRARY = "python/lib/python3.11"
PACKAGES = f"{LIBRARY}/site-packages"
PRESSED = 6  # of 9: more takes minutes for a hundredth
PROGRAMS = (PROGRAM, PYTHON)
ENDING = "Everything works."


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code; what went wrong is said in words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=BUILD / "linux", help="build/linux")
    parser.add_argument("--pin", action="store_true", help="write the list of wheels again")
    wanted = parser.parse_args(arguments)
    try:
        if wanted.pin:
            python = read_rules().python["version"]
            write_pins(PINS, CONSTRAINTS, DOWNLOADS, platform=None, python=python)
        else:
            build(wanted.out)
    except BuildError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def build(out: Path) -> Path:
    """The copy, packed once it has tried itself. Raises BuildError."""
    began, rules = monotonic(), linux_rules()
    require_same_python(rules.python["version"])
    files = linux_payload(rules)
    name = f"{PROGRAM}-{__version__}-linux-{platform.machine()}"
    folder, packed = out / name, out / f"{name}.tar.gz"
    shutil.rmtree(folder, ignore_errors=True)
    size = written(files, folder)
    for program in PROGRAMS:
        (folder / program).chmod(0o755)
    print(f"{len(files):,} files, {size / 1e6:.1f} MB ({monotonic() - began:.0f} s)", flush=True)
    started(folder / PROGRAM)
    print(f"The copy says: {ENDING} ({monotonic() - began:.0f} s)", flush=True)
    packed.write_bytes(tarred(files, name))
    print(f"{packed.name}: {packed.stat().st_size / 1e6:.1f} MB ({monotonic() - began:.0f} s)")
    return packed


def linux_rules() -> Rules:
    """Those of Windows, with other names where the wheels have them."""
    rules, own = read_rules(), tomllib.loads((HERE / "payload.toml").read_text(encoding="utf-8"))
    dropped = [
        each for each in rules.python["drop_from_library"] if each not in own["python"]["undropped"]
    ]
    python = {**rules.python, **own["python"], "drop_from_library": dropped}
    return Rules(python, {**rules.wheels, **own["wheels"]})


def linux_payload(rules: Rules) -> dict[str, bytes]:
    """Every file by its path. Raises BuildError."""
    wheels = fetch(PINS, DOWNLOADS, platform=None, python=rules.python["version"])
    unpacked = {name: contents(wheel) for name, wheel in wheels.items()}
    own = Path(sysconfig.get_path("stdlib"))
    runtime = Runtime(
        {}, {}, (own / PAPERS).read_bytes(), platform.python_version(), is_trial=False
    )
    files = {f"{LIBRARY}/{path}": data for path, data in library_of(own, rules.python).items()}
    files |= interpreter(rules.python)
    for name, found in unpacked.items():
        files |= {f"{PACKAGES}/{path}": data for path, data in kept(name, found, rules).items()}
    files |= {f"{PACKAGES}/{path}": data for path, data in own_files(is_trial=False).items()}
    files |= licences_of(unpacked, runtime.licence)
    files["NOTICE.txt"] = notice(unpacked, rules.wheels, runtime).replace("\r\n", "\n").encode()
    files[PROGRAM] = (HERE / "start.sh").read_bytes()
    files[NAME] = manifest_of(files)
    return files


def interpreter(rules: Mapping[str, Any]) -> dict[str, bytes]:
    """The Python that builds, with its compiled parts, where it looks for them."""
    files = {PYTHON: Path(os.path.realpath(sys.executable)).read_bytes()}
    shared = Path(sysconfig.get_config_var("LIBDIR")) / sysconfig.get_config_var("INSTSONAME")
    if sysconfig.get_config_var("Py_ENABLE_SHARED") and shared.exists():
        files[f"python/lib/{shared.name}"] = shared.read_bytes()
    for part in sorted(Path(sysconfig.get_path("stdlib"), "lib-dynload").glob("*.so")):
        if not matches(part.name, rules["drop"]):
            files[f"{LIBRARY}/lib-dynload/{part.name}"] = part.read_bytes()
    return files


def tarred(files: Mapping[str, bytes], folder: str) -> bytes:
    """A .tar.gz of them in order of their names, of nobody's and dated long ago."""
    out = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=out, mode="wb", compresslevel=PRESSED, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, data in sorted(files.items()):
            entry = tarfile.TarInfo(f"{folder}/{path}")
            entry.size, entry.mtime = len(data), 0
            entry.mode = 0o755 if path in PROGRAMS else 0o644
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def started(program: Path) -> None:
    """Have the copy try itself, with nothing of this Python about it. Raises BuildError."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": os.defpath, "HOME": home, "LANG": "C.UTF-8"}
        ran = subprocess.run(
            [str(program), "--self-test"],
            env=environment,
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )
    if ran.returncode or not ran.stdout.endswith(f"{ENDING}\n"):
        raise BuildError(f"The copy does not work.\n{ran.stdout}{ran.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
