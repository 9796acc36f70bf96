import subprocess
from pathlib import Path

import pytest

from herefordshire_desk.store.faults import OpenElsewhere
from herefordshire_desk.store.files import LOCK, OPEN, beside
from herefordshire_desk.store.lock import DeskLock, this_person
from herefordshire_desk.store.open import open_desk_with_key
from tests.store.child import hold
from tests.store.desks import WHO, closed
from tests.store.processes import ROOT, command


def test_that_a_second_start_is_told_who_and_where_and_the_desk_is_free_after_a_kill(path) -> None:
    key = closed(path)
    words = command(hold, path, key.hex())
    with subprocess.Popen(
        words, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(OpenElsewhere, match=r"on the computer DESK-12 by p\.nair"):
            open_desk_with_key(path, key, who=WHO)
        first.kill()
    open_desk_with_key(path, key, who=WHO).close()


@pytest.mark.parametrize(
    "note",
    [None, "", "half a li", '{"user": "a"}', "[1]"],
    ids=["none", "empty", "cut", "less", "other"],
)
def test_that_without_a_readable_note_the_desk_is_still_open_elsewhere(path: Path, note) -> None:
    with DeskLock(path):
        if note is not None:
            beside(path, OPEN).write_text(note)
        with pytest.raises(OpenElsewhere, match="open somewhere else"):
            DeskLock(path, WHO)


def test_that_the_note_goes_when_the_lock_does(path: Path) -> None:
    lock = DeskLock(path, WHO)
    assert beside(path, OPEN).exists()
    lock.release()
    lock.release()
    assert not beside(path, OPEN).exists()
    with DeskLock(path, WHO):
        assert beside(path, LOCK).exists()


def test_that_this_person_has_a_user_and_a_computer() -> None:
    assert this_person().user
    assert this_person().computer
