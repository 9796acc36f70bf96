"""What a test does in a process of its own: hold a desk open, or be killed at a chosen moment.

`python -m tests.store.child ACTION PATH ...`
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.backup import backup, restore
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.keys import change_password
from herefordshire_desk.store.open import create_desk, open_desk_with_key
from tests.store.desks import AT, PASSWORD, WHO, many

KILLED_BY = 9


def die_at_rename(number: int) -> None:
    """Be killed as the process is about to make its nth rename."""
    left = [number]

    def watch(event: str, _: tuple[object, ...]) -> None:
        if event == "os.rename":
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), KILLED_BY)

    sys.addaudithook(watch)


def hold(path: Path, key: str) -> None:
    with open_desk_with_key(path, bytes.fromhex(key), who=WHO):
        say("open")
        sys.stdin.readline()


def apply_until_killed(path: Path, key: str, count: str, after: str) -> None:
    """A big Change with an alarm set that nobody handles: the kernel ends the process at once."""
    with open_desk_with_key(path, bytes.fromhex(key), who=WHO) as store:
        change = added("Import", *many(int(count)))
        signal.setitimer(signal.ITIMER_REAL, float(after))
        store.apply(change, at=AT, who="p.nair")
        signal.setitimer(signal.ITIMER_REAL, 0)


def apply_without_room(path: Path, key: str, count: str) -> None:
    """The same big Change again and again, the disk full at a place that moves."""
    import resource

    change = added("Import", *many(int(count)))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_desk_with_key(path, bytes.fromhex(key), who=WHO) as store:
        for room in range(20_000, 1_000_000, 80_021):
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
            try:
                store.apply(change, at=AT, who="p.nair")
            except Fault as fault:
                say(type(fault).__name__)
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        say(str(len(store.lines())))
        store.apply(change, at=AT, who="p.nair")


def create(path: Path, number: str) -> None:
    die_at_rename(int(number))
    create_desk(path, PASSWORD, who=WHO)[0].close()


def back_up(path: Path, number: str, key: str, out: str) -> None:
    with open_desk_with_key(path, bytes.fromhex(key), who=WHO) as store:
        die_at_rename(int(number))
        backup(store, Path(out), now=AT)


def put_back(path: Path, number: str, from_: str, password: str) -> None:
    die_at_rename(int(number))
    restore(Path(from_), path, password, who=WHO, now=AT)


def new_password(path: Path, number: str, key: str, password: str) -> None:
    die_at_rename(int(number))
    change_password(path, bytes.fromhex(key), password)


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


ACTIONS: tuple[Callable[..., None], ...] = (
    hold,
    apply_until_killed,
    apply_without_room,
    create,
    back_up,
    put_back,
    new_password,
)

if __name__ == "__main__":
    action, desk, *rest = sys.argv[1:]
    next(each for each in ACTIONS if each.__name__ == action)(Path(desk), *rest)
