"""Unlock told what stands against opening, and the ways that lead on from each."""

from datetime import timedelta

import pytest

from herefordshire_desk.store.faults import Damaged, KeysDamaged, NotFound, WrongPassword
from herefordshire_desk.store.files import TRIES, beside
from herefordshire_desk.store.tries import tries_of
from herefordshire_desk.unlocking import TYPE_IT, show_unlock
from tests.conftest import DAY, NOW


class Stands:
    """A program whose desk opens, or fails, as it is told."""

    def __init__(self, path):
        self.path, self.day, self.time = path, DAY, NOW
        self.now = lambda: self.time
        self.shown, self.fault, self.tried = None, None, 0

    def show(self, window):
        self.shown = window

    def show_desk(self, drawn):
        raise AssertionError("nothing is open")

    def open(self, opening, failed, then):
        self.tried += 1
        failed(self.fault) if self.fault else then(None)


@pytest.fixture
def program(qtbot, dressed, tmp_path):
    program = Stands(tmp_path / "desk.hfd")
    show_unlock(program, "", "", lambda _: None)
    qtbot.addWidget(program.shown)
    program.shown.show()
    return program


def give(program, times=1):
    for _ in range(times):
        program.shown.password_given.emit("not the one")
    return program.shown.fields["password"].problem.text()


def offered(program):
    return {way for way, button in program.shown.ways.items() if button.isVisibleTo(program.shown)}


def test_that_unlock_says_why_the_last_try_failed(qtbot, dressed, tmp_path):
    program = Stands(tmp_path / "desk.hfd")
    show_unlock(program, "That password does not open this desk.", "", lambda _: None)
    qtbot.addWidget(program.shown)
    assert program.shown.fields["password"].problem.text().startswith("That password")


def test_that_a_short_new_password_is_refused_before_the_code_is_tried(program):
    program.shown.code_given.emit("ABCD-EFGH", "short")
    assert "14 characters" in program.shown.fields["new_password"].problem.text()
    assert program.tried == 0


@pytest.mark.parametrize(
    ("fault", "ways"),
    [
        pytest.param(WrongPassword(), set(), id="a_wrong_password"),
        pytest.param(Damaged(), {"restore", "salvage"}, id="a_damaged_desk"),
        pytest.param(KeysDamaged(), {"keys", "restore"}, id="damaged_keys"),
        pytest.param(NotFound(), {"restore"}, id="no_desk"),
    ],
)
def test_that_each_fault_is_told_apart_and_offers_what_leads_on(program, fault, ways):
    program.fault = fault
    assert give(program) == str(fault)
    assert offered(program) == ways
    assert bool(program.shown.offered.isVisibleTo(program.shown)) == bool(ways)


def test_that_what_was_offered_goes_when_it_no_longer_fits(program):
    program.fault = Damaged()
    give(program)
    program.fault = WrongPassword()
    give(program)
    assert offered(program) == set()


def test_that_after_five_wrong_passwords_nothing_is_tried_for_a_while(program):
    program.fault = WrongPassword()
    give(program, 5)
    assert program.tried == 5

    assert "wait 30 seconds" in give(program)
    assert program.tried == 5

    program.time += timedelta(seconds=30)
    assert give(program) == WrongPassword.words
    assert program.tried == 6
    assert "wait 60 seconds" in give(program)


def test_that_the_wait_outlives_a_restart(qtbot, program):
    program.fault = WrongPassword()
    give(program, 5)
    again = Stands(program.path)
    show_unlock(again, "", "", lambda _: None)
    qtbot.addWidget(again.shown)
    assert "wait 30 seconds" in give(again)


def test_that_opening_ends_the_count(program):
    program.fault = WrongPassword()
    give(program, 4)
    assert tries_of(program.path).wrong == 4
    program.fault = None
    give(program)
    assert not beside(program.path, TRIES).exists()


def test_that_damage_is_no_wrong_password_and_costs_no_wait(program):
    program.fault = Damaged()
    give(program, 9)
    assert tries_of(program.path).wrong == 0


@pytest.mark.parametrize("way", ["restore", "salvage", "keys"])
def test_that_each_way_asks_for_the_password_first(program, way):
    program.shown.way_chosen.emit(way)
    assert program.shown.fields["password"].problem.text() == TYPE_IT
    assert program.tried == 0


def test_that_buttons_rest_while_something_is_done(program):
    program.fault = Damaged()
    give(program)
    program.shown.wait("Restoring…")
    assert not any(button.isEnabled() for button in program.shown.ways.values())
    program.shown.tell("That did not work.")
    assert all(button.isEnabled() for button in program.shown.ways.values())
