"""Application: which window is shown: first run, unlock or the desk; and how a fault looks."""

import gc
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from herefordshire_desk.background import Failed, note_unforeseen, perform, task_for
from herefordshire_desk.desk import Desk
from herefordshire_desk.pace import relax
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.picture import Picture, picture
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import Answer, StoreThread
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.look import look
from herefordshire_desk.views.style import DeskStyle
from herefordshire_desk.views.window import Window

if TYPE_CHECKING:
    from herefordshire_desk.views.place import Place

WIDTH, HEIGHT = 1366, 768
MINUTE = 60_000  # milliseconds
AFTER_FIRST = 300  # milliseconds: the first painted page does not wait for what attends it


class Application(QObject):
    """One program, one desk file, one window at a time."""

    def __init__(
        self, path: Path, thread: StoreThread, *, now: Callable[[], datetime], day: date
    ) -> None:
        self.qt = the_application()
        super().__init__()
        self.qt.setApplicationName("Herefordshire desk")
        self.qt.setStyle(DeskStyle())
        look().follow_system()
        self.path, self.store, self.now, self.day = path, thread, now, day
        self.follows_clock = day == now().date()  # a demo may be of another day
        self.shown: QWidget | None = None
        self.begun = False  # whether a desk has been shown since the program was started
        sys.excepthook = self.unexpected
        note_unforeseen(self.note)

    def run(self, opening: "Answer[Picture] | None") -> int:
        """Stay until the window is closed."""
        relax()
        self.begin(opening)
        return self.qt.exec()

    def begin(self, opening: "Answer[Picture] | None") -> None:
        """Show the desk, or what stands before it. A desk that does not open is said on Unlock."""
        if opening is not None:
            self._open_or_ask(opening)
        elif os.path.exists(self.path):
            self.show_unlock("")
        else:
            self.show_first_run()

    def run_once(self, opening: "Answer[Picture]") -> int:
        """Paint the first page with its data, then stop. Raises the Fault if the desk is shut."""
        window = self.show_desk(opening.result())
        while not window.windowHandle().isExposed():
            self.qt.processEvents()
        window.repaint()
        return 0

    def show_desk(self, drawn: Picture) -> Window:
        """The window on an open desk."""
        look().wear_preferred(drawn.preferences)
        person = this_person()
        desk = Desk(self.store, drawn, path=self.path, who=person.user, now=self.now, parent=self)
        window = Window(desk)
        self.show(window)
        desk.restore_asked.connect(lambda backup: self._restore(window, backup))
        QTimer.singleShot(AFTER_FIRST, window, lambda: self._attend(window))
        if self.follows_clock:
            midnight = QTimer(window, interval=MINUTE)
            midnight.timeout.connect(lambda: self.keep_day(desk))
            midnight.start()
        return window

    def keep_day(self, desk: Desk) -> None:
        """A desk left open over midnight is of the new day: what is due today is due today."""
        today = self.now().date()
        if today != desk.day and not desk.busy:
            desk.turn_to(today)

    def show_unlock(
        self,
        words: str,
        note: str = "",
        place: "Place | None" = None,
        fault: Exception | None = None,
    ) -> None:
        """Ask for the password, saying why the last try did not open it, or what a lock closed."""
        from herefordshire_desk.unlocking import show_unlock

        show_unlock(self, words, note, lambda drawn: self._show_desk_at(drawn, place), fault)

    def show_first_run(self) -> None:
        """Ask the three questions of a new desk."""
        from herefordshire_desk.doors import show_first_run

        show_first_run(self)

    def open(
        self,
        opening: Callable[[], Store],
        failed: Failed,
        then: Callable[[Picture], object],
    ) -> None:
        """Open on the store's thread while the window stays alive; then show the desk."""
        task = task_for(self, then, failed)
        self.store.open(
            opening,
            lambda store: picture(store, self.today()),
            then=lambda answer: perform(answer.result, task),
        )

    def show(self, window: QWidget) -> None:
        """Show a window in place of the one before."""
        before, self.shown = self.shown, window
        if not isinstance(window, Window):
            from herefordshire_desk.views.fitting import fit_screen

            fit_screen(window, QSize(look().px(WIDTH * 0.7), look().px(HEIGHT * 0.8)))
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def today(self) -> date:
        """A desk unlocked after midnight is of the new day."""
        return self.now().date() if self.follows_clock else self.day

    def unexpected(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """A fault nobody foresaw: the data are safe, and the report holds no values of theirs."""
        from herefordshire_desk.views.fault import FaultDialog, report

        if issubclass(kind, KeyboardInterrupt):
            return
        foreseen = isinstance(fault, Fault)
        if not foreseen:
            self.note(fault)
        dialog = FaultDialog(str(fault) if foreseen else "", report(kind, trace))
        dialog.setParent(self.shown, dialog.windowFlags())
        dialog.open()

    def note(self, fault: BaseException) -> None:
        """Where it happened, in the log of faults beside the desk."""
        from herefordshire_desk.store.fault_log import note_fault
        from herefordshire_desk.views.fault import report

        note_fault(self.path, report(type(fault), fault.__traceback__), self.now())

    def _attend(self, window: Window) -> None:
        """What the first painted page did not have to wait for."""
        from herefordshire_desk.errands import note_access
        from herefordshire_desk.views.check_count import CheckCount
        from herefordshire_desk.views.keyboard import Keyboard
        from herefordshire_desk.views.leaving import Leaving
        from herefordshire_desk.views.lock import Lock

        note_access(window.desk, "opened")
        CheckCount(window)
        Keyboard(window)
        Leaving(window, lambda: self.shown is window).tell_start(unlocked=self.begun)
        self.begun = True
        Lock(window, self.now).locked.connect(self._locked)

    def _locked(self, place: "Place", lost: str) -> None:
        """Nothing of the desk stays: its window, its records, the open file and the key."""
        from herefordshire_desk.keeping import made_today

        desk = self.shown.desk if isinstance(self.shown, Window) else None
        self.show_unlock("", lost, place)
        self.store.submit(lambda store: made_today(store, now=self.now()))
        self.store.shut()
        if desk is not None:
            desk.deleteLater()
        QTimer.singleShot(AFTER_FIRST, self, gc.collect)  # else the records stay a while

    def _show_desk_at(self, drawn: Picture, place: "Place | None") -> Window:
        from herefordshire_desk.views.place import go_back_to

        window = self.show_desk(drawn)
        if place is not None:
            go_back_to(window, place)
        return window

    def _open_or_ask(self, opening: "Answer[Picture]") -> None:
        try:
            self.show_desk(opening.result())
        except Fault as fault:
            self.show_unlock(str(fault), fault=fault)

    def _restore(self, window: Window, backup: Path) -> None:
        """Put a backup in the desk's place and show it; the desk as it was is kept beside."""
        from herefordshire_desk.restoring import restore_in_place

        def shown(drawn: Picture) -> None:
            if self.shown is window:  # and was not locked meanwhile
                self.show_desk(drawn)
                window.desk.deleteLater()

        def failed(fault: Exception) -> None:
            self.store.shut()
            self.show_unlock(words_of(fault))

        window.setEnabled(False)
        task = task_for(self, shown, failed)
        restore_in_place(
            self.store,
            backup,
            now=self.now(),
            drawing=lambda store: picture(store, self.today()),
            then=lambda answer: perform(answer.result, task),
        )


def the_application() -> QApplication:
    """The process's one QApplication, made on first use."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication([sys.argv[0]])
