"""`python -m herefordshire_desk` is the same thing as `herefordshire-desk`."""

import os
import sys

from herefordshire_desk.pace import hurry


def run() -> None:
    """Run, and end the process as soon as what was asked for is done.

    At the end nothing is left open, so neither Python nor Qt need take apart what the system
    takes back whole.
    """
    hurry()
    from herefordshire_desk.main import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a window program has none
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
