"""What a backup says of itself, written as the comment of its zip file.

It is advice: what a backup holds is told by opening it. So one that is missing, or was tampered
with, is no reason to refuse a backup; its hash is compared with the desk's own history.
"""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from herefordshire_desk.domain.backups import BackupNote, Missing, missing_from
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.history import last_hash

OURS = "backup"  # preferences about backups begin so; they are no reason for another one
PASSING = ("openings", "recent")  # preferences that looking around alone alters


def note_of(connection: Connection, keys: bytes, *, at: datetime, why: str) -> BackupNote:
    """The note of a backup that is being made now, of keys as they are written."""
    line, head = last_hash(connection)
    return BackupNote(at, why, line, head.hex() if line else "", state_of(connection, keys))


def state_of(connection: Connection, keys: bytes) -> str:
    """Differs wherever records, keys or preferences differ; says nothing of what they are."""
    _, head = last_hash(connection)
    preferred = fetch(connection, "SELECT name, value FROM preference ORDER BY name")
    lasting = [row for row in preferred if row[0] not in PASSING and not row[0].startswith(OURS)]
    return sha256(head + keys + repr(lasting).encode()).hexdigest()


def note_to_bytes(note: BackupNote) -> bytes:
    """As it is written."""
    return json.dumps({**note._asdict(), "at": note.at.isoformat()}).encode()


def note_in(backup: Path) -> BackupNote | None:
    """What a backup says of itself; None where it says nothing, or is none."""
    try:
        with ZipFile(backup) as packed:
            values = json.loads(packed.comment)
        at = datetime.fromisoformat(values.pop("at"))
        note = BackupNote(at, **{name: values[name] for name in BackupNote._fields[1:]})
    except (OSError, BadZipFile, ValueError, TypeError, KeyError, AttributeError):
        return None
    return note if isinstance(note.line, int) and at.tzinfo else None


def missing(connection: Connection, note: BackupNote) -> Missing:
    """What the open desk has that the backup of that note has not."""
    found = fetch(connection, "SELECT hash FROM history WHERE number = ?", (note.line,))
    count, _ = last_hash(connection)
    return missing_from(note, [kept.hex() for (kept,) in found], count)
