"""FILE.tries: how often a wrong password was typed. It outlives a restart, and holds no more.

Whoever can write in the folder can take it away: it slows down a person at the keyboard, and
what protects a copied file is the cost of each try.
"""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from herefordshire_desk.domain.tries import Tries
from herefordshire_desk.store.files import TRIES, beside, write_whole


def tries_of(desk: Path) -> Tries:
    """Those on file; none where there is no such file, or it cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        values = json.loads(beside(desk, TRIES).read_text(encoding="utf-8"))
        last = datetime.fromisoformat(values["last"])
        if last.tzinfo is not None:
            return Tries(int(values["wrong"]), last)
    return Tries()


def keep_tries(desk: Path, tries: Tries) -> None:
    """Write them down, or with none take the file away. A disk that refuses stops nobody."""
    with suppress(OSError):
        if tries.last is None:
            beside(desk, TRIES).unlink(missing_ok=True)
        else:
            values = {"wrong": tries.wrong, "last": tries.last.isoformat()}
            write_whole(beside(desk, TRIES), json.dumps(values).encode())
