import importlib.util
import sys
import zipfile
from io import BytesIO

from installer.windows.bytecode import all_compiled, compiled, zipped

SOURCE = b'"""Words."""\nANSWER = 6 * 7\n'


def test_that_it_runs_without_its_source(tmp_path, monkeypatch):
    (tmp_path / "answering.pyc").write_bytes(compiled(SOURCE, "answering.py"))
    monkeypatch.syspath_prepend(str(tmp_path))
    import answering

    assert (answering.ANSWER, answering.__doc__) == (42, "Words.")
    del sys.modules["answering"]


def test_that_it_carries_its_sources_digest_and_is_not_held_against_it():
    made = compiled(SOURCE, "answering.py")
    assert made[:4] == importlib.util.MAGIC_NUMBER
    assert made[4:8] == b"\x01\0\0\0"
    assert made[8:16] == importlib.util.source_hash(SOURCE)


def test_that_the_same_source_gives_the_same_bytes():
    assert compiled(SOURCE, "answering.py") == compiled(SOURCE, "answering.py")


def test_that_only_python_files_are_compiled():
    made = all_compiled({"a.py": SOURCE, "b.csv": b"1,2", "c.pyd": b"MZ"})
    assert set(made) == {"a.pyc", "b.csv", "c.pyd"}
    assert made["b.csv"] == b"1,2"


def test_that_a_zip_is_the_same_whatever_order_its_files_are_given_in():
    one = zipped({"b": b"2", "a": b"1"})
    assert one == zipped({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(BytesIO(one)) as archive:
        assert archive.namelist() == ["a", "b"]
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
