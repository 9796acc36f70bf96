"""`demo`: an invented team; in a window, or as a desk file, pictures and returns."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from herefordshire_desk.commands.returning import write
from herefordshire_desk.domain.returns.month import month_of
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.making import make_desk
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


def paint_demo(desk: Path, day: date, password: str, now: Callable[[], datetime]) -> list[Path]:
    """Write the week's and the month's return and a picture of every page; what was written."""
    from herefordshire_desk.pictures import paint_pages

    return [*_returns(desk, day, password), *paint_pages(desk, password, day, now)]


def _returns(desk: Path, day: date, password: str) -> list[Path]:
    store = open_desk(desk, password, who=this_person())
    written = []
    try:
        for name, period in (("weekly", week_of(day)), ("monthly", month_of(day))):
            out = desk.parent / f"{name}_{period.name}.xlsx"
            write(store, name, day, out)
            written.append(out)
    finally:
        store.close()
    return written
