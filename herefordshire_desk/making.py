"""Making a new desk: the file, its team, and the demo team where that was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.files import KEYS, LOCK, beside
from herefordshire_desk.store.open import Person, create_desk
from herefordshire_desk.store.store import Store


def make_desk(
    path: Path,
    password: str,
    *,
    team: str,
    demo_on: date | None,
    at: datetime,
    who: Person,
) -> tuple[Store, str]:
    """A new open desk and its recovery code. Raises the store's Fault, and then made nothing."""
    store, code = create_desk(path, password, who=who)
    with unmade_on_failure(store, path):
        if team:
            store.prefer("team", team)
        if demo_on is not None:
            from herefordshire_desk.domain.demo import demo_records

            store.apply(added("Make the demo team", *demo_records(demo_on)), at=at, who=who.user)
    return store, code


@contextmanager
def unmade_on_failure(store: Store, path: Path) -> Iterator[None]:
    """What is done with a desk that was just made: if it fails, the desk is not there either."""
    try:
        yield
    except BaseException:
        store.close()
        take_away(path)
        raise


def take_away(path: Path) -> None:
    """The desk at `path` is not there any more. It is closed, and was made a moment ago."""
    for file in (path, *(beside(path, ending) for ending in (KEYS, LOCK))):
        file.unlink(missing_ok=True)
