"""No connection is opened, and no socket made, whatever the desk does."""

import subprocess
import sys
from pathlib import Path

import pytest

PASSWORD = "maple lantern otter cloud"
PRACTICE = Path(__file__).parent / "practice"
# every use of a socket is an event; the window is opened last, as it ends what it runs in
WATCHED = """
import os, sys
made, codes = [], []
sys.addaudithook(lambda event, _: made.append(event) if event.startswith("socket.") else None)
from herefordshire_desk.main import main
desk, out, extract, password = sys.argv[1:]
day, of_desk = ["--as-of", "2026-11-20"], ["--desk", desk]
for asked in (
    ["import", extract, *of_desk, "--extract-date", "2026-11-16"],
    ["flags", *of_desk, *day],
    ["return", "weekly", *of_desk, *day, "--out", out],
    ["verify", out],
    ["check", *of_desk],
    ["backup", *of_desk, "--out", desk + ".copy"],
    [*of_desk, "--once"],
):
    os.environ["HEREFORDSHIRE_DESK_PASSWORD"] = password  # it is taken away as it is read
    codes.append(main(asked))
{after}
print(codes, made, file=sys.stderr)
"""


def watched(tmp_path, after):
    """The exit codes of a week's work, and what was done with sockets in all of it."""
    words = [tmp_path / "desk.hfd", tmp_path / "weekly.xlsx", PRACTICE, PASSWORD]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.replace("{after}", after), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("after", "made"),
    [
        pytest.param("", "[]", id="the_desk_makes_none"),
        pytest.param(
            "import socket; socket.socket().close()",
            "['socket.__new__']",
            id="one_that_is_made_is_seen",
        ),
    ],
)
def test_that_a_whole_week_of_the_desk_makes_no_socket(tmp_path, after, made):
    assert watched(tmp_path, after) == f"{[0] * 7} {made}"
