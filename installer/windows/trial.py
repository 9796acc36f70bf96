"""The parts of the try-out under wine, in order; each says what it found, or raises."""

import csv
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from herefordshire_desk.cli import run as desk_command
from installer.windows.manifest import NAME
from installer.windows.native import CONSOLE, WINDOW, run
from installer.windows.signers import signer_of
from installer.windows.signing import signed_file, throw_away
from installer.windows.wine import Ran, Wine

PASSWORD = "four words of practice"  # noqa: S105 - of invented children
DAY = "2026-11-20"
SIGNER = "Nobody: made for one try-out"
ID = "HerefordshireDesk"
UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{ID}"
RUNNING, PATIENCE = 3, 60.0
SECRET = "password.txt"  # noqa: S105 - the name of a file
LEFT_OVER, FOREIGN = "lib/left_over.pyc", "somebody's own.txt"


class Failed(Exception):
    """What was to be so and is not."""


class Trial(NamedTuple):
    """The setup that is tried, the one of the version before, and where; answers of the desk."""

    setup: Path
    before: Path
    payload: Path
    wine: Wine
    desk: Path
    answers: Path
    signed: Path
    version: str
    version_before: str

    @property
    def folder(self) -> Path:
        """Where it is installed for one user."""
        return self.wine.local / "Programs" / ID

    @property
    def data(self) -> Path:
        """Where the manager's own desk lies."""
        return self.wine.local / ID


def make_wine(trial: Trial) -> str:
    """A Windows of its own, with a manager's desk in it from before."""
    trial.wine.make()
    trial.data.mkdir(parents=True)
    for file in trial.desk.parent.glob(f"{trial.desk.name}*"):
        shutil.copy(file, trial.data)
    (trial.data / SECRET).write_text(f"{PASSWORD}\n", encoding="utf-8")
    return trial.wine.run(["wine", "--version"]).out.strip()


def install_before(trial: Trial) -> str:
    """The version before, silently, for this user."""
    _expect_code(trial.wine.run(["wine", str(trial.before), "/S"]), 0)
    _expect((trial.folder / LEFT_OVER).exists(), "The version before is not in its place.")
    (trial.folder / FOREIGN).write_text("not the program's", encoding="utf-8")
    return _version_shown(trial, "HKCU", trial.version_before)


def refuse_while_open(trial: Trial) -> str:
    """While the desk's window is open nothing of it may be touched."""
    before = _digests(trial.folder)
    window = _begin_window(trial)
    try:
        ran = trial.wine.run(["wine", str(trial.setup), "/S"])
    finally:
        trial.wine.stop()
        window.communicate()
    _expect_code(ran, RUNNING)
    _expect(_digests(trial.folder) == before, "Something was changed all the same.")
    return f"exit code {RUNNING}, nothing changed"


def upgrade(trial: Trial) -> str:
    """The version that is tried over the one before, its data in place."""
    before = _digests(trial.data)
    _expect_code(trial.wine.run(["wine", str(trial.setup), "/S"]), 0)
    _expect(not (trial.folder / LEFT_OVER).exists(), "A file of the version before is left.")
    _expect((trial.folder / FOREIGN).exists(), "A file that is not the program's is gone.")
    _expect(_digests(trial.data) == before, "The desk is not as it was.")
    return _version_shown(trial, "HKCU", trial.version)


def same_bytes(trial: Trial) -> str:
    """What is installed is what the manifest says, to the byte."""
    rows = list(csv.DictReader((trial.folder / NAME).read_text(encoding="utf-8").splitlines()))
    wrong = [row["path"] for row in rows if _digest(trial.folder / row["path"]) != row["sha256"]]
    _expect(not wrong, f"Not as in the manifest: {', '.join(wrong[:3])}")
    built = (trial.payload / NAME).read_bytes()
    _expect((trial.folder / NAME).read_bytes() == built, "The manifest is another.")
    link = list(trial.wine.drive.glob("users/*/AppData/Roaming/**/Herefordshire desk*.lnk"))
    _expect(len(link) == 1, "The Start menu has no link to it.")
    return f"{len(rows):,} files, and the Start menu's link"


def start(trial: Trial) -> str:
    """The window opens the desk, paints its first page and closes."""
    words = ["--once", *_desk_words(trial)]
    ran = trial.wine.run(["wine", str(trial.folder / WINDOW), *words], on_screen=True, seconds=90)
    _expect_code(ran, 0)
    return "first page painted"


def self_test(trial: Trial) -> str:
    """The installed copy tries itself."""
    ran = trial.wine.run(["wine", str(trial.folder / CONSOLE), "--self-test"])
    _expect_code(ran, 0)
    passed = sum(line.startswith("passed: ") for line in ran.out.splitlines())
    last = next(line for line in ran.out.splitlines() if line.startswith("Everything works"))
    return f"{passed} parts passed. {last}"


def same_answers(trial: Trial) -> str:
    """The practice children are flagged as they are to be."""
    words = ["flags", *_desk_words(trial), "--as-of", DAY, "--json"]
    ran = trial.wine.run(["wine", str(trial.folder / CONSOLE), *words])
    _expect_code(ran, 0)
    found, wanted = json.loads(ran.out), json.loads(trial.answers.read_text(encoding="utf-8"))
    known = [_known(each) for each in wanted["children"]]
    _expect([_known(each) for each in found["children"]] == known, "Other answers.")
    return f"{len(known)} children"


def uninstall(trial: Trial) -> str:
    """It goes, with its entries; what is not the program's stays."""
    before = _digests(trial.data)
    _remove(trial, trial.folder)
    _expect(_digests(trial.data) == before, "The desk is not as it was.")
    left = sorted(path.name for path in trial.folder.iterdir())
    _expect(left == [FOREIGN], f"Left: {', '.join(left)}")
    _expect(trial.wine.setting(rf"HKCU\{UNINSTALL}", "DisplayVersion") is None, "Still listed.")
    _expect(not list(trial.wine.drive.glob("users/**/Herefordshire desk*.lnk")), "A link is left.")
    return "program, link and entries gone; a foreign file left alone"


def data_kept(trial: Trial) -> str:
    """The desk is where it was, and sound as the desk's own check finds it."""
    kept = trial.data / trial.desk.name
    checked = ["check", "--desk", str(kept), "--password-file", str(trial.data / SECRET)]
    _expect(desk_command(checked) == 0, "The desk is not sound.")
    return f"in {trial.data.relative_to(trial.wine.drive)}, and sound"


def signed_by_somebody(trial: Trial) -> str:
    """Signed with a certificate made for this alone, whose signature holds."""
    certificate = throw_away(trial.signed.parent, SIGNER)
    shutil.copy(trial.setup, trial.signed)
    signed_file(trial.signed, certificate)
    run("osslsigncode", ["verify", "-CAfile", str(certificate.file), "-in", str(trial.signed)])
    found = signer_of(trial.signed.name, trial.signed.read_bytes())
    _expect(found == SIGNER, f"Signed by {found}.")
    return f"{found}, and the signature holds"


def for_everybody(trial: Trial) -> str:
    """The signed one installed for every user of the computer, and removed again."""
    folder = trial.wine.drive / "Program Files" / ID
    _expect_code(trial.wine.run(["wine", str(trial.signed), "/S", "/ALLUSERS"]), 0)
    _expect((folder / CONSOLE).exists(), "It is not in Program Files.")
    shown = _version_shown(trial, "HKLM", trial.version)
    _remove(trial, folder)
    _expect(not folder.exists(), "Its folder is left.")
    return f"{shown}; removed"


def into_a_folder(trial: Trial) -> str:
    """Into a folder that holds something already, which stays."""
    folder = trial.wine.drive / "chosen"
    folder.mkdir()
    (folder / FOREIGN).write_text("not the program's", encoding="utf-8")
    _expect_code(trial.wine.run(["wine", str(trial.setup), "/S", r"/D=C:\chosen"]), 0)
    _expect((folder / CONSOLE).exists(), "It is not there.")
    _remove(trial, folder)
    _expect([path.name for path in folder.iterdir()] == [FOREIGN], "Not only its own was removed.")
    return "a foreign file left alone"


PARTS: dict[str, Callable[[Trial], str]] = {
    "wine made, with a desk from before": make_wine,
    "install, silently": install_before,
    "refused while the desk is open": refuse_while_open,
    "upgrade, the desk in its place": upgrade,
    "installed bytes are those of the manifest": same_bytes,
    "start": start,
    "self-test": self_test,
    "flags of the practice children": same_answers,
    "uninstall": uninstall,
    "data kept": data_kept,
    "signed": signed_by_somebody,
    "signed, for every user, and removed": for_everybody,
    "into a chosen folder, and removed": into_a_folder,
}


def _desk_words(trial: Trial) -> list[str]:
    place = "C:\\" + str(trial.data.relative_to(trial.wine.drive)).replace("/", "\\")
    file, password = f"{place}\\{trial.desk.name}", f"{place}\\{SECRET}"
    return ["--desk", file, "--password-file", password]


def _begin_window(trial: Trial) -> "subprocess.Popen[str]":
    """It is open once it has written beside the desk that it has it."""
    words = ["wine", str(trial.folder / WINDOW), *_desk_words(trial)]
    window = trial.wine.begun(words, on_screen=True)
    _wait((trial.data / f"{trial.desk.name}.open").exists, "The window did not open.")
    return window


def _remove(trial: Trial, folder: Path) -> None:
    """The uninstaller goes on as a copy of itself: it is done when the program is gone."""
    _expect_code(trial.wine.run(["wine", str(folder / "uninstall.exe"), "/S"]), 0)
    _wait(lambda: not (folder / "uninstall.exe").exists(), "It was not removed.")


def _wait(done: Callable[[], bool], words: str) -> None:
    until = monotonic() + PATIENCE
    while not done():
        _expect(monotonic() < until, words)
        sleep(0.2)


def _version_shown(trial: Trial, root: str, version: str) -> str:
    shown = trial.wine.setting(rf"{root}\{UNINSTALL}", "DisplayVersion")
    _expect(shown == version, f"Listed as version {shown}, not {version}.")
    return f"version {version} in {root}"


def _digests(folder: Path) -> dict[str, str]:
    files: Iterator[Path] = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): _digest(path) for path in files}


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _known(child: dict[str, object]) -> dict[str, object]:
    return {name: said for name, said in child.items() if name not in ("team", "social_worker")}


def _expect_code(ran: Ran, code: int) -> None:
    _expect(ran.code == code, f"It ended with {ran.code}. {ran.out.strip()[-300:]}")


def _expect(is_so: bool, words: str) -> None:
    if not is_so:
        raise Failed(words)
