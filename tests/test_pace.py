import gc
import subprocess
import sys

import pytest

from herefordshire_desk.pace import HURRIED, SHARED, building, hurry, relax

PYTHONS_OWN = 0.005  # seconds

READ_AFTER = """
import inspect
import PySide6.QtCore
from herefordshire_desk.pace import import_plainly
import_plainly()
read = []
inspect.getsource = lambda module: read.append(module) or ""
import colorsys
from PySide6.QtWidgets import QWidget
print(len(read), QWidget.__name__)
"""


def test_that_threads_take_long_turns_in_a_hurry_and_short_ones_afterwards():
    hurry()
    try:
        assert not gc.isenabled()
        assert sys.getswitchinterval() == pytest.approx(HURRIED)
    finally:
        relax()
    assert gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(SHARED)
    assert SHARED < PYTHONS_OWN < HURRIED


def test_that_no_module_is_read_for_features_of_pyside_it_may_ask_for():
    """Were it to fail for a new PySide6, the start is slower by a tenth, and nothing is wrong."""
    done = subprocess.run(
        [sys.executable, "-c", READ_AFTER], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["0", "QWidget"]


def test_that_nothing_is_collected_while_anybody_builds():
    relax()
    with building():
        with building():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_that_what_fails_leaves_it_as_it_was():
    relax()
    with pytest.raises(ZeroDivisionError), building():
        raise ZeroDivisionError
    assert gc.isenabled()
    hurry()
    with building():
        pass
    assert not gc.isenabled()
    relax()
