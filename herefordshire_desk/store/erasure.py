"""Erasing children from the file: records, what history said of them, and the space they took.

Lines of history and of access are chained and stay, with ids. What the edits of a child's records
said goes: value, salt and id; the digest stays, so the chain still verifies, and without its salt
it confirms no guess. What was not a child's any longer keeps its id, and loses what it was before.
"""

import hmac
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.erasure import ToErase, what_words
from herefordshire_desk.domain.history import HistoryLine
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.store.access import add_line
from herefordshire_desk.store.changes import write_batches
from herefordshire_desk.store.engine import Connection, Error, fetch, transaction
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.history import ERASED_SALT
from herefordshire_desk.store.reading import as_list, listed
from herefordshire_desk.store.rows import NOTHING, shapes

RECENT = "recent"  # the preference that holds what was last looked up, by id
Gone = tuple[str, str]  # a record's table and id

# every record that is about one of them, or was once, or joins another child to one of them
_THEIRS = """
    SELECT DISTINCT kind, record_id FROM edits
     WHERE record_id <> '' AND (
           child_id IN (SELECT value FROM json_each(:ids))
        OR before ->> 'child_id' IN (SELECT value FROM json_each(:ids))
        OR before ->> 'other_id' IN (SELECT value FROM json_each(:ids)))
    UNION SELECT 'family_link', id FROM family_link
     WHERE other_id IN (SELECT value FROM json_each(:ids))
"""
_SENT = """
    SELECT 'sent_return', id FROM sent_return WHERE id IN (SELECT value FROM json_each(:sent))
    UNION SELECT 'sent_sheet', id FROM sent_sheet
     WHERE sent_id IN (SELECT value FROM json_each(:sent))
"""
# of a record that is another child's now: up to the edit that took it from them
_BLANK_UPTO = f"""
    UPDATE edits SET before = '{NOTHING}', salt = :salt,
           child_id = CASE WHEN child_id IN (SELECT value FROM json_each(:ids))
                           THEN NULL ELSE child_id END
     WHERE kind = :kind AND record_id = :record AND (history, position) <= (
        SELECT history, position FROM edits
         WHERE kind = :kind AND record_id = :record AND (
               child_id IN (SELECT value FROM json_each(:ids))
            OR before ->> 'child_id' IN (SELECT value FROM json_each(:ids)))
         ORDER BY history DESC, position DESC LIMIT 1)
"""
_BLANK = f"""
    UPDATE edits SET before = '{NOTHING}', salt = ?, record_id = '', child_id = NULL
     WHERE kind = ? AND record_id = ?
"""


def erase(
    connection: Connection, asked: ToErase, change: Change, *, at: datetime, who: str
) -> tuple[HistoryLine, dict[str, int]]:
    """Erase in one transaction; the line of history, and how many records went by table.

    `change` says that it was done, as `domain/erasure.py` makes it. Raises a Fault where the
    file refused; then everything is as it was.
    """
    with transaction(connection):
        theirs = _theirs(connection, asked)
        counts = _delete(connection, asked)
        _blank(connection, theirs, asked.children)
        _forget_recent(connection, asked.children)
        line = write_batches(connection, change.batches, at=at, who=who).line
        add_line(connection, "erased", what_words(asked), at=at, who=who)
    return line, counts


def write_space_again(connection: Connection) -> bool:
    """Empty the log, and write the file without its free space; whether that could be done.

    It comes after the erasure, so nothing that fails here may be told as an erasure that failed.
    """
    try:
        fetch(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        fetch(connection, "VACUUM")
        ((busy, *_),) = fetch(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    except (Fault, Error, MemoryError):
        return False
    return not busy


def tombstone_of(key: bytes) -> Callable[[ChildId], str]:
    """What makes the id of a child into that of their tombstone, under the desk's own key."""
    return lambda child: hmac.new(key, f"erased {child}".encode(), "sha256").hexdigest()


def erased_among(connection: Connection, key: bytes, children: Iterable[ChildId]) -> set[ChildId]:
    """Those of the children who were erased once."""
    stones = {stone for (stone,) in fetch(connection, "SELECT id FROM tombstone")}
    stone_of = tombstone_of(key)
    return {child for child in children if stone_of(child) in stones} if stones else set()


def erased_after(connection: Connection, number: int) -> int:
    """How many children were erased by lines of history after that number."""
    sql = """SELECT coalesce(sum(children), 0) FROM erasure WHERE id IN (
        SELECT record_id FROM edits WHERE kind = 'erasure' AND history > ?)"""
    ((count,),) = fetch(connection, sql, (number,))
    return int(count)


def _theirs(connection: Connection, asked: ToErase) -> list[Gone]:
    found = fetch(connection, _THEIRS, {"ids": as_list(asked.children)})
    return found + fetch(connection, _SENT, {"sent": as_list(asked.sent)})


def _delete(connection: Connection, asked: ToErase) -> dict[str, int]:
    """The rows themselves; how many of each table."""
    ids, sent = as_list(asked.children), as_list(asked.sent)
    wanted = [(each.table, each.of_a_child, ids) for each in shapes() if each.of_a_child]
    wanted += [("family_link", "other_id", ids)]
    wanted += [("sent_return", "id", sent), ("sent_sheet", "sent_id", sent)]
    counts: dict[str, int] = {}
    for table, column, values in wanted:
        sql = f'DELETE FROM "{table}" WHERE {listed(column)}'
        gone = connection.execute(sql, (values,)).rowcount
        if gone:
            counts[table] = counts.get(table, 0) + gone
    return counts


def _blank(connection: Connection, theirs: Sequence[Gone], children: Iterable[ChildId]) -> None:
    """What history said of their records."""
    for table, record_id in theirs:
        stays = connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (record_id,)).fetchone()
        if stays:
            asked = {"kind": table, "record": record_id, "ids": as_list(children)}
            connection.execute(_BLANK_UPTO, {**asked, "salt": ERASED_SALT})
        else:
            connection.execute(_BLANK, (ERASED_SALT, table, record_id))


def _forget_recent(connection: Connection, children: Iterable[ChildId]) -> None:
    """Nobody who went stays among what was last looked up."""
    gone = {f"Children:{child}" for child in children}
    for (value,) in fetch(connection, "SELECT value FROM preference WHERE name = ?", (RECENT,)):
        left = "\n".join(mark for mark in value.splitlines() if mark not in gone)
        connection.execute("UPDATE preference SET value = ? WHERE name = ?", (left, RECENT))
