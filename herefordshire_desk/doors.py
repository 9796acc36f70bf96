"""Doors: the windows that stand before a new desk: the first run and the recovery code."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from herefordshire_desk.background import Failed
from herefordshire_desk.store.faults import WrongPassword
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.picture import Picture
from herefordshire_desk.store.store import Store
from herefordshire_desk.views.failing import words_of

if TYPE_CHECKING:
    from herefordshire_desk.views.window import Window

Tell = Callable[[str], None]


class Program(Protocol):
    """What a door asks of the program it is a door of."""

    path: Path
    day: date
    now: Callable[[], datetime]

    def show(self, window: QWidget) -> None:
        """Show a window in place of the one before."""

    def show_desk(self, drawn: Picture) -> "Window":
        """The window on an open desk."""

    def open(
        self, opening: Callable[[], Store], failed: Failed, then: Callable[[Picture], object]
    ) -> None:
        """Open on the store's thread, then go on; or say what stood against it."""


def show_first_run(program: Program) -> None:
    """Ask the three questions of a new desk, make it, and show its recovery code."""
    from herefordshire_desk.store.new_passwords import offered_password, password_problem
    from herefordshire_desk.views.first_run import FirstAnswers, FirstRun

    first = FirstRun(offered_password(), password_problem)

    def answered(answers: FirstAnswers) -> None:
        _make(program, answers.team, answers.start, answers.password, first.tell)

    first.answered.connect(answered)
    first.brought.connect(lambda: show_new_computer(program))
    program.show(first)


def show_new_computer(program: Program) -> None:
    """Ask for a backup, its recovery code and a new password, and open the desk it holds."""
    from herefordshire_desk.store.bringing import bring_desk
    from herefordshire_desk.store.new_passwords import password_problem
    from herefordshire_desk.views.new_computer import NewComputer

    door = NewComputer(password_problem)
    path, now = program.path, program.now

    def answered(backup: Path, code: str, password: str) -> None:
        program.open(
            lambda: bring_desk(backup, path, code, password, who=this_person(), now=now()),
            lambda fault: door.tell(
                words_of(fault), "code" if isinstance(fault, WrongPassword) else "backup"
            ),
            program.show_desk,
        )

    door.answered.connect(answered)
    door.gone_back.connect(lambda: show_first_run(program))
    program.show(door)


def _make(program: Program, team: str, start: str, password: str, tell: Tell) -> None:
    from herefordshire_desk.making import make_desk

    codes: list[str] = []
    demo_on = program.day if start == "demo" else None

    def opening() -> Store:
        store, code = make_desk(
            program.path,
            password,
            team=team,
            demo_on=demo_on,
            at=program.now(),
            who=this_person(),
        )
        codes.append(code)
        return store

    def made(drawn: Picture) -> None:
        _show_code(program, drawn, codes[0], start=start)

    program.open(opening, lambda fault: tell(words_of(fault)), made)


def _show_code(program: Program, drawn: Picture, code: str, *, start: str) -> None:
    from herefordshire_desk.views.first_run import RecoveryCode

    def opened() -> None:
        window = program.show_desk(drawn)
        if start in ("extract", "lent"):
            window.show_page("extracts")
        if start == "lent":
            window.actions_["take_in"].trigger()

    sheet = RecoveryCode(code)
    sheet.kept.connect(opened)
    program.show(sheet)
