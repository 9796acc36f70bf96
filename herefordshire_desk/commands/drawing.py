"""The other process that draws a chart: where numpy ends the program, only this one ends."""

import os
import subprocess

from herefordshire_desk.own_program import own_command, own_environment

SECONDS = 60.0


def serve_draw_chart() -> int:
    """Draw a chart without a screen, in a process of its own; exit code 0 if it came out."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from herefordshire_desk.application import the_application
    from herefordshire_desk.views.plots import draws_bars

    the_application()
    try:
        return 0 if draws_bars() else 1
    except ImportError:
        return 1


def charts_are_drawn(seconds: float = SECONDS) -> bool:
    """Whether our own program draws a chart within so many seconds."""
    try:
        ended = subprocess.run(  # noqa: S603 - our own executable, and no words from outside
            own_command("draw-chart"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=own_environment(),
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
