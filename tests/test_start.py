"""The script's own start and end."""

import os
import sys

import pytest

from herefordshire_desk.__main__ import run
from herefordshire_desk.pace import relax


@pytest.fixture
def ended(monkeypatch):
    """The exit codes the process would have ended with."""
    codes = []
    monkeypatch.setattr(os, "_exit", codes.append)
    yield codes
    relax()


def test_that_the_process_ends_with_the_commands_exit_code(ended, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["herefordshire-desk", "nonsense"])
    run()
    assert ended == [2]
    assert "No such command" in capsys.readouterr().err


def test_that_a_window_program_without_streams_ends_as_well(ended, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["herefordshire-desk", "--version"])
    run()
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr("herefordshire_desk.main.main", lambda: 0)
    run()
    assert ended == [0, 0]
