"""The parts of the try-out under wine, in order; each says what it found, or raises."""

import csv
import json
import shutil
from collections.abc import Callable

from installer.windows.expecting import digest, digests, expect, expect_code
from installer.windows.manifest import NAME
from installer.windows.native import CONSOLE, WINDOW, run
from installer.windows.signers import signer_of
from installer.windows.signing import signed_file, throw_away
from installer.windows.trial import ID, PASSWORD, SECRET, UNINSTALL, Trial, asked_here

DAY = "2026-11-20"
SIGNER = "Nobody: made for one try-out"
RUNNING = 3  # the exit code of a setup that is refused
LEFT_OVER, FOREIGN = "lib/left_over.pyc", "somebody's own.txt"


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
    expect_code(trial.wine.run(["wine", str(trial.before), "/S"]), 0)
    expect((trial.folder / LEFT_OVER).exists(), "The version before is not in its place.")
    (trial.folder / FOREIGN).write_text("not the program's", encoding="utf-8")
    return trial.shown("HKCU", trial.version_before)


def refuse_while_open(trial: Trial) -> str:
    """While the desk's window is open nothing of it may be touched."""
    before = digests(trial.folder)
    window, removing = trial.begin_window(), trial.folder / "uninstall.exe"
    here = f"_?={trial.drive_c(trial.folder)}"  # it does not go on as a copy of itself
    try:
        setup = trial.wine.run(["wine", str(trial.setup), "/S"])
        removal = trial.wine.run(["wine", str(removing), "/S", here])
    finally:
        trial.wine.stop()
        window.communicate()
    expect_code(setup, RUNNING)
    expect_code(removal, RUNNING)
    expect(digests(trial.folder) == before, "Something was changed all the same.")
    return f"exit code {RUNNING} of setup and uninstaller, nothing changed"


def upgrade(trial: Trial) -> str:
    """The version that is tried over the one before, its data in place."""
    before = digests(trial.data)
    expect_code(trial.wine.run(["wine", str(trial.setup), "/S"]), 0)
    expect(not (trial.folder / LEFT_OVER).exists(), "A file of the version before is left.")
    expect((trial.folder / FOREIGN).exists(), "A file that is not the program's is gone.")
    expect(digests(trial.data) == before, "The desk is not as it was.")
    return trial.shown("HKCU", trial.version)


def same_bytes(trial: Trial) -> str:
    """What is installed is what the manifest says, to the byte."""
    rows = list(csv.DictReader((trial.folder / NAME).read_text(encoding="utf-8").splitlines()))
    wrong = [row["path"] for row in rows if digest(trial.folder / row["path"]) != row["sha256"]]
    expect(not wrong, f"Not as in the manifest: {', '.join(wrong[:3])}")
    built = (trial.payload / NAME).read_bytes()
    expect((trial.folder / NAME).read_bytes() == built, "The manifest is another.")
    expect(len(trial.links()) == 1, "The Start menu has no link to it.")
    return f"{len(rows):,} files, and the Start menu's link"


def start(trial: Trial) -> str:
    """The window opens the desk, paints its first page and closes."""
    words = ["--once", *trial.desk_words()]
    ran = trial.wine.run(["wine", str(trial.folder / WINDOW), *words], on_screen=True, seconds=90)
    expect_code(ran, 0)
    return "first page painted"


def self_test(trial: Trial) -> str:
    """The installed copy tries itself."""
    return trial.tried(trial.folder / CONSOLE)


def same_answers(trial: Trial) -> str:
    """The practice children are flagged as they are to be."""
    words = ["flags", *trial.desk_words(), "--as-of", DAY, "--json"]
    ran = trial.wine.run(["wine", str(trial.folder / CONSOLE), *words])
    expect_code(ran, 0)
    found, wanted = json.loads(ran.out), json.loads(trial.answers.read_text(encoding="utf-8"))
    known = [_known(each) for each in wanted["children"]]
    expect([_known(each) for each in found["children"]] == known, "Other answers.")
    return f"{len(known)} children"


def uninstall(trial: Trial) -> str:
    """It goes, with its entries; what is not the program's stays."""
    before = digests(trial.data)
    trial.remove(trial.folder)
    expect(digests(trial.data) == before, "The desk is not as it was.")
    left = sorted(path.name for path in trial.folder.iterdir())
    expect(left == [FOREIGN], f"Left: {', '.join(left)}")
    expect(trial.wine.setting(rf"HKCU\{UNINSTALL}", "DisplayVersion") is None, "Still listed.")
    expect(not trial.links(), "A link is left.")
    return "program, link and entries gone; a foreign file left alone"


def data_kept(trial: Trial) -> str:
    """The desk is where it was, and sound as the desk's own check finds it."""
    kept = trial.data / trial.desk.name
    checked = ["check", "--desk", str(kept), "--password-file", str(trial.data / SECRET)]
    expect(asked_here(checked) == 0, "The desk is not sound.")
    return f"in {trial.data.relative_to(trial.wine.drive)}, and sound"


def signed_by_somebody(trial: Trial) -> str:
    """Signed with a certificate made for this alone, whose signature holds."""
    certificate = throw_away(trial.signed.parent, SIGNER)
    shutil.copy(trial.setup, trial.signed)
    signed_file(trial.signed, certificate)
    run("osslsigncode", ["verify", "-CAfile", str(certificate.file), "-in", str(trial.signed)])
    found = signer_of(trial.signed.name, trial.signed.read_bytes())
    expect(found == SIGNER, f"Signed by {found}.")
    return f"{found}, and the signature holds"


def for_everybody(trial: Trial) -> str:
    """The signed one installed for every user of the computer, and removed again."""
    folder = trial.wine.drive / "Program Files" / ID
    expect_code(trial.wine.run(["wine", str(trial.signed), "/S", "/ALLUSERS"]), 0)
    expect((folder / CONSOLE).exists(), "It is not in Program Files.")
    shown = trial.shown("HKLM", trial.version)
    trial.remove(folder)
    expect(not folder.exists(), "Its folder is left.")
    return f"{shown}; removed"


def by_windows_installer(trial: Trial) -> str:
    """The MSI, where one was built, installed for every user, tried and removed again."""
    msi, folder = trial.setup.with_suffix(".msi"), trial.wine.drive / "Program Files" / ID
    if not msi.exists():
        return "none was built"
    said = ["wine", "msiexec", "/qn"]
    expect_code(trial.wine.run([*said, "/i", f"Z:{msi}"], on_screen=True), 0)
    found = trial.tried(folder / CONSOLE)
    expect_code(trial.wine.run([*said, "/x", f"Z:{msi}"], on_screen=True), 0)
    expect(not folder.exists(), "Its folder is left.")
    return f"{found} Removed."


def into_a_folder(trial: Trial) -> str:
    """Into a folder that holds something already, which stays."""
    folder = trial.wine.drive / "chosen"
    folder.mkdir()
    (folder / FOREIGN).write_text("not the program's", encoding="utf-8")
    expect_code(trial.wine.run(["wine", str(trial.setup), "/S", r"/D=C:\chosen"]), 0)
    expect((folder / CONSOLE).exists(), "It is not there.")
    trial.remove(folder)
    expect([path.name for path in folder.iterdir()] == [FOREIGN], "Not only its own was removed.")
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
    "the MSI, tried and removed": by_windows_installer,
}


def _known(child: dict[str, object]) -> dict[str, object]:
    return {name: said for name, said in child.items() if name not in ("team", "social_worker")}
