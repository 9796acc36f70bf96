from pathlib import Path

import pytest

from herefordshire_desk.domain.tries import Tries
from herefordshire_desk.store.files import TRIES, beside
from herefordshire_desk.store.tries import keep_tries, tries_of
from tests.store.desks import AT

FOUR = Tries(4, AT)


def test_that_tries_outlive_the_program_and_are_forgotten_when_it_opens(path: Path) -> None:
    assert tries_of(path) == Tries()
    keep_tries(path, FOUR)
    assert tries_of(path) == FOUR
    keep_tries(path, Tries())
    assert not beside(path, TRIES).exists()
    keep_tries(path, Tries())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"wrong": 1}',
        '{"wrong": "x", "last": "2026-11-20T09:30:00+00:00"}',
        '{"wrong": 9, "last": "2026-11-20"}',
        '{"wrong": 9, "last": "yesterday"}',
    ],
)
def test_that_a_file_of_tries_that_cannot_be_read_locks_nobody_out(path: Path, text: str) -> None:
    beside(path, TRIES).write_text(text)
    assert tries_of(path) == Tries()


def test_that_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    keep_tries(tmp_path / "gone" / "desk.hfd", FOUR)
    assert tries_of(tmp_path / "gone" / "desk.hfd") == Tries()
