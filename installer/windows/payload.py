"""The payload: every file that is installed, by its path, and where each of them comes from."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from installer.windows.bytecode import all_compiled, zipped
from installer.windows.licences import licences_of, notice
from installer.windows.runtime import LIBRARY, Runtime, matches
from installer.windows.wheels import BuildError, contents

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PACKAGE = "herefordshire_desk"
PATHS = b"python311.zip\r\n.\r\nlib\r\n"  # where Python looks, and nowhere else
NOT_SHOWN = "resources/pictures/"  # of README's
TRIAL = "trial: not for real records"


class Rules(NamedTuple):
    """What ships of Python and of each wheel."""

    python: dict[str, Any]
    wheels: dict[str, dict[str, Any]]


def read_rules(file: Path = HERE / "payload.toml") -> Rules:
    """The rules as they are written down."""
    rules = tomllib.loads(file.read_text(encoding="utf-8"))
    return Rules(rules["python"], rules["wheels"])


def payload(
    rules: Rules, runtime: Runtime, wheels: Mapping[str, Path], programs: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Every file by its path below the program's folder. Raises BuildError."""
    unpacked = {name: contents(wheel) for name, wheel in wheels.items()}
    files = {**runtime.files, **programs, "python311._pth": PATHS}
    files[LIBRARY] = zipped(runtime.library)
    for name, found in unpacked.items():
        files |= dict(_beside(found, rules.wheels.get(name, {})))
        files |= {f"lib/{path}": data for path, data in kept(name, found, rules).items()}
    files |= {f"lib/{path}": data for path, data in own_files(is_trial=runtime.is_trial).items()}
    files |= licences_of(unpacked, runtime.licence)
    files["NOTICE.txt"] = notice(unpacked, rules.wheels, runtime).encode()
    return dict(sorted(files.items()))


def kept(name: str, found: Mapping[str, bytes], rules: Rules) -> dict[str, bytes]:
    """What ships of a wheel, compiled, and the paper that says which version it is.

    Raises BuildError for a wheel that has no rule, and a rule that finds nothing.
    """
    rule = rules.wheels.get(name)
    if rule is None:
        raise BuildError(f"payload.toml says nothing of {name}.")
    idle = [each for each in rule["keep"] if not any(matches(path, [each]) for path in found)]
    if idle:
        raise BuildError(f"{name} has nothing that fits {', '.join(idle)}.")
    wanted = {
        path: data
        for path, data in found.items()
        if path.endswith(".dist-info/METADATA")
        or (matches(path, rule["keep"]) and not matches(path, rule.get("drop", ())))
    }
    return all_compiled(wanted)


def own_files(*, is_trial: bool) -> dict[str, bytes]:
    """The desk itself, with what it carries; a trial says that it is one."""
    package, resources = ROOT / PACKAGE, ROOT / "resources"
    modules = {path.relative_to(ROOT).as_posix(): path for path in package.rglob("*.py")}
    carried = {
        f"{PACKAGE}/{path.relative_to(ROOT).as_posix()}": path
        for path in resources.rglob("*")
        if path.is_file() and NOT_SHOWN not in path.as_posix()
    }
    files = {name: path.read_bytes() for name, path in sorted({**modules, **carried}.items())}
    if is_trial:
        files[f"{PACKAGE}/resources/release.txt"] = TRIAL.encode()
    return all_compiled(files)


def readme(version: str, *, is_trial: bool) -> bytes:
    """What stands beside the program for whoever opens its folder."""
    words = (HERE / "readme.txt").read_text(encoding="utf-8")
    said = words.format(version=version, trial=f" ({TRIAL})" * is_trial)
    return "\r\n".join([*said.splitlines(), ""]).encode()


def _beside(found: Mapping[str, bytes], rule: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """What of a wheel stands beside the program, whatever folder the wheel has it in."""
    by_name = {path.rpartition("/")[2]: data for path, data in found.items()}
    for name in rule.get("beside", ()):
        yield name, by_name[name]
