"""Reading a workbook apart: in a process of its own, which is ended if it takes too long."""

import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Thread
from time import monotonic

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.own_program import own_command, own_environment
from herefordshire_desk.workbooks.grid import sheet_of
from herefordshire_desk.workbooks.guard import damaged
from herefordshire_desk.workbooks.transport import Message, Row, line_of, said_in
from herefordshire_desk.workbooks.unreadable import NeedsPassword, Unreadable

SECONDS = 60.0
LOOK_UP_EVERY = 0.1


@dataclass(slots=True)
class Answer:
    """What came back, sheet by sheet, in the order it was said."""

    sheets: list[tuple[Message, list[Row]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    whole: bool = False


def read_workbook(
    name: str,
    data: bytes,
    password: str | None,
    waiting: Callable[[], None],
    seconds: float = SECONDS,
) -> tuple[list[Sheet], list[str]]:
    """The sheets of a workbook that have headings, and notes of where reading stopped short.

    `waiting` is called ten times a second; whatever it raises ends the reading, and the other
    process with it. Raises Unreadable, also after so many seconds.
    """
    asked = line_of({"name": name, "password": password}) + data
    answer = _heard(name, _asked(name, asked, waiting, seconds).splitlines())
    if not answer.whole:
        raise Unreadable(damaged(name))
    made = (_sheet(name, said, rows) for said, rows in answer.sheets)
    return [sheet for sheet in made if sheet is not None], answer.notes


def _asked(name: str, asked: bytes, waiting: Callable[[], None], seconds: float) -> bytes:
    """A thread talks to it: `communicate` with a time limit forgets what it has yet to pass on."""
    until = monotonic() + seconds
    heard: list[bytes] = []
    with _started() as process:
        talk = Thread(target=lambda: heard.append(process.communicate(asked)[0]), daemon=True)
        talk.start()
        try:
            while _is_talking(talk):
                waiting()
                if monotonic() > until:
                    raise Unreadable(f"{name} took more than {seconds:.0f} seconds to read.")
        finally:
            process.kill()
            talk.join()
    return heard[0]


def _is_talking(talk: Thread) -> bool:
    talk.join(LOOK_UP_EVERY)
    return talk.is_alive()


def _started() -> "subprocess.Popen[bytes]":
    """Our own program, by its hidden command; nothing from outside is part of what it runs."""
    return subprocess.Popen(  # noqa: S603 - our own executable, and no words from outside
        own_command("read-workbook"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _heard(name: str, lines: Iterable[bytes]) -> Answer:
    """Raises Unreadable where the other process refused the workbook, or ended half way."""
    answer = Answer()
    try:
        for line in lines:
            _hear(answer, said_in(line))
    except ValueError as fault:
        raise Unreadable(damaged(name)) from fault
    return answer


def _hear(answer: Answer, said: Message | Row) -> None:
    if isinstance(said, list):
        answer.sheets[-1][1].append(said)
    elif "sheet" in said:
        answer.sheets.append((said, []))
    elif "note" in said:
        answer.notes.append(str(said["note"]))
    elif "refused" in said:
        fault = NeedsPassword if said.get("needs_password") else Unreadable
        raise fault(str(said["refused"]))
    else:
        answer.whole = True


def _sheet(file: str, said: Message, rows: list[Row]) -> Sheet | None:
    name, serial_dates = str(said["sheet"]), bool(said["serial_dates"])
    return sheet_of(file, name, rows, serial_dates=serial_dates, beside=True)
