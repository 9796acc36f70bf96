from datetime import date
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.store import sealed as of_sealed
from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.store.sealed import Sealed

CELLS = st.one_of(
    st.none(), st.text(max_size=8), st.integers(), st.booleans(), st.dates(), st.datetimes()
)
FULL = Path("/dev/full")
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=12)


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch):
    monkeypatch.setattr(of_sealed, "AT_ONCE", 3)


@given(ROWS, ROWS)
def test_that_rows_come_back_as_they_were_kept(first, second):
    with Sealed() as sealed:
        kept, more = sealed.keep(first), sealed.keep(iter(second))
        assert (list(kept), list(more)) == (first, second)
        assert [kept[at] for at in range(len(kept))] == first
        assert kept[1:5] == first[1:5]
        assert [type(cell) for row in kept for cell in row] == [
            type(cell) for row in first for cell in row
        ]


def test_that_what_lies_in_the_file_cannot_be_read():
    with Sealed() as sealed:
        sealed.keep([("Robin Orchard", date(2015, 5, 1))])
        sealed._file.seek(0)
        assert b"Orchard" not in sealed._file.read()


def test_that_the_file_has_no_name_and_goes_with_us(tmp_path, monkeypatch):
    monkeypatch.setattr(of_sealed, "IN_MEMORY", 1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Sealed() as sealed:
        kept = sealed.keep([("1", "2")] * 100)
        assert len(kept) == 100
        assert list(tmp_path.iterdir()) == []
    assert sealed._file.closed


def test_that_a_disk_without_room_is_told_in_words(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with Sealed() as sealed:
        monkeypatch.setattr(SpooledTemporaryFile, "write", full)
        with pytest.raises(NoSpace, match="not enough room"):
            sealed.keep([("1",)])


@pytest.mark.skipif(not FULL.is_char_device(), reason="no such device on this system")
def test_that_a_disk_that_fills_up_later_is_told_in_words_too(monkeypatch):
    """What was written may wait in memory, and find no room only when it is written out."""
    monkeypatch.setattr(of_sealed, "IN_MEMORY", 1)
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: FULL.open("w+b"))
    with pytest.raises(NoSpace, match="not enough room"), Sealed() as sealed:
        sealed.keep([("1", "2")])
