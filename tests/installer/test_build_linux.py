"""The Linux copy, less what takes long: what is in it, how it is packed, and that it is tried."""

import io
import sys
import tarfile

import pytest

from installer.build_linux import (
    LIBRARY,
    PINS,
    PROGRAM,
    PYTHON,
    interpreter,
    linux_rules,
    started,
    tarred,
)
from installer.windows.wheels import BuildError, read_pins

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is of Linux")

RULES = linux_rules()


def script(tmp_path, words):
    program = tmp_path / PROGRAM
    program.write_text(f"#!/bin/sh\n{words}\n")
    program.chmod(0o700)
    return program


def test_that_every_wheel_that_is_pinned_has_a_rule_and_no_other():
    assert {pin.name for pin in read_pins(PINS.read_text("utf-8"))} == set(RULES.wheels)


def test_that_no_library_of_windows_is_asked_for():
    patterns = [each for rule in RULES.wheels.values() for each in rule["keep"]]
    assert [each for each in patterns if each.endswith((".dll", ".pyd"))] == []


def test_that_this_python_goes_along_without_its_tests_and_what_encrypts_connections():
    files = interpreter(RULES.python)
    assert files[PYTHON].startswith(b"\x7fELF")
    parts = {path.rpartition("/")[2].partition(".")[0] for path in files if LIBRARY in path}
    assert parts & {"_testcapi", "_ssl", "_tkinter"} == set()
    assert parts & {"_ctypes", "_decimal", "_hashlib"}


def test_that_it_is_packed_into_the_same_bytes_whatever_the_order_and_only_programs_run():
    files = {PROGRAM: b"#!/bin/sh", "a/b.txt": b"words"}
    packed = tarred(files, "desk")
    assert packed == tarred(dict(reversed(files.items())), "desk")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        modes = {each.name: (each.mode, each.mtime) for each in archive.getmembers()}
    assert modes == {"desk/a/b.txt": (0o644, 0), f"desk/{PROGRAM}": (0o755, 0)}


def test_that_a_copy_that_works_is_taken(tmp_path):
    started(script(tmp_path, 'test "$1" = --self-test && echo "Everything works."'))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("echo FAILED; exit 1", id="it_fails"),
        pytest.param("echo Everything works but the charts.", id="its_charts_are_not_drawn"),
    ],
)
def test_that_a_copy_is_refused_when(words, tmp_path):
    with pytest.raises(BuildError, match="The copy does not work"):
        started(script(tmp_path, words))
