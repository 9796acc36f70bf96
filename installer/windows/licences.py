"""Licences and notices: what everything in the payload may be used under, in full."""

from collections.abc import Mapping
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

from installer.windows.runtime import Runtime

TEXTS = Path(__file__).parent.parent / "licences"  # those that no wheel carries
PAPERS = ("licen", "copying", "notice", "copyright")
NOT_OURS = "LicenseRef-Qt-Commercial"  # Qt is used under the LGPL
INTRODUCTION = """\
Herefordshire desk is made with what is listed here. The texts are in the folder "licences".

Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They stand in
lib\\PySide6 and lib\\shiboken6 as files of their own, as their makers built and signed them, and
may be replaced there by others of the same version. Their source is published by The Qt Company.
"""


def licences_of(wheels: Mapping[str, Mapping[str, bytes]], python: bytes) -> dict[str, bytes]:
    """Every paper by its path in the payload."""
    papers = {"licences/Python/LICENSE.txt": python}
    for files in wheels.values():
        for path, data in files.items():
            folder, _, rest = path.partition(".dist-info/")
            if rest and is_paper(rest):
                papers[f"licences/{folder}/{rest.removeprefix('licenses/')}"] = data
    own = {f"licences/{file.name}": file.read_bytes() for file in sorted(TEXTS.iterdir())}
    return {**papers, **own}


def is_paper(path: str) -> bool:
    """Whether a file of a wheel's papers is a licence or notice that counts here."""
    name = path.rpartition("/")[2].lower()
    return any(word in name for word in PAPERS) and NOT_OURS not in path


def notice(
    wheels: Mapping[str, Mapping[str, bytes]],
    rules: Mapping[str, Mapping[str, Any]],
    runtime: Runtime,
) -> str:
    """A line for each library: its name, its version and its licence."""
    lines = [
        f"Python {runtime.python}: PSF-2.0; with it OpenSSL (Apache-2.0), SQLite, libffi (MIT)"
    ]
    for name, files in sorted(wheels.items(), key=lambda item: item[0].lower()):
        said = next(data for path, data in files.items() if path.endswith("/METADATA"))
        known = BytesHeaderParser().parsebytes(said)
        licence = rules[name].get("licence") or licence_said(known)
        lines.append(f"{known['Name']} {known['Version']}: {licence}")
    return "\r\n".join([*INTRODUCTION.splitlines(), "", *lines, ""])


def licence_said(known: Message) -> str:
    """The licence a wheel says it has, by its own expression or by its classifiers."""
    expression = known["License-Expression"] or known["License"] or ""
    if expression and "\n" not in expression:
        return str(expression)
    kinds = [each for each in known.get_all("Classifier", ()) if each.startswith("License ::")]
    return ", ".join(each.rpartition(" :: ")[2] for each in kinds) or "see its own text"
