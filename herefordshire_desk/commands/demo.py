"""`demo`: an invented team; in a window, or as a desk file, pictures and returns."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from herefordshire_desk.commands.returning import write
from herefordshire_desk.domain.returns.month import month_of
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.making import make_desk, take_away
from herefordshire_desk.store.open import open_desk, this_person

DESK = "demo.hfd"


def has_display() -> bool:
    """Whether a window could be shown to anybody."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_demo(folder: Path | None, day: date, password: str, at: datetime) -> Path:
    """A desk file with the demo team, dated back from `day`; in a temporary folder unless told.

    Raises the store's AlreadyThere where the folder holds a demo already.
    """
    place = folder or Path(tempfile.mkdtemp(prefix="herefordshire-desk-"))
    desk = place / DESK
    store, _ = make_desk(desk, password, team="", demo_on=day, at=at, who=this_person())
    store.close()
    return desk


def write_demo(
    folder: Path | None, day: date, password: str, now: Callable[[], datetime]
) -> list[Path]:
    """The desk file, the week's and the month's return and a picture of every page.

    What was written; where one of the returns cannot be, none of it is left.
    """
    from herefordshire_desk.pictures import paint_pages

    is_new = folder is None or not os.path.exists(folder)
    written = [desk := make_demo(folder, day, password, now())]
    try:
        written.extend(
            _returns(desk, day, password)
        )  # those before one that fails are kept count of
        return [*written, *paint_pages(desk, password, day, now)]
    except BaseException:
        for file in written:
            take_away(file)
        if is_new:
            with suppress(OSError):
                desk.parent.rmdir()
        raise


def wrote(desk: Path, password: str, *others: Path) -> str:
    """What is told of the demo."""
    return "\n".join([f"Wrote {desk} (password: {password})", *(f"Wrote {out}" for out in others)])


def _returns(desk: Path, day: date, password: str) -> Iterator[Path]:
    store = open_desk(desk, password, who=this_person())
    try:
        for name, period in (("weekly", week_of(day)), ("monthly", month_of(day))):
            out = desk.parent / f"{name}_{period.name}.xlsx"
            write(store, name, day, out)
            yield out
    finally:
        store.close()
