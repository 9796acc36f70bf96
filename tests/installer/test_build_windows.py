"""The parts of the Windows build that need no compiler and no network."""

import re

import pytest

from installer import build_windows
from installer.windows.payload import ROOT

HOSTS = re.compile(r"https?://(?!schemas\.microsoft\.com)|\bindex-url\b|\bfind-links\b")


def test_that_a_release_with_any_other_python_is_refused_in_words(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(build_windows, "NEEDED", {})
    monkeypatch.setattr(build_windows, "require_same_python", lambda version: None)
    other = tmp_path / "python.zip"
    other.write_bytes(b"another")
    assert build_windows.main(["--runtime", str(other), "--out", str(tmp_path / "out")]) == 1
    assert "A release takes no other" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_that_it_must_be_said_whether_it_is_a_release_or_a_trial(capsys):
    with pytest.raises(SystemExit):
        build_windows.main([])
    assert "--trial" in capsys.readouterr().err


def test_that_half_of_what_signs_is_refused_before_anything_is_built(tmp_path, capsys):
    words = ["--trial", "--certificate", "c.pem", "--out", str(tmp_path / "out")]
    assert build_windows.main(words) == 1
    assert "give both, or neither" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_that_programs_that_are_missing_are_named_as_apt_knows_them(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(build_windows.BuildError, match=r"Not installed here: mingw, nsis "):
        build_windows.install_missing({"makensis": "nsis", "gcc": "mingw", "windres": "mingw"})


def test_that_nothing_the_build_reads_names_a_host():
    files = [path for path in (ROOT / "installer").rglob("*") if path.is_file()]
    read = [path for path in files if path.parent.name not in ("licences", "__pycache__")]
    named = [path.name for path in read if HOSTS.search(path.read_text("utf-8"))]
    assert len(read) > 20
    assert named == []
