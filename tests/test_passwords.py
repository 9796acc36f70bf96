import os
import sys

from herefordshire_desk.passwords import VARIABLE, asked_password, given_password


def test_that_the_variable_is_gone_once_it_was_read(monkeypatch):
    monkeypatch.setenv(VARIABLE, "secret words")
    assert given_password(None) == "secret words"
    assert VARIABLE not in os.environ


def test_that_the_variable_goes_before_the_file(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("from the file\n")
    monkeypatch.setenv(VARIABLE, "from the variable")
    assert given_password(tmp_path / "file") == "from the variable"
    assert given_password(tmp_path / "file") == "from the file"


def test_that_only_the_first_line_of_the_file_counts(tmp_path):
    (tmp_path / "file").write_bytes("\ufeffpass wörd \nmore\n".encode())
    assert given_password(tmp_path / "file") == "pass wörd "


def test_that_an_empty_file_holds_no_password(tmp_path):
    (tmp_path / "file").write_text("")
    assert given_password(tmp_path / "file") is None


def test_that_nobody_is_asked_where_there_is_no_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert asked_password("Password: ") is None
