"""The other process: reads one workbook, of which it trusts nothing, and says what is in it.

It is given a line that names the workbook, then its bytes, and answers line by line. It has a
limit on its memory and never the desk's password; its other limits are set from outside.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from herefordshire_desk.workbooks.encrypt import NotWhole, PasswordRefused, decrypt
from herefordshire_desk.workbooks.guard import Kind, damaged, kind_of, packed_parts
from herefordshire_desk.workbooks.memory import limit_memory
from herefordshire_desk.workbooks.transport import Message, Row, line_of
from herefordshire_desk.workbooks.unreadable import NeedsPassword, Unreadable
from herefordshire_desk.workbooks.workbook_rows import rows_of

MOST_MEMORY = 1024 * 1024 * 1024


def serve_read_workbook(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Read the workbook on `stdin`, answer on `stdout`; the exit code. For a process of its own.

    Every answer ends with `end`, or with `refused` and why.
    """
    limit_memory(MOST_MEMORY)
    warnings.simplefilter("ignore")  # openpyxl names cells in its warnings
    sys.modules["numpy"] = cast("Any", None)  # openpyxl would load it, for nothing and 100 MB
    asked = json.loads(stdin.readline())
    for said in answer(asked["name"], stdin.read(), asked["password"]):
        stdout.write(line_of(said))
    stdout.flush()
    return 0


def answer(name: str, data: bytes, password: str | None) -> Iterator[Message | Row]:
    """Everything that is said of the workbook, whatever it does."""
    try:
        yield from rows_of(name, _unlocked(name, data, password))
        yield {"end": True}
    except NeedsPassword as fault:
        yield {"refused": str(fault), "needs_password": True}
    except Unreadable as fault:
        yield {"refused": str(fault)}
    except MemoryError:
        yield {"refused": f"{name} needs more memory to read than any real workbook does."}
    except Exception:  # noqa: BLE001 - a damaged workbook breaks openpyxl in any way there is
        yield {"refused": damaged(name)}


def _unlocked(name: str, data: bytes, password: str | None) -> bytes:
    if kind_of(name, data) is not Kind.LOCKED_WORKBOOK:
        return data
    if password is None:
        raise NeedsPassword(f"{name} needs its password.")
    try:
        workbook = decrypt(data, password)
    except PasswordRefused as fault:
        raise NeedsPassword(f"The password given does not open {name}.") from fault
    except NotWhole as fault:
        raise Unreadable(damaged(name)) from fault
    packed_parts(name, workbook)
    return workbook
