import sys

import pytest

from herefordshire_desk.own_program import own_command, own_environment


@pytest.mark.parametrize(
    ("executable", "command"),
    [
        pytest.param(
            "/usr/bin/python3.11",
            ["/usr/bin/python3.11", "-P", "-m", "herefordshire_desk", "draw-chart"],
            id="a_python_is_told_what_to_run",
        ),
        pytest.param("/desk/desk.exe", ["/desk/desk.exe", "draw-chart"], id="an_installed_copy"),
    ],
)
def test_that_the_other_process_is(executable, command, monkeypatch):
    monkeypatch.setattr(sys, "executable", executable)
    assert own_command("draw-chart") == command


def test_that_the_other_process_never_has_the_password(monkeypatch):
    monkeypatch.setenv("HEREFORDSHIRE_DESK_PASSWORD", "oak lantern")
    assert "oak lantern" not in own_environment().values()
