"""Runs a command as the script does, and says what came of it."""

from dataclasses import dataclass

import pytest

from herefordshire_desk.main import main
from herefordshire_desk.passwords import VARIABLE

PASSWORD = "open sesame and more"


@dataclass(frozen=True)
class Ran:
    """The exit code and what was printed, where."""

    code: int
    out: str
    err: str


class CommandLine:
    """`run("flags", "--desk", file)`: the password is in the environment unless told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: object, password: str | None = PASSWORD) -> Ran:
        if password is None:
            self._monkeypatch.delenv(VARIABLE, raising=False)
        else:
            self._monkeypatch.setenv(VARIABLE, password)
        code = main([str(word) for word in words])
        told = self._capsys.readouterr()
        assert "Traceback" not in told.err + told.out
        return Ran(code, told.out, told.err)
