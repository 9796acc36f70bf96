from datetime import date
from pathlib import Path

import pytest

from herefordshire_desk.main import (
    WindowOptions,
    exit_code,
    now,
    show_window,
    usual_place,
    window_options,
)
from herefordshire_desk.store.faults import Damaged, OpenElsewhere, WrongPassword


@pytest.mark.parametrize(
    ("given", "options"),
    [
        pytest.param(["--desk", "a.hfd"], WindowOptions(Path("a.hfd")), id="a_desk"),
        pytest.param(["--desk=a.hfd"], WindowOptions(Path("a.hfd")), id="a_desk_with_equals"),
        pytest.param(
            ["--once", "--desk", "a", "--password-file", "p"],
            WindowOptions(Path("a"), once=True, password_file=Path("p")),
            id="everything",
        ),
    ],
)
def test_that_the_window_is_asked_for_without_a_command(given, options):
    assert window_options(given) == options


def test_that_with_nothing_given_it_is_ones_own_desk():
    assert window_options([]) == WindowOptions(usual_place())


@pytest.mark.parametrize("given", [["flags"], ["--help"], ["--desk"], ["--once=1"], ["--onse"]])
def test_that_anything_else_is_for_the_command_line_to_read(given):
    assert window_options(given) is None


def test_that_ones_own_desk_does_not_roam():
    assert "oaming" not in str(usual_place())


def test_that_each_fault_has_its_exit_code():
    faults = (WrongPassword(), OpenElsewhere(), Damaged())
    assert [exit_code(fault) for fault in faults] == [3, 4, 1]


def test_that_with_no_display_it_is_said_in_words_and_no_file_is_opened(
    monkeypatch, capsys, tmp_path
):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    options = WindowOptions(tmp_path / "desk.hfd", once=True)
    assert show_window(options, "open sesame and more", date(2026, 11, 20)) == 1
    assert "no display" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_that_the_time_carries_its_zone():
    assert now().tzinfo is not None
