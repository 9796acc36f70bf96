"""`python -m herefordshire_desk` is the same thing as `herefordshire-desk`."""

import os
import sys
from contextlib import suppress

from herefordshire_desk.pace import hurry

WRONG = 1


def run() -> None:
    """Run, and end the process as soon as what was asked for is done.

    At the end nothing is left open, so neither Python nor Qt need take apart what the system
    takes back whole.
    """
    try:
        hurry()
        from herefordshire_desk.main import main

        code = main()
    except KeyboardInterrupt:  # before the command could say so itself
        code = _failed("Stopped. Nothing was changed.")
    try:
        if sys.stdout is not None:  # a window program has none
            sys.stdout.flush()
    except OSError:  # a full disk, or a reader that has gone
        code = code or _failed("What was to be shown could not be written.")
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.flush()
    os._exit(code)


def _failed(words: str) -> int:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{words}\n")
    return WRONG


if __name__ == "__main__":
    run()
