"""Starts the desk: the window at once where nothing else was asked for, else the command line.

The window's start is the hot path: the password is stretched and the file opened on the
store's thread while Qt is being imported, and click is not imported at all.
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from herefordshire_desk.pace import import_plainly
from herefordshire_desk.passwords import given_password
from herefordshire_desk.store.faults import Fault, OpenElsewhere, WrongPassword
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.picture import Picture, picture
from herefordshire_desk.store.thread import Answer, StoreThread

NO_DISPLAY = "There is no display to open a window on. The commands work without: see --help."
DONE, WRONG, MISUSED, REFUSED, BUSY = 0, 1, 2, 3, 4


class WindowOptions(NamedTuple):
    """How the window was asked for."""

    desk: Path
    once: bool = False
    password_file: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """The program: its exit code is that of the public interface."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["read-workbook"]:
        from herefordshire_desk.workbooks.child_process import serve_read_workbook

        return serve_read_workbook(sys.stdin.buffer, sys.stdout.buffer)
    if given == ["draw-chart"]:
        from herefordshire_desk.commands.drawing import serve_draw_chart

        return serve_draw_chart()
    options = window_options(given)
    if options is not None:
        return open_window(options)
    from herefordshire_desk.cli import run

    return run(given)


def window_options(given: Sequence[str]) -> WindowOptions | None:
    """What was asked of the window; None where it is for the command line to read, or refuse."""
    values: dict[str, str] = {}
    once = False
    rest = list(given)
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if name == "--once" and not value:
            once = True
        elif name in ("--desk", "--password-file") and (value or rest):
            values[name] = value or rest.pop(0)
        else:
            return None
    file = values.get("--password-file")
    return WindowOptions(
        desk=Path(values["--desk"]) if "--desk" in values else usual_place(),
        once=once,
        password_file=Path(file) if file else None,
    )


def usual_place() -> Path:
    """The user's own desk file, in the local data folder, which never roams."""
    from platformdirs import user_data_path

    folder = user_data_path("HerefordshireDesk", appauthor=False, roaming=False)
    return folder / "desk.hfd"


def now() -> datetime:
    """The one reading of the clock, with its zone."""
    return datetime.now(UTC).astimezone()  # noqa: TID251 - this is where the clock is read


def today() -> date:
    """The local calendar date."""
    return now().date()


def open_window(options: WindowOptions) -> int:
    """Open the window with the password that was given, or let it ask for one.

    With `once` it has to be given: nothing is asked, and no desk is made.
    """
    try:
        password = given_password(options.password_file)
    except (OSError, UnicodeDecodeError):
        return tell("The password file cannot be read.", MISUSED)
    if options.once and password is None:
        return tell("No password was given.", MISUSED)
    return show_window(options, password, today())


def show_window(options: WindowOptions, password: str | None, day: date) -> int:
    """Stay until the window is closed; with `once`, until its first page has been painted."""
    if not can_show():
        return tell(NO_DISPLAY, WRONG)
    thread = StoreThread()
    opening = _begin(thread, options.desk, password, day) if password else None
    import PySide6.QtCore  # noqa: F401 - before all that is imported plainly

    import_plainly()
    from herefordshire_desk.application import Application

    app = Application(options.desk, thread, now=now, day=day)
    try:
        if options.once:
            return app.run_once(opening) if opening else MISUSED
        return app.run(opening)
    except Fault as fault:
        return tell(str(fault), exit_code(fault))
    except Exception as fault:  # noqa: BLE001 - a person is told in words, never by a traceback
        return tell(f"Something unexpected went wrong ({type(fault).__name__}).", WRONG)
    finally:
        thread.close()


def can_show() -> bool:
    """Whether there is anywhere to show a window; Qt on Linux ends the process where not."""
    places = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in places)


def exit_code(fault: Fault) -> int:
    """The public exit code of a fault."""
    if isinstance(fault, WrongPassword):
        return REFUSED
    return BUSY if isinstance(fault, OpenElsewhere) else WRONG


def tell(words: str, code: int) -> int:
    """Say something to the person at the terminal, where there is one, and give the code back."""
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
    return code


def _begin(thread: StoreThread, desk: Path, password: str, day: date) -> Answer[Picture]:
    return thread.open(
        lambda: open_desk(desk, password, who=this_person()),
        lambda store: picture(store, day),
    )
