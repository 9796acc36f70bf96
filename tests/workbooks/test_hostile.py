"""Every file of the hostile corpus: one sentence, no crash, no hang, nothing left behind."""

import subprocess
import sys
from time import monotonic

import pytest

from herefordshire_desk.domain.extracts.ours import Nothing
from herefordshire_desk.domain.importing import preview
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.workbooks.read import Unreadable, read_sheets
from tests.make import DAY
from tests.workbooks.hostile import CORPUS, READ_WITH_CARE

SECONDS, MOST_MEMORY = 60, 1024  # MB


def told(path):
    """What whoever chose the file is told first; blank where there is nothing to say."""
    try:
        read = read_sheets([path])
    except Unreadable as refused:
        return str(refused)
    merged = preview(
        read.sheets, Nothing(), source=path.name, taken_on=DAY, team=None, imported_on=DAY
    )
    if isinstance(merged, Problem):
        return merged.message
    return next((each.message for each in (*read.problems, *merged.problems)), "")


def test_that_the_corpus_has_forty_files_no_two_of_them_the_same():
    assert len({(each.name, each.content) for each in CORPUS}) == len(CORPUS) >= 40
    assert len({each.what for each in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("bad", READ_WITH_CARE, ids=lambda bad: bad.what)
def test_that_what_is_wrong_in_a_file_is_said_in_a_sentence(tmp_path, bad):
    path = tmp_path / bad.name
    path.write_bytes(bad.content)
    begun = monotonic()
    assert told(path) == bad.sentence.format(bad.name)
    assert monotonic() - begun < SECONDS
    assert [each.name for each in tmp_path.iterdir()] == [bad.name]
    assert path.read_bytes() == bad.content


def test_that_no_reading_takes_a_gigabyte():
    """In a process of its own: a child's figure begins with what its parent had."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.hostile"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert 0 < int(done.stdout) < MOST_MEMORY
