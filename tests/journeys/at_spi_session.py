"""One session with a display and an accessibility bus: the desk in it, and what reads it.

Run inside `dbus-run-session -- xvfb-run`: the desk's file, the Python that
has pyatspi, and the file for what it found.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

BUS = "/usr/libexec/at-spi-bus-launcher"
PROBE = Path(__file__).with_name("at_spi_probe.py")
PATIENCE = 90  # seconds


def main(desk: str, reader: str, out: str) -> int:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    bus = subprocess.Popen([BUS, "--launch-immediately"], start_new_session=True)
    program = [sys.executable, "-m", "herefordshire_desk", "--desk", desk]
    window = subprocess.Popen(program, env=environment, start_new_session=True)
    try:
        return subprocess.run([reader, str(PROBE), out], timeout=PATIENCE, check=False).returncode
    finally:
        for started in (window, bus):
            os.killpg(started.pid, signal.SIGKILL)  # and what it started
            started.wait()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
