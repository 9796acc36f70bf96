"""Places: folders in which a live desk would come to harm.

A write-ahead log does not work over a network, a synced folder copies a file while it changes,
and a stick is lost. Backups, finished and verified, may go to any of them.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import NamedTuple

from herefordshire_desk.store.faults import UnsafePlace

SYNCED = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
OUR_FOLDER = "HerefordshireDesk"
_REMOVABLE, _REMOTE, _DISC = 2, 4, 5  # as GetDriveTypeW answers
_WORDS = {
    _REMOVABLE: "a removable drive",
    _REMOTE: "a network drive",
    _DISC: "a disc",
}


class Computer(NamedTuple):
    """What can be asked of a computer about its folders; `drive_type` as GetDriveTypeW."""

    environment: Mapping[str, str]
    drive_type: Callable[[str], int]


def this_computer() -> Computer | None:
    """The computer the program runs on; None where no folder is refused: not Windows."""
    if sys.platform == "win32":
        from ctypes import windll

        return Computer(os.environ, windll.kernel32.GetDriveTypeW)
    return None


def require_safe(path: Path, computer: Computer | None = None) -> None:
    """Raises UnsafePlace, saying why, where a live desk must not be made or opened.

    `computer` is the one the program runs on unless another is given.
    """
    if os.path.isdir(path):
        raise UnsafePlace(f"{path} is a folder: give the desk's file a name as well.")
    asked = computer or this_computer()
    why = harm(PureWindowsPath(path.resolve()), asked) if asked else None
    if why:
        raise UnsafePlace(
            f"A desk cannot be kept in {why}, where it could be damaged or lost. "
            f"Keep it on this computer{_right_place(asked)}; backups may go there."
        )


def _right_place(computer: Computer | None) -> str:
    """Where it would be safe, as the computer calls it; blank where it does not say."""
    local = computer.environment.get("LOCALAPPDATA", "") if computer else ""
    return f", in {PureWindowsPath(local) / OUR_FOLDER}" if local else ""


def harm(path: PurePath, computer: Computer) -> str | None:
    """What makes the place of an absolute path unsafe, None where it is safe."""
    if path.drive.startswith("\\\\"):
        return "a network folder"
    folders = (computer.environment.get(name, "") for name in SYNCED)
    if any(path.is_relative_to(folder) for folder in folders if folder):
        return "a folder that OneDrive copies"
    return _WORDS.get(computer.drive_type(path.anchor))
