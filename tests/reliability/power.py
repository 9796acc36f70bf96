"""Power cuts: our own writing on a disk that loses, tears or garbles what was not yet synced.

Every write of the engine is recorded. A cut takes the record up to any moment: what was synced
by then is on the disk, of the rest each write may be there, missing, torn or garbage. It runs on
the plain engine: the encrypted one cannot be given such a disk.
"""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.access import access_faults
from herefordshire_desk.store.changes import write_change
from herefordshire_desk.store.engine import fetch
from herefordshire_desk.store.integrity import _digest_faults, _line_faults, _record_faults
from herefordshire_desk.store.open import PRAGMAS
from tests import make
from tests.reliability.figures import Figure
from tests.reliability.work import one_more
from tests.store.desks import AT, made

CHANGES = 100
SCHEMA_OF = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
SECTOR = 512
LOST, TORN, GARBLED = 0.45, 0.60, 0.65


class Step(NamedTuple):
    """One thing the engine did to a file: `w`rite, `t`runcate, `s`ync or `d`elete."""

    kind: str
    file: str
    at: int = 0
    data: bytes = b""


class Cuts(NamedTuple):
    """Of so many power cuts, those after which something was wrong."""

    cuts: int
    lost: int
    half: int
    unreadable: int


class Recording(apsw.VFS):
    """A disk that keeps what was done to it."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        super().__init__("recording", "")

    def xOpen(self, name: Any, flags: Any) -> "RecordedFile":
        return RecordedFile(self.steps, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.steps.append(Step("d", Path(filename).name))
        super().xDelete(filename, syncdir)


class RecordedFile(apsw.VFSFile):
    def __init__(self, steps: list[Step], name: Any, flags: Any) -> None:
        self.steps = steps
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.name = Path(path).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self.steps.append(Step("w", self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self.steps.append(Step("t", self.name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self.steps.append(Step("s", self.name))


def cuts(folder: Path, count: int, synchronous: str) -> Cuts:
    """So many power cuts, anywhere in a row of Changes, with the desk's settings but for one."""
    disk = Recording()
    saved, first = _recorded(disk, folder / f"{synchronous}.db", synchronous)
    random_ = random.Random(3)  # noqa: S311 - moments, not secrets
    lost = half = unreadable = 0
    image = folder / f"{synchronous}-image"
    image.mkdir()
    for _ in range(count):
        cut = random_.randint(first, len(disk.steps))
        _write_image(image, _left(disk.steps[:cut], random_))
        told = sum(1 for moment in saved if moment <= cut)
        try:
            there, whole = _looked_at(image / f"{synchronous}.db")
        except apsw.Error:
            unreadable += 1
            continue
        lost += there < told
        half += not whole
    return Cuts(count, lost, half, unreadable)


def _recorded(disk: Recording, path: Path, synchronous: str) -> tuple[list[int], int]:
    """The lengths of the record at which each Change was told as saved, and at the beginning."""
    connection = apsw.Connection(str(path), vfs="recording")
    _set_up(connection, {"synchronous": synchronous, "wal_autocheckpoint": "60"})
    child = make.child(note="0")
    with connection:
        for (sql,) in _schema(path.with_suffix(".hfd")):
            connection.execute(sql)
    write_change(connection, added("Add", child), at=AT, who="a")  # type: ignore[arg-type]  # the same calls
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    first, saved = len(disk.steps), []
    for number in range(1, CHANGES + 1):
        change, child = one_more(child, number)
        write_change(connection, change, at=AT, who="a")  # type: ignore[arg-type]  # the same calls
        saved.append(len(disk.steps))
    with suppress(apsw.Error):
        connection.close()
    return saved, first


def _schema(path: Path) -> list[tuple[str]]:
    """As a desk is made."""
    with made(path) as desk:
        return fetch(desk.connection, SCHEMA_OF)


def _set_up(connection: apsw.Connection, other: dict[str, str]) -> None:
    for name, value, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {other.get(name, value)}").fetchall()
    for name in other.keys() - {name for name, *_ in PRAGMAS}:
        connection.execute(f"PRAGMA {name} = {other[name]}").fetchall()


def _left(steps: list[Step], random_: random.Random) -> dict[str, bytearray]:
    """What the disk holds after the power went."""
    synced = {step.file: at for at, step in enumerate(steps) if step.kind == "s"}
    files: dict[str, bytearray] = {}
    for at, step in enumerate(steps):
        safe = at < synced.get(step.file, -1)
        if step.kind == "d":
            files.pop(step.file, None)
        elif step.kind != "s":
            _do(files.setdefault(step.file, bytearray()), step, safe, random_)
    return files


def _do(held: bytearray, step: Step, safe: bool, random_: random.Random) -> None:
    if step.kind == "t":
        if safe or random_.random() < 0.5:
            del held[step.at :]
        return
    data = step.data if safe else _unsafe(step.data, random_)
    if data:
        held.extend(bytes(max(step.at + len(data) - len(held), 0)))
        held[step.at : step.at + len(data)] = data


def _unsafe(data: bytes, random_: random.Random) -> bytes:
    """What a write that was not synced may come to."""
    drawn = random_.random()
    if drawn < LOST:
        return b""
    if drawn < TORN:
        return data[: random_.randint(0, len(data) // SECTOR) * SECTOR]
    return random_.randbytes(len(data)) if drawn < GARBLED else data


def _write_image(folder: Path, files: dict[str, bytearray]) -> None:
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _looked_at(path: Path) -> tuple[int, bool]:
    """How many Changes are there after the first, and whether each is there whole."""
    connection = apsw.Connection(str(path))
    try:
        (whole,) = connection.execute("PRAGMA integrity_check").fetchone()
        lines = connection.execute("SELECT count(*) - 1 FROM history").get
        visits = connection.execute("SELECT count(*) FROM visit").get
        note = connection.execute("SELECT note FROM child").get
        right = lines == visits == int(note)
        return lines, whole == "ok" and right and not any(_faults(connection))
    finally:
        connection.close()


def _faults(connection: apsw.Connection) -> Iterator[str]:
    for part in (_line_faults, _digest_faults, _record_faults, access_faults):
        yield from part(connection)  # type: ignore[arg-type]  # the same calls


def figures(folder: Path, count: int) -> list[Figure]:
    full, normal = cuts(folder, count, "FULL"), cuts(folder, count, "NORMAL")
    wrong = full.lost + full.half + full.unreadable
    return [
        Figure(
            f"power cuts of {count} that lost, halved or damaged anything",
            f"{wrong}",
            "0",
            wrong == 0,
        ),
        Figure(
            f"the same {count} where the disk is not waited for (the test's teeth)",
            f"{normal.lost + normal.unreadable} lost something",
            "more than 0",
            normal.lost > 0,
        ),
    ]
