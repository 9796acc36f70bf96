"""FILE.faults: what nobody foresaw, beside the desk, for whoever mends it.

When it was, and where in the program: what is written is given without a value or a message, as
either may hold a name. The file before it is kept, no other.
"""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from herefordshire_desk.store.files import FAULTS, FAULTS_BEFORE, beside

LARGEST = 100_000  # bytes, after which the next fault begins a new file


def note_fault(desk: Path, told: str, at: datetime) -> None:
    """Append a report. A log that cannot be written stops nothing."""
    file = beside(desk, FAULTS)
    with suppress(OSError):
        if file.exists() and file.stat().st_size > LARGEST:
            file.replace(beside(desk, FAULTS_BEFORE))
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with open(opened, "a", encoding="utf-8") as log:
            log.write(f"{at.isoformat(timespec='seconds')}\n{told}\n\n")
