import errno
import io
import sys

import click
import pytest

from herefordshire_desk.commands.asking import Iso, Stop, desk_password, first_line, say
from tests.make import on


def test_that_a_day_is_iso():
    assert Iso().convert("2026-11-20", None, None) == on("2026-11-20")
    with pytest.raises(click.BadParameter, match="is not a date such as"):
        Iso().convert("20/11/2026", None, None)


@pytest.mark.parametrize("day", ["0001-01-01", "0226-11-20", "9999-12-31"])
def test_that_a_day_of_a_year_that_no_record_has_was_typed_wrongly(day):
    with pytest.raises(click.BadParameter, match="is not from 1900 to 2100"):
        Iso().convert(day, None, None)


def test_that_the_first_line_of_a_file_is_its_password(tmp_path):
    (tmp_path / "p").write_text("open sesame\nnot this\n")
    assert first_line(tmp_path / "p") == "open sesame"
    assert first_line(None) is None


@pytest.mark.parametrize("content", ["", "\n"])
def test_that_a_file_without_a_password_ends_the_command(tmp_path, content):
    (tmp_path / "p").write_text(content)
    with pytest.raises(Stop, match="holds no password"):
        first_line(tmp_path / "p")


def test_that_no_password_at_all_is_typed_wrongly(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Stop) as stop:
        desk_password(None)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("letters", "written"),
    [
        pytest.param("cp1252", b"Si\xf4n T\\u0175m \xb7 CIN", id="a_file_on_windows"),
        pytest.param("ascii", b"Si\\xf4n T\\u0175m \\xb7 CIN", id="ascii"),
        pytest.param("utf-8", "Siôn Tŵm · CIN".encode(), id="utf_8"),
    ],
)
def test_that_a_name_that_output_cannot_show_stops_no_command(letters, written, monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=letters, newline=""))
    say("Siôn Tŵm · CIN")
    sys.stdout.flush()
    assert raw.getvalue() == written + b"\n"


def test_that_output_that_cannot_be_written_ends_the_command_in_words(monkeypatch):
    class Full(io.RawIOBase):
        def writable(self):
            return True

        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full(), write_through=True))
    with pytest.raises(Stop, match="What was to be shown could not be written"):
        say("a long answer")


def test_that_closed_output_stops_no_command(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    say("nobody listens")
