import sys

import click
import pytest

from herefordshire_desk.commands.asking import Iso, Stop, desk_password, first_line
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
