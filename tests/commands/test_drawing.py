"""The other process that draws a chart."""

import sys

import pytest

from herefordshire_desk.commands.drawing import charts_are_drawn, serve_draw_chart
from herefordshire_desk.main import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in with a shell script")


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a shell script in the place of our own executable."""

    def put(script):
        desk = tmp_path / "herefordshire-desk"
        desk.write_text(f"#!/bin/sh\n{script}\n")
        desk.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(desk))

    return put


def test_that_our_own_program_draws_a_chart():
    assert charts_are_drawn()


@pytest.mark.parametrize("script", ["exit 1", "kill -ABRT $$"], ids=["refuses", "dies"])
def test_that_no_chart_is_drawn_where_it(script, stand_in):
    stand_in(script)
    assert not charts_are_drawn()


def test_that_one_that_never_ends_is_ended(stand_in):
    stand_in("exec tail -f /dev/null")
    assert not charts_are_drawn(seconds=0.1)


def test_that_it_is_our_own_program_that_is_asked(stand_in, tmp_path):
    stand_in(f'echo "$@" > {tmp_path}/asked')
    assert charts_are_drawn()
    assert (tmp_path / "asked").read_text() == "draw-chart\n"


def test_that_a_chart_is_drawn_by_the_hidden_command(qapp):
    assert main(["draw-chart"]) == 0


def test_that_without_numpy_it_says_so(qapp, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyqtgraph", None)
    assert serve_draw_chart() == 1
