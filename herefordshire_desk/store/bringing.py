"""Bringing a desk to a new computer: a backup, its recovery code, and a password for here."""

import os
from datetime import datetime
from pathlib import Path

from herefordshire_desk.store.backup import restore
from herefordshire_desk.store.engine import in_words
from herefordshire_desk.store.faults import NotFound
from herefordshire_desk.store.keyfile import keyfile_from
from herefordshire_desk.store.keys import unwrap_code
from herefordshire_desk.store.lock import Person
from herefordshire_desk.store.open import recover_desk
from herefordshire_desk.store.packed import keys_in, opened_backup
from herefordshire_desk.store.store import Store


def bring_desk(
    from_: Path, to: Path, code: str, password: str, *, who: Person, now: datetime
) -> Store:
    """The desk of a backup, open at `to`, by a password that was set here.

    The code is tried before anything is written. Raises WrongPassword, and what `restore` and
    `recover_desk` raise.
    """
    if not os.path.isfile(from_):
        raise NotFound(f"There is no backup at {from_}.")
    with in_words(), opened_backup(from_) as packed:
        unwrap_code(keyfile_from(keys_in(packed)), code)
    restore(from_, to, code, who=who, now=now)
    return recover_desk(to, code, password, who=who)
