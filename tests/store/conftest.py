"""A new desk in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from herefordshire_desk.store.store import Store
from tests.store.desks import made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.hfd"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with made(path) as desk:
        yield desk
