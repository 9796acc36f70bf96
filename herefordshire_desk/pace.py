"""Pace: how Python runs until the first picture, and from then on."""

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
