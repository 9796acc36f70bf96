import os
import stat

import pytest

from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.print_files import NotWritten, write_whole


def test_that_a_file_is_written_and_nothing_else_is_left(tmp_path):
    out = write_whole(tmp_path / "today.pdf", b"%PDF")

    assert out.read_bytes() == b"%PDF"
    assert list(tmp_path.iterdir()) == [out]


def test_that_what_was_there_is_replaced_whole(tmp_path):
    out = tmp_path / "today.pdf"
    out.write_bytes(b"a much longer file than the new one")

    assert write_whole(out, b"new").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["desk.hfd", "desk.hfd.keys", "return.xlsx", "a.deskbackup", "x"])
def test_that_a_file_of_another_kind_is_never_replaced(name, tmp_path):
    out = tmp_path / name
    out.write_bytes(b"every record there is")

    with pytest.raises(NotWritten, match="of another kind"):
        write_whole(out, b"%PDF")

    assert out.read_bytes() == b"every record there is"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_that_it_is_its_owners_alone_to_read(tmp_path):
    out = write_whole(tmp_path / "today.pdf", b"%PDF")

    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_that_a_folder_that_is_not_there_is_said_in_words(tmp_path):
    with pytest.raises(NotWritten) as caught:
        write_whole(tmp_path / "gone" / "today.pdf", b"%PDF")

    assert words_of(caught.value) == "today.pdf was not written: the folder is not there."


def test_that_where_it_cannot_go_nothing_is_left_and_what_is_there_stays(tmp_path):
    taken = tmp_path / "today.pdf"
    taken.mkdir()

    with pytest.raises(NotWritten):
        write_whole(taken, b"%PDF")

    assert list(tmp_path.iterdir()) == [taken]
