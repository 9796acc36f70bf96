"""Pace: how Python runs until the first picture, and from then on."""

import builtins
import gc
import sys

USUAL = sys.getswitchinterval()
HURRIED = 0.05  # seconds


def hurry() -> None:
    """For the start: no collection of garbage, for all is kept; threads take longer turns.

    The store's thread and the window's share one interpreter: handing it to and fro in the
    usual 5 ms makes both slower.
    """
    gc.disable()
    sys.setswitchinterval(HURRIED)


def relax() -> None:
    """As usual, once there is something to see or a command to do."""
    gc.enable()
    sys.setswitchinterval(USUAL)


def import_plainly() -> None:
    """Import PySide6, and take back the import it puts in place of Python's own.

    That one reads the source of every module imported from then on, to see whether it may ask
    for a `__feature__` of PySide; the desk asks for none, and would start a tenth later for it.
    """
    import PySide6.QtCore  # noqa: F401 - what is put in its place comes with it

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
