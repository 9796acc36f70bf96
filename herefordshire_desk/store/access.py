"""The second chain: openings, views of a child's page, prints and exports.

It stands apart from history, so that a return written today does not move the head of history
that the same return carries; and a desk that was only looked at has nothing new to back up.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from herefordshire_desk.domain.access import Access, AccessLine
from herefordshire_desk.store.engine import Connection, fetch, in_words, transaction
from herefordshire_desk.store.history import BEFORE_FIRST, utc
from herefordshire_desk.store.rows import Row

_LINE = "number, at, who, what, about"


def note(connection: Connection, what: Access, about: str, *, at: datetime, who: str) -> None:
    """One more line, on the disk when this returns. Raises a Fault where it cannot be written."""
    with transaction(connection):
        add_line(connection, what, about, at=at, who=who)


def add_line(connection: Connection, what: Access, about: str, *, at: datetime, who: str) -> None:
    """One more line within the caller's transaction."""
    number, prev = _last(connection)
    line = (number + 1, utc(at).isoformat(), who, what, about)
    values = (*line, prev, _hash(prev, line))
    connection.execute("INSERT INTO access VALUES (?, ?, ?, ?, ?, ?, ?)", values)


@contextmanager
def noted(
    connection: Connection, what: Access, about: str, *, at: datetime, who: str
) -> Iterator[None]:
    """A line of access that stands only if what is done within ends well.

    Whatever that raises is raised as it is, and takes the line back.
    """
    with in_words():
        connection.execute("BEGIN IMMEDIATE")
    try:
        with in_words():
            add_line(connection, what, about, at=at, who=who)
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    with in_words():
        connection.execute("COMMIT")


def access_lines(connection: Connection, limit: int = -1) -> list[AccessLine]:
    """The latest `limit` lines, or all of them, oldest first."""
    newest = f"SELECT {_LINE} FROM access ORDER BY number DESC LIMIT ?"
    return [
        AccessLine(number, datetime.fromisoformat(at), who, what, about)
        for number, at, who, what, about in reversed(fetch(connection, newest, (limit,)))
    ]


def latest_line(connection: Connection, what: Access, begins: str) -> AccessLine | None:
    """The latest line of its kind about what begins with those words; None where there is none."""
    fits = "what = ? AND about GLOB ?"
    newest = f"SELECT {_LINE} FROM access WHERE {fits} ORDER BY number DESC LIMIT 1"
    for number, at, who, _, about in fetch(connection, newest, (what, f"{begins}*")):
        return AccessLine(number, datetime.fromisoformat(at), who, what, about)
    return None


def access_faults(connection: Connection) -> Iterator[str]:
    """The chain: no line altered, taken out or put elsewhere."""
    number, last = 0, BEFORE_FIRST
    found = fetch(connection, f"SELECT {_LINE}, prev, hash FROM access ORDER BY number")
    for *line, prev, kept in found:
        number += 1
        if line[0] != number or prev != last:
            yield f"The lines of access do not follow from each other at line {line[0]}."
            number = line[0]
        if _hash(prev, tuple(line)) != kept:
            yield f"Line {line[0]} of access was altered."
        last = kept


def _last(connection: Connection) -> tuple[int, bytes]:
    found = connection.execute(
        "SELECT number, hash FROM access ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return (found[0], found[1]) if found else (0, BEFORE_FIRST)


def _hash(prev: bytes, line: Row) -> bytes:
    return sha256(prev + json.dumps(line, ensure_ascii=False).encode()).digest()
