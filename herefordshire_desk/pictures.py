"""Pictures: one of every page and form, painted without a screen."""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.store.backups import backup_folder
from herefordshire_desk.store.faults import Damaged
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.picture import Picture, picture
from herefordshire_desk.store.thread import StoreThread

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from herefordshire_desk.application import Application
    from herefordshire_desk.views.window import Window

PATIENCE = 80  # milliseconds: what is shown a moment later, such as notices over a list
MOMENT = 10  # milliseconds
SIZE = (1366, 768)  # a small council laptop
FORMS = (
    "record_visit",
    "plan_visit",
    "record_meeting",
    "allocate",
    "add_plan",
    "add_mark",
    "link_child",
    "why",
    "collect",
    "write_named",
    "hand_child_over",
    "lend_desk",
    "evidence_pack",
    "add_milestone",
    "add_child",
    "add_social_worker",
    "leaver",
    "record_supervision",
    "as_at",
    "change_number",
    "change_password",
    "new_code",
)
BESIDE = ("search", "help")  # windows that stand beside the desk's


def paint_pages(
    desk: Path, password: str, day: date, now: Callable[[], datetime], scale: int = 100
) -> list[Path]:
    """A PNG of every page in light and dark, beside the desk file; what was written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFont

    from herefordshire_desk.application import Application

    thread = StoreThread()
    app = Application(desk, thread, now=now, day=day)
    app.qt.setFont(QFont(["Segoe UI", "Liberation Sans", app.qt.font().family()]))
    try:
        opening = thread.open(
            lambda: open_desk(desk, password, who=this_person()), lambda store: picture(store, day)
        )
        return list(_painted(app, opening.result(), desk.parent, scale))
    finally:
        _put_away(app)
        thread.close()


def _put_away(app: "Application") -> None:
    """No window stays, nor what one has set for later, which would ask a file that is shut."""
    from PySide6.QtCore import QEvent

    if app.shown is not None:
        app.shown.close()
        app.shown.deleteLater()
    app.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _painted(app: "Application", drawn: Picture, folder: Path, scale: int) -> Iterator[Path]:
    from herefordshire_desk.views.look import look
    from herefordshire_desk.views.tokens import DARK, LIGHT

    for colours in (LIGHT, DARK):
        look().wear(colours, scale)
        window = app.show_desk(drawn)
        window.showNormal()  # the screen that is none is smaller, and the window all of it
        window.resize(*SIZE)
        suffix = f"{colours.name}" if scale == 100 else f"{colours.name}_{scale}"
        yield from _pages(app, window, folder, suffix)
        yield from _forms(app, window, folder, suffix)
        yield from _doors(app, folder, suffix)


def _pages(app: "Application", window: "Window", folder: Path, suffix: str) -> Iterator[Path]:
    """Each page, with the child chosen whose social worker changed most: there is most to see."""
    from herefordshire_desk.views.pages import IN_RAIL

    open_children = window.desk.assessments.values()
    told = max(open_children, key=lambda each: len(each.stability.changes), default=None)
    for name in IN_RAIL:
        window.show_page(name)
        if told is not None:
            _choose(window, told.child.id)
        yield _grab(app, window, folder / f"{name}_{suffix}.png")
    yield from _extracts(app, window, folder, suffix)
    if told is not None:
        window.show_page("today")
        window.open_child(told.child.id)
        yield _grab(app, window, folder / f"child_{suffix}.png")
        window.leave_child()
    yield from _other_ways(app, window, folder, suffix)
    yield from _backups(app, window, folder, suffix)
    yield from _closed(app, window, folder, suffix)


def _backups(app: "Application", window: "Window", folder: Path, suffix: str) -> Iterator[Path]:
    """The page of backups with one made, and what going back to it would ask."""
    window.actions_["back_up_now"].trigger()
    table = window.page.main_table()
    for _ in range(PATIENCE):
        _settle(app)
        if table is not None and table.current() is not None:
            break
    yield _grab(app, window, folder / f"backups_{suffix}.png")
    window.actions_["restore_backup"].trigger()
    _settle(app)
    form = app.qt.activeModalWidget()
    if form is not None:
        yield _grab(app, form, folder / f"restore_backup_{suffix}.png")
        form.close()
    rmtree(backup_folder(app.path))  # made for the picture alone
    window.show_page("today")


def _closed(app: "Application", window: "Window", folder: Path, suffix: str) -> Iterator[Path]:
    """Who is closed, what erasing those asks who may go, and who looked at what."""
    window.show_page("retention")
    _settle(app)
    window.actions_["tick_due"].trigger()
    yield _grab(app, window, folder / f"retention_{suffix}.png")
    window.actions_["erase_ticked"].trigger()
    _settle(app)
    form = app.qt.activeModalWidget()
    if form is not None:
        yield _grab(app, form, folder / f"erase_ticked_{suffix}.png")
        form.close()
    window.show_page("access")
    yield _grab(app, window, folder / f"access_{suffix}.png")
    window.show_page("today")


def _extracts(app: "Application", window: "Window", folder: Path, suffix: str) -> Iterator[Path]:
    """The Extracts page at work: what would change, and what a tracker's headings mean."""
    from herefordshire_desk.pictures_extract import AT_WORK

    for name, show in AT_WORK.items():
        show(window)
        yield _grab(app, window, folder / f"{name}_{suffix}.png")


def _other_ways(app: "Application", window: "Window", folder: Path, suffix: str) -> Iterator[Path]:
    """Today as it stood eight weeks before, and with names hidden."""
    window.desk.look_at(window.desk.today - timedelta(weeks=8))
    yield _grab(app, window, folder / f"earlier_{suffix}.png")
    window.desk.look_at(window.desk.today)
    window.desk.hide_names(True)
    yield _grab(app, window, folder / f"names_hidden_{suffix}.png")
    window.desk.hide_names(False)


def _choose(window: "Window", child: ChildId) -> None:
    """Put the keyboard on the child's row, on a page whose list has one."""
    table = window.page.main_table()
    if table is not None:
        keys = map(table.records.key, table.records.rows)
        table.choose(next((key for key in keys if key.split(":")[0] == child), ""))


def _forms(app: "Application", window: "Window", folder: Path, suffix: str) -> Iterator[Path]:
    for name in FORMS + BESIDE:
        window.actions_[name].trigger()
        _settle(app)
        form = app.qt.activeWindow() if name in BESIDE else app.qt.activeModalWidget()
        if form is not None and form is not window:
            yield _grab(app, form, folder / f"{name}_{suffix}.png")
            form.close()


def _doors(app: "Application", folder: Path, suffix: str) -> Iterator[Path]:
    from herefordshire_desk.doors import show_new_computer

    app.show_unlock("")
    assert app.shown is not None
    yield _grab(app, app.shown, folder / f"unlock_{suffix}.png")
    app.show_unlock(Damaged.words, fault=Damaged())
    yield _grab(app, app.shown, folder / f"unlock_damaged_{suffix}.png")
    app.show_first_run()
    yield _grab(app, app.shown, folder / f"first_run_{suffix}.png")
    show_new_computer(app)
    yield _grab(app, app.shown, folder / f"new_computer_{suffix}.png")


def _grab(app: "Application", widget: "QWidget", out: Path) -> Path:
    _settle(app)
    widget.grab().save(str(out))
    return out


def _settle(app: "Application") -> None:
    """Until nothing is under way: what pages work out in the background has been shown."""
    from PySide6.QtCore import QThread

    app.store.ask(lambda _: None)
    _go_on(app)
    if _is_working(app):
        while _is_working(app):
            QThread.msleep(MOMENT)  # to look all the time would take Python from who is working
            app.qt.processEvents()
        _go_on(app)


def _is_working(app: "Application") -> bool:
    """Whether a task has yet to tell: its work may have ended and the answer be on its way.

    Or a child's line to be drawn: it lets its list be painted first, and that may take its time.
    """
    from herefordshire_desk.background import Task
    from herefordshire_desk.views.child_pane import ChildPane

    tasks = any(not task.signalsBlocked() for task in app.qt.findChildren(Task))
    panes = (pane for top in app.qt.topLevelWidgets() for pane in top.findChildren(ChildPane))
    return tasks or any(pane.is_waiting for pane in panes)


def _go_on(app: "Application") -> None:
    """As long as it takes to draw what is there."""
    from PySide6.QtCore import QDeadlineTimer

    deadline = QDeadlineTimer(PATIENCE)
    while not deadline.hasExpired():
        app.qt.processEvents()
