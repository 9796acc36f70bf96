"""The doors by themselves; what they lead to is told by the journeys."""

from herefordshire_desk.doors import show_unlock
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

    def open(self, opening, tell, then):
        self.opened.append(opening)


def test_that_unlock_says_why_the_last_try_failed(qtbot, dressed, desk_file):
    program = Stands(desk_file)
    show_unlock(program, "That password does not open this desk.", "", lambda _: None)
    qtbot.addWidget(program.shown)
    assert program.shown.fields["password"].problem.text().startswith("That password")


def test_that_a_short_new_password_is_refused_before_the_code_is_tried(qtbot, dressed, desk_file):
    program = Stands(desk_file)
    show_unlock(program, "", "", lambda _: None)
    qtbot.addWidget(program.shown)
    program.shown.code_given.emit("ABCD-EFGH", "short")
    assert "14 characters" in program.shown.fields["new_password"].problem.text()
    assert program.opened == []
