"""Pace: how Python runs until the first picture, and from then on."""

import builtins
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

HURRIED, SHARED = 0.05, 0.0005  # seconds: the longest turn a thread takes while another waits
_lock = Lock()
_building: list[bool] = []  # for each who builds now, whether garbage was collected before


def hurry() -> None:
    """For the start: no collection of garbage, for all is kept; threads take longer turns.

    The store's thread and the window's share one interpreter: handing it to and fro makes both
    slower.
    """
    gc.disable()
    sys.setswitchinterval(HURRIED)


def relax() -> None:
    """As it stays, once there is something to see or a command to do: garbage is collected.

    Threads take short turns. Qt asks Python about each thing it paints, and while a thread counts
    it would wait a whole turn for each answer: half a second for one page at the usual 5 ms.
    """
    gc.enable()
    sys.setswitchinterval(SHARED)


def import_plainly() -> None:
    """Once PySide6 is imported: take back the import that it put in place of Python's own.

    That one reads the source of every module imported from then on, to see whether it may ask
    for a `__feature__` of PySide; the desk asks for none, and would start later for it.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def building() -> Iterator[None]:
    """While very many values are made and all of them kept: no collection of garbage.

    Looking them through again and again takes as long as making them, and whichever thread makes
    them, the window stands still meanwhile. Collecting begins again when the last has built.
    """
    with _lock:
        _building.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was = _building.pop(0)
            if _building:
                _building[0] = was
            elif was:
                gc.enable()
