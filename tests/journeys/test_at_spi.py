"""The desk as a screen reader has it: the real window on a display, over the accessibility bus."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PASSWORD
from tests.journeys.at_spi_session import BUS

READER = "/usr/bin/python3"


def missing():
    """The first part of such a session that is not on this computer."""
    for program in ("dbus-run-session", "xvfb-run", BUS, READER):
        if shutil.which(program) is None:
            return program
    reads = subprocess.run([READER, "-c", "import pyatspi"], capture_output=True, check=False)
    return "pyatspi" if reads.returncode else None


def test_that_a_screen_reader_finds_the_list_and_records_a_visit(desk_file, tmp_path):
    absent = missing()
    if absent:
        pytest.skip(f"no screen reader's session here: {absent} is not installed")
    out, log = tmp_path / "found.json", tmp_path / "session.txt"
    session = ["dbus-run-session", "--", "xvfb-run", "-a", sys.executable]
    with log.open("w") as said:  # what the bus starts outlives it, and would keep a pipe open
        ran = subprocess.run(
            [*session, "-m", "tests.journeys.at_spi_session", str(desk_file), READER, str(out)],
            env={**os.environ, "HEREFORDSHIRE_DESK_PASSWORD": PASSWORD},
            cwd=Path(__file__).parents[2],
            stdout=said,
            stderr=said,
            timeout=120,
            check=False,
        )
    assert ran.returncode == 0, log.read_text()
    found = json.loads(out.read_text(encoding="utf-8"))

    assert found["frame"] == "Herefordshire desk – CP Team 1"
    assert found["table"] == "What needs a person today"
    assert {"Child", "Needs", "Social worker"} <= set(found["headers"])
    assert found["unnamed"] == []
    assert found["form"] == f"Record a visit to {found['first']}"
    assert found["fields"] == [
        "Date of the visit",
        "Was the child seen?",
        "Kind of visit",
        "Visited by",
    ]
    assert found["said"] == f"Record visit – {found['first']}"
