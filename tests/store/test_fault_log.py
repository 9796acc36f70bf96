import os
import sys

import pytest

from herefordshire_desk.store.fault_log import LARGEST, note_fault
from herefordshire_desk.store.files import FAULTS, FAULTS_BEFORE, beside
from tests.store.desks import AT


def test_that_faults_are_noted_one_below_the_other_with_when_it_was(path):
    note_fault(path, "KeyError\nx.py:3 f", AT)
    note_fault(path, "ValueError\ny.py:4 g", AT)
    told = beside(path, FAULTS).read_text("utf-8").split("\n\n")
    assert [each.splitlines()[1:] for each in told] == [
        ["KeyError", "x.py:3 f"],
        ["ValueError", "y.py:4 g"],
        [],
    ]
    assert told[0].startswith(AT.isoformat(timespec="seconds"))


def test_that_no_more_than_two_files_are_kept_however_often_it_fails(path):
    for _ in range(9):
        note_fault(path, "x" * (LARGEST // 2), AT)
    sizes = [beside(path, each).stat().st_size for each in (FAULTS, FAULTS_BEFORE)]
    assert max(sizes) < 2 * LARGEST
    assert {each.name for each in path.parent.iterdir()} == {
        beside(path, FAULTS).name,
        beside(path, FAULTS_BEFORE).name,
    }


def test_that_a_log_that_cannot_be_written_stops_nothing(path):
    beside(path, FAULTS).mkdir()
    note_fault(path, "KeyError", AT)
    note_fault(path.parent / "gone" / path.name, "KeyError", AT)
    assert list(beside(path, FAULTS).iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives rights otherwise")
def test_that_it_is_for_this_user_alone(path):
    note_fault(path, "KeyError", AT)
    assert os.stat(beside(path, FAULTS)).st_mode & 0o077 == 0
