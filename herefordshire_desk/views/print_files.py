"""Files that are printed to: whole or not at all, and their owner's alone to read."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

KINDS = frozenset({".pdf", ".html", ".htm", ".png", ".svg"})


class NotWritten(Exception):
    """A file that was not written, and why, in words. What was there before still is."""

    for_people = True


def write_whole(out: Path, data: bytes) -> Path:
    """The file with exactly this data, or as it was before. Raises NotWritten; returns `out`.

    What is there already is replaced only where it is such a file: never a desk or its keys.
    """
    if out.suffix.lower() not in KINDS and os.path.lexists(out):
        raise NotWritten(f"{out.name} is a file of another kind: it was left. Choose another name.")
    try:
        handle, part = tempfile.mkstemp(prefix=".desk-", suffix=".part", dir=out.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(out)
        except BaseException:
            with suppress(OSError):
                Path(part).unlink()
            raise
    except OSError as fault:
        raise NotWritten(_words(fault, out)) from fault
    return out


def _words(fault: OSError, out: Path) -> str:
    if isinstance(fault, PermissionError):
        return f"{out.name} could not be written: it may be open, or the folder not yours."
    if isinstance(fault, FileNotFoundError):
        return f"{out.name} was not written: the folder is not there."
    return f"{out.name} was not written: the disk refused it. It may be full."
