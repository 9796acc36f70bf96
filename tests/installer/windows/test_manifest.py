import csv
from hashlib import sha256

from installer.windows.manifest import NAME, manifest_of, written
from tests.installer.windows.made_pe import made_pe

FILES = {"lib/b.txt": b"words", "a.dll": made_pe(), NAME: b"an older one"}


def test_that_every_file_but_itself_is_listed_in_order_with_size_and_digest():
    rows = list(csv.DictReader(manifest_of(FILES).decode().splitlines()))
    assert [row["path"] for row in rows] == ["a.dll", "lib/b.txt"]
    assert rows[1] == {
        "path": "lib/b.txt",
        "size": "5",
        "sha256": sha256(b"words").hexdigest(),
        "signed_by": "",
    }


def test_that_files_are_written_below_the_folder_and_counted(tmp_path):
    assert written({"lib/b.txt": b"words", "c": b"1"}, tmp_path) == 6
    assert (tmp_path / "lib" / "b.txt").read_bytes() == b"words"
