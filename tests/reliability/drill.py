"""The drill: a large desk backed up, restored and salvaged, each timed and compared."""

import random
from pathlib import Path
from time import perf_counter

from herefordshire_desk.domain.records import Visit
from herefordshire_desk.store.backup import restore
from herefordshire_desk.store.backups import back_up
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.salvage import salvage
from herefordshire_desk.store.scavenge import Scavenger
from tests.reliability.figures import Figure
from tests.store.desks import AT, PASSWORD, WHO, contents, made, many

PAGE = 4096
VISITS = "SELECT rowid FROM visit NOT INDEXED"
MEGABYTE = 1_000_000


def figures(folder: Path, visits: int) -> list[Figure]:
    path = folder / "desk.hfd"
    with made(path, *many(visits)) as store:
        key, before = store.key, contents(store)
        begun = perf_counter()
        out = back_up(store, now=AT, why="closing")
        backed_up = perf_counter() - begun
    size = out.stat().st_size / MEGABYTE
    begun = perf_counter()
    restore(out, folder / "again.hfd", PASSWORD, who=WHO, now=AT)
    restored = perf_counter() - begun
    with open_desk_with_key(folder / "again.hfd", key, who=WHO) as again:
        same = contents(again) == before and check(again).sound
    return [
        Figure(f"backup of {size:.0f} MB, verified", f"{backed_up:.1f} s", "-", met=True),
        Figure(
            "its restore, every record the same",
            f"{restored:.1f} s, {'the same' if same else 'NOT the same'}",
            "less than 10 s",
            same and restored < 10,
        ),
        _salvaged(path, key, visits),
    ]


def _salvaged(path: Path, key: bytes, visits: int) -> Figure:
    """Three pages wiped that hold visits, anywhere in the file."""
    for _ in range(3):
        _lose_a_page(path, key)
    out = path.with_name("salvaged.hfd")
    begun = perf_counter()
    salvage(path, key, out, who=WHO, at=AT)
    taken = perf_counter() - begun
    with open_desk_with_key(out, key, who=WHO) as store:
        share, sound = len(store.records(Visit)) / visits, check(store).sound
    return Figure(
        f"salvage of {visits:,} visits with 3 pages lost",
        f"{share:.2%} read in {taken:.0f} s, {'sound' if sound else 'NOT sound'}",
        "99 % or more",
        sound and share >= 0.99,
    )


def _lose_a_page(path: Path, key: bytes) -> None:
    """Wipes one more page of those with visits on them, found by wiping."""
    whole = path.read_bytes()
    lost_before = _read(path, key)
    for page in random.Random(len(whole) + lost_before).sample(range(len(whole) // PAGE), 200):  # noqa: S311 - pages, not secrets
        with path.open("r+b") as file:
            file.seek(page * PAGE)
            file.write(bytes(PAGE))
        if 0 < _read(path, key) < lost_before:
            return
        path.write_bytes(whole)
    raise AssertionError("no page holds visits")


def _read(path: Path, key: bytes) -> int:
    """How many visits can be read from either end of their table; 0 where nothing can."""
    damaged = Scavenger(path, key)
    try:
        up, down = (
            sum(1 for _ in damaged.upto(f"{VISITS} ORDER BY rowid {way}"))
            for way in ("ASC", "DESC")
        )
        return up + down
    finally:
        damaged.close()
