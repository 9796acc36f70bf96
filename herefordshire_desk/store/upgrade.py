"""Bringing a desk of an earlier version up to the present schema, with a backup made first."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from herefordshire_desk.store.backup import write_backup
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.files import free_name
from herefordshire_desk.store.schema import SCHEMA, migrate


def upgrade(
    connection: Connection,
    desk: Path,
    key: bytes,
    *,
    to: int = SCHEMA,
    steps: Callable[[Connection], None] = migrate,
) -> Path:
    """Make the steps that the file has not had, after a verified backup beside it: its path.

    The backup is dated as the desk last was. Afterwards the number of the schema stands in the
    file itself and not only in its log, where `open` would not see it without changing a byte.
    """
    dated = datetime.fromtimestamp(desk.stat().st_mtime, UTC)
    out = free_name(desk.with_name(f"{desk.stem}-before-schema-{to}.zip"))
    write_backup(connection, desk, key, out, now=dated, why="before an upgrade")
    steps(connection)
    fetch(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    return out
