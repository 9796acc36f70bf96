"""`--self-test` as IT runs it, and each way in which a copy may be broken."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from herefordshire_desk.commands import self_test_parts
from herefordshire_desk.commands.self_test_parts import (
    DESK,
    EXTRACT,
    IMPORTED,
    NotAsExpected,
    Trial,
    encrypted_file,
    practice_team,
    printed_page,
    same_flags,
    weekly_return,
)

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CHARTS = "herefordshire_desk.commands.drawing.charts_are_drawn"


@pytest.fixture(autouse=True)
def as_before(monkeypatch):
    """What the self-test sets for its own process is taken back after each test."""
    monkeypatch.setenv("QT_LOGGING_RULES", "")
    for name in ("numpy", "pyqtgraph"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name))
        if sys.modules[name] is None:
            del sys.modules[name]


@pytest.fixture
def parts(monkeypatch):
    """Puts other parts in the place of the real ones."""
    monkeypatch.setattr(CHARTS, lambda: True)
    return lambda **parts: monkeypatch.setattr(self_test_parts, "PARTS", parts)


def broken(_trial):
    raise NotAsExpected("It is not what went out.")


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    """The practice team out and in again, once."""
    trial = Trial(tmp_path_factory.mktemp("tried"), NOW.date(), lambda: NOW)
    encrypted_file(trial)
    practice_team(trial)
    return trial


def test_that_every_part_is_said_and_the_exit_code_is_0_where_all_work(parts, run):
    parts(one=lambda _: "148 children", two=lambda trial: trial.folder.name[:12])
    ran = run("--self-test", password=None)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1:] == [
        "passed: a chart drawn, in a process of its own",
        "passed: one (148 children)",
        "passed: two (herefordshir)",
        "Everything works.",
    ]


def test_that_one_that_fails_is_said_and_the_others_are_tried(parts, run):
    parts(one=broken, two=lambda _: "as it was")
    ran = run("--self-test", password=None)
    assert ran.code == 1
    assert "FAILED: one (NotAsExpected: It is not what went out.)" in ran.out
    assert "passed: two (as it was)" in ran.out
    assert ran.out.endswith("1 of the parts above did not work.\n")


def test_that_charts_alone_may_be_missing_and_nothing_then_loads_numpy(parts, run, monkeypatch):
    def loads_numpy(_trial):
        with pytest.raises(ImportError):
            import numpy  # noqa: F401 - whether it can be loaded is what is asked
        return "no numpy"

    parts(one=loads_numpy)
    monkeypatch.setattr(CHARTS, lambda: False)
    ran = run("--self-test", password=None)
    assert ran.code == 0
    assert "left out: Charts: not shown here" in ran.out
    assert ran.out.endswith("Everything works but the charts.\n")


def test_that_nothing_stays_behind(parts, run):
    seen = []
    parts(one=lambda trial: str(seen.append(trial.folder)))
    run("--self-test", password=None)
    assert not seen[0].exists()


def test_that_what_was_written_is_read_again_by_the_process_apart(trial):
    assert (trial.folder / EXTRACT).exists()
    assert same_flags(trial).startswith("146 children open, ")


def test_that_a_child_lost_on_the_way_is_found(trial, monkeypatch):
    flags = self_test_parts._flags
    lost = {IMPORTED: 1}
    monkeypatch.setattr(
        self_test_parts, "_flags", lambda trial, desk: flags(trial, desk)[lost.get(desk, 0) :]
    )
    with pytest.raises(NotAsExpected, match=r"What was imported is not what went out\."):
        same_flags(trial)


def test_that_the_weekly_return_is_whole(trial):
    assert weekly_return(trial).startswith("weekly return 2026-W47, revision 1, ")


def test_that_a_page_is_printed(trial, qapp):
    assert printed_page(trial).startswith("1 page, ")


def test_that_a_file_that_is_not_encrypted_is_found(tmp_path, monkeypatch):
    def plain(folder: Path, *_):
        (folder / DESK).write_bytes(b"SQLite format 3\0")
        return folder / DESK

    monkeypatch.setattr(self_test_parts, "make_demo", plain)
    with pytest.raises(NotAsExpected, match="not encrypted"):
        encrypted_file(Trial(tmp_path, NOW.date(), lambda: NOW))
