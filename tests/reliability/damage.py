"""Six damages to the desk, to a backup and to its keys: eighteen that must be found and said."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from herefordshire_desk.store.backup import backup, restore
from herefordshire_desk.store.faults import Fault, WrongPassword
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk
from herefordshire_desk.store.packed import DESK_MEMBER, KEYS_MEMBER
from tests.reliability.figures import Figure
from tests.store.desks import AT, PASSWORD, WHO, made, many

PAGE = 4096
Damage = Callable[[bytes], bytes]


def _flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _wipe(data: bytes, at: int, count: int) -> bytes:
    return data[:at] + bytes(len(data[at : at + count])) + data[at + count :]


DAMAGES: dict[str, Damage] = {
    "the beginning wiped": lambda data: _wipe(data, 0, 100),
    "a bit of the beginning": lambda data: _flip(data, 3),
    "a bit in the middle": lambda data: _flip(data, len(data) // 2),
    "a piece wiped": lambda data: _wipe(data, len(data) // 2, min(PAGE, len(data) // 4)),
    "cut in half": lambda data: data[: len(data) // 2 // PAGE * PAGE or len(data) // 2],
    "the end missing": lambda data: data[: -min(PAGE * 5 // 2, len(data) // 3)],
}


def told_of(folder: Path) -> dict[str, str]:
    """What is said of each damage to each of the three; blank where nothing is."""
    path, out = folder / "desk.hfd", folder / "backup.zip"
    with made(path, *many(1200)) as store:
        backup(store, out, now=AT)
    live, keys, packed = (each.read_bytes() for each in (path, beside(path, KEYS), out))
    with ZipFile(out) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    told = {}
    for name, damage in DAMAGES.items():
        path.write_bytes(damage(live))
        told[f"desk: {name}"] = _opening(path)
        path.write_bytes(live)
        beside(path, KEYS).write_bytes(damage(keys))
        told[f"keys: {name}"] = _opening(path)
        beside(path, KEYS).write_bytes(keys)
        with ZipFile(out, "w") as opened:  # so that its own checksums agree with the damage
            opened.writestr(KEYS_MEMBER, members[KEYS_MEMBER])
            opened.writestr(DESK_MEMBER, damage(members[DESK_MEMBER]))
        told[f"backup: {name}"] = _restoring(out, path)
        out.write_bytes(packed)
    return told


def _opening(path: Path) -> str:
    try:
        with open_desk(path, PASSWORD, who=WHO) as store:
            return " ".join(check(store).faults)
    except WrongPassword:
        return ""  # damage that is taken for a wrong password is not told apart
    except Fault as fault:
        return str(fault)


def _restoring(out: Path, path: Path) -> str:
    before = path.read_bytes()
    try:
        restore(out, path, PASSWORD, who=WHO, now=AT)
    except Fault as fault:
        return str(fault) if path.read_bytes() == before else ""
    return ""


def figures(folder: Path) -> list[Figure]:
    told = told_of(folder)
    found = sum(bool(words) for words in told.values())
    silent = [name for name, words in told.items() if not words]
    return [
        Figure(
            "damages to desk, backup and keys that were found and said",
            f"{found} of {len(told)}" + "".join(f"; not {name}" for name in silent),
            "18 of 18",
            found == len(told) == 18,
        )
    ]
