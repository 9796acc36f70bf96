"""How a process of the program begins and ends, whatever stops it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BEGIN = "import herefordshire_desk.main as m\ndef main(): {}\nm.main = main\n"
STOPPED = BEGIN.format("raise KeyboardInterrupt")
SAID = BEGIN.format("print('x', end=''); return 0")
RUN = "from herefordshire_desk.__main__ import run\nrun()"


def started(program, out=subprocess.PIPE):
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def test_that_a_ctrl_c_before_the_command_has_begun_is_said_in_words():
    ended = started(STOPPED + RUN)
    assert (ended.returncode, ended.stderr) == (1, "Stopped. Nothing was changed.\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk to write to")
def test_that_output_that_could_not_be_written_is_said_and_no_success():
    with open("/dev/full", "w") as full:
        ended = started(SAID + RUN, full)
    assert (ended.returncode, ended.stderr) == (1, "What was to be shown could not be written.\n")
