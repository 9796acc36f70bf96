"""The doors by themselves; what they lead to is told by the journeys."""

import pytest

from herefordshire_desk.doors import show_first_run
from herefordshire_desk.store.faults import NoSpace
from herefordshire_desk.views.first_run import FirstAnswers
from tests.conftest import DAY, NOW


class Stands:
    """A program that keeps what a door asks of it."""

    def __init__(self, path):
        self.path, self.day, self.now = path, DAY, lambda: NOW
        self.shown, self.opened = None, []

    def show(self, window):
        self.shown = window

    def show_desk(self, drawn):
        raise AssertionError("nothing is open")

    def open(self, opening, failed, then):
        self.opened.append(opening)
        self.failed = failed


@pytest.fixture
def program(qtbot, dressed, tmp_path):
    return Stands(tmp_path / "desk.hfd")


def test_that_a_desk_that_could_not_be_made_is_said_beside_the_password(qtbot, program):
    show_first_run(program)
    qtbot.addWidget(program.shown)
    program.shown.answered.emit(FirstAnswers("CP Team 1", "empty", "four words of it"))
    assert len(program.opened) == 1

    program.failed(NoSpace())

    assert program.shown.fields["password"].problem.text() == NoSpace.words


def test_that_a_desk_is_made_with_its_team_only_when_it_is_opened(qtbot, program):
    show_first_run(program)
    qtbot.addWidget(program.shown)
    program.shown.answered.emit(FirstAnswers("CP Team 1", "empty", "four words of it"))
    assert not program.path.exists()
    with program.opened[0]() as store:
        assert store.preferences()["team"] == "CP Team 1"
