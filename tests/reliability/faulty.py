"""Each thing the desk does, on a disk that refuses its nth call.

Started by `disk.py` with the failing disk in the place of the real one; says in JSON what came
of it. Nothing told as saved may be lost, nothing may be half there, and every refusal is a Fault
in words.
"""

import ctypes
import errno
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from herefordshire_desk.domain.changes import Change, Edit, added
from herefordshire_desk.domain.erasure import ToErase
from herefordshire_desk.domain.records import Child, ChildId
from herefordshire_desk.store.backups import back_up, backup_folder, kept_in, whole
from herefordshire_desk.store.engine import connect
from herefordshire_desk.store.erasing import erase_now
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.integrity import check, file_faults
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.open import open_desk_with_key, set_up
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.schema import migrate
from herefordshire_desk.store.store import Store
from tests import make
from tests.store.desks import AT, WHO, built, closed, contents, many

DISK = ctypes.CDLL(None)
IMPORTED = 400
Deed = Callable[[Store], object]


def note(store: Store) -> None:
    (child,) = store.find(Child, ["C1"]).values()
    edit = Edit(before=child, after=replace(child, note="seen"))
    store.apply(Change("Note", (edit,)), at=AT, who="a")


def erase(store: Store) -> None:
    asked = ToErase(id="E1", children=tuple(ChildId(f"C{at:06}") for at in range(30)))
    erase_now(store, picture(store, make.DAY), asked, at=AT, who="a")


DEEDS: dict[str, Deed] = {
    "import": lambda store: store.apply(added("Import", *many(IMPORTED, 5000)), at=AT, who="a"),
    "allocate": lambda store: store.apply(added("Allocate", make.allocation()), at=AT, who="a"),
    "record a visit": lambda store: store.apply(
        added("Visit", make.visit(id="NEW")), at=AT, who="a"
    ),
    "change a record": note,
    "undo": lambda store: store.take_back(store.lines()[-1], at=AT, who="a"),
    "erase": erase,
    "look at a child": lambda store: store.note("child_viewed", "C1", at=AT, who="a"),
    "back up": lambda store: back_up(store, now=AT, why="closing"),
    "change the password": lambda store: change_password(store.path, store.key, "another one"),
}


def swept(folder: Path, name: str, most: int) -> dict[str, object]:
    """The deed with the disk failing at each call, or at `most` calls spread over all."""
    whole_desk = folder / "whole"
    whole_desk.mkdir()
    if name == "migrate":
        key = _of_an_earlier_version(whole_desk / "desk.hfd")
    else:
        key = closed(whole_desk / "desk.hfd", make.child(), *many(60))
    runs = told = 0
    wrong: list[str] = []
    for error in (errno.EIO, errno.ENOSPC):
        for stays in (0, 1):
            calls = _run(whole_desk, folder / "run", key, name, (10**9, stays, error))[1]
            step = max(calls // most, 1)
            for nth in range(1, calls + 1, step):
                words, _ = _run(whole_desk, folder / "run", key, name, (nth, stays, error))
                runs += 1
                told += words == "told"
                if words not in ("told", "done"):
                    wrong.append(f"{name}, call {nth}, {errno.errorcode[error]}: {words}")
    return {"name": name, "runs": runs, "told": told, "wrong": wrong}


def _of_an_earlier_version(path: Path) -> bytes:
    connection, key = built(path, stop_before=["step_3_meetings_supervision_absence_and_handovers"])
    connection.execute("INSERT INTO team VALUES ('T1', 'Team', '', '')")
    connection.close()
    return key


def _run(
    whole_desk: Path, to: Path, key: bytes, name: str, failing: tuple[int, int, int]
) -> tuple[str, int]:
    """One run on a copy: what came of it, and how many calls the disk had."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(whole_desk, to)
    path = to / "desk.hfd"
    words = (_migrated if name == "migrate" else _done)(path, key, name, failing)
    calls = int(DISK.disk_calls())
    return _judged(path, key, name, words), calls


def _migrated(path: Path, key: bytes, _: str, failing: tuple[int, int, int]) -> str:
    connection = connect(path, key)
    set_up(connection)
    DISK.disk_arm(*failing)
    try:
        migrate(connection)
    except Fault:
        return "told"
    finally:
        DISK.disk_mend()
        with suppress(Exception):
            connection.close()
    return "done"


def _done(path: Path, key: bytes, name: str, failing: tuple[int, int, int]) -> str:
    store = open_desk_with_key(path, key, who=WHO)
    (path.parent / "before").write_text(json.dumps(contents(store)))
    DISK.disk_arm(*failing)
    try:
        DEEDS[name](store)
    except Fault:
        return "told"
    finally:
        DISK.disk_mend()
        with suppress(Exception):
            store.close()
    return "done"


def _judged(path: Path, key: bytes, name: str, words: str) -> str:
    """Whether the desk opens as before or as after, sound, and whether that is what was told."""
    with open_desk_with_key(path, key, who=WHO) as store:
        if name == "migrate":  # its one record is older than history
            kept = store.counts()["team"] == 1 and not any(file_faults(store.connection))
            return words if kept else "a record was lost"
        if not check(store).sound:
            return "unsound"
        before = json.loads((path.parent / "before").read_text())
        if name in ("back up", "change the password", "look at a child"):
            made = kept_in(backup_folder(path))
            if not all(whole(each.path) for each in made):
                return "a backup with a name is not whole"
            same = json.loads(json.dumps(contents(store))) == before
            return words if same else "records changed"
        changed = json.loads(json.dumps(contents(store))) != before
        if (words == "done" and not changed) or (words, name, changed) == ("told", "erase", True):
            return f"told as {words} and was not"
        lines = len(store.lines())
        return words if changed == (lines == 2) else "half a change"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(swept(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
