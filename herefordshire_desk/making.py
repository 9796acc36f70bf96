"""Making a new desk: the file, its team, and the demo team where that was asked for."""

from datetime import date, datetime
from pathlib import Path

from herefordshire_desk.domain.changes import added
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
    code: list[str],
) -> Store:
    """A new open desk; its recovery code is put in `code`. Raises the store's Fault."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store, recovery = create_desk(path, password, who=who)
    code.append(recovery)
    if team:
        store.prefer("team", team)
    if demo_on is not None:
        from herefordshire_desk.domain.demo import demo_records

        store.apply(added("Make the demo team", *demo_records(demo_on)), at=at, who=who.user)
    return store
