"""The other process from outside: what it is given, and that it always ends."""

import os
import sys

import pytest

from herefordshire_desk.workbooks.apart import read_workbook
from herefordshire_desk.workbooks.unreadable import Unreadable
from tests.workbooks.workbook_files import simple

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in with a shell script")


class Stopped(Exception):
    pass


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a shell script in the place of our own executable."""

    def put(script):
        desk = tmp_path / "herefordshire-desk"
        desk.write_text(f"#!/bin/sh\n{script}\n")
        desk.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(desk))

    return put


def go_on():
    pass


def read(waiting=go_on, seconds=30.0):
    return read_workbook("a.xlsx", simple(), None, waiting, seconds)


def assert_that_no_process_is_left():
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_that_a_workbook_is_read_by_another_process():
    (sheet,), notes = read()
    assert sheet.rows == (("100", "05/01/2026"),)
    assert notes == []
    assert_that_no_process_is_left()


def test_that_one_that_takes_too_long_is_ended(stand_in):
    stand_in("exec tail -f /dev/null")
    with pytest.raises(Unreadable, match=r"^a\.xlsx took more than 0 seconds to read\.$"):
        read(seconds=0.0)
    assert_that_no_process_is_left()


def test_that_stopping_ends_it(stand_in):
    stand_in("exec tail -f /dev/null")

    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        read(waiting=stop)
    assert_that_no_process_is_left()


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 1", id="it_says_nothing"),
        pytest.param("""echo '{"sheet":"S","serial_dates":true}'""", id="it_stops_half_way"),
        pytest.param("kill -ABRT $$", id="it_dies"),
        pytest.param("echo '[\"a\"'", id="it_stops_within_a_line"),
    ],
)
def test_that_one_that_ends_early_has_read_nothing(stand_in, script):
    stand_in(script)
    with pytest.raises(Unreadable, match="is damaged or not complete"):
        read()


def test_that_it_never_has_the_desks_password(stand_in, monkeypatch, tmp_path):
    monkeypatch.setenv("HEREFORDSHIRE_DESK_PASSWORD", "oak lantern")
    stand_in(f'env > {tmp_path}/seen; echo "$@" >> {tmp_path}/seen; echo \'{{"end":true}}\'')
    assert read() == ([], [])
    seen = (tmp_path / "seen").read_text()
    assert "oak lantern" not in seen
    assert seen.endswith("read-workbook\n")


def test_that_it_is_found_from_wherever_we_are(monkeypatch, tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the folder was run')")
    monkeypatch.chdir(tmp_path)
    assert len(read()[0]) == 1


def test_that_a_workbook_larger_than_a_pipe_is_passed_on_to_a_process_that_starts_slowly(
    stand_in, tmp_path
):
    count = tmp_path / "count"
    stand_in(f'sleep 0.4; wc -c > {count}; echo \'{{"end":true}}\'')
    sheets, notes = read_workbook("a.xlsx", bytes(1_000_000), None, go_on, 10.0)
    assert (sheets, notes) == ([], [])
    assert int(count.read_text()) > 1_000_000
