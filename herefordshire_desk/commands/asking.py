"""What commands ask for: days, passwords, the desk itself; and how they end early."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from herefordshire_desk.domain.access import Access
from herefordshire_desk.domain.calendar import FIRST_YEAR, LAST_YEAR
from herefordshire_desk.passwords import asked_password, given_password
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.store import Store

T = TypeVar("T")
MISUSED = 2
TAKES_OUT: dict[str, Access] = {
    "return": "return_written",
    "backup": "exported",
    "evidence": "exported",
}
NOT_SHOWN = "What was to be shown could not be written."
NOW = "herefordshire_desk.now"  # where a command finds the clock


class Iso(click.ParamType[date]):
    """A date as 2026-11-20."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date, of a year that a record may have; typed wrongly where it is none."""
        if isinstance(value, date):
            return value
        try:
            found = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a date such as 2026-11-20", param, ctx)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.fail(f"{value} is not from {FIRST_YEAR} to {LAST_YEAR}", param, ctx)
        return found


class Stop(Exception):
    """The command ends here, with words for the person and an exit code."""

    def __init__(self, words: str, code: int = 1) -> None:
        super().__init__(words)
        self.code = code


def on_desk(desk: Path, password_file: Path | None, work: Callable[[Store], T]) -> T:
    """Open the desk, do the work on it and close it, whatever happens.

    That it was opened, and by which command, is a line of access.
    """
    store = open_desk(desk, desk_password(password_file), who=this_person())
    try:
        _note_command(store)
        return work(store)
    finally:
        store.close()


def _note_command(store: Store) -> None:
    """By the clock that the command was given. A check shows nobody's data and writes nothing."""
    context = click.get_current_context(silent=True)
    if context is not None and NOW in context.meta and context.info_name != "check":
        name = context.info_name or ""
        about = f"command {name} {context.params.get('name', '')}".rstrip()
        who = this_person().user
        store.note(TAKES_OUT.get(name, "opened"), about, at=context.meta[NOW](), who=who)


def desk_password(file: Path | None, *, new: bool = False) -> str:
    """The desk's password from the environment, the file or a prompt. Raises Stop with none."""
    password = read_password(file) or asked_password(
        "Password for the new desk: " if new else "Password: "
    )
    if not password:
        raise Stop("No password was given.", MISUSED)
    return password


def read_password(file: Path | None) -> str | None:
    """The password from the environment or the file. Raises Stop where the file is unreadable."""
    try:
        return given_password(file)
    except (OSError, UnicodeDecodeError):
        raise Stop("The password file cannot be read.", MISUSED) from None


def first_line(file: Path | None) -> str | None:
    """The first line of a file; None without one. Raises Stop where it cannot be read."""
    if file is None:
        return None
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Stop(f"{file.name} cannot be read.", MISUSED) from None
    if not lines or not lines[0]:
        raise Stop(f"{file.name} holds no password.", MISUSED)
    return lines[0]


def say(words: str) -> None:
    """To standard output, if it is open; a letter that it cannot show is written as its number.

    On Windows a file that output is led to takes few letters: no Welsh name is to fail there.
    Raises Stop where it cannot be written, such as on a full disk.
    """
    if sys.stdout is not None:
        letters = sys.stdout.encoding or "utf-8"
        try:
            sys.stdout.write(f"{words}\n".encode(letters, "backslashreplace").decode(letters))
        except OSError:
            raise Stop(NOT_SHOWN) from None
