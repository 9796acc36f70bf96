"""Application: which window is shown: first run, unlock or the desk; and how a fault looks."""

import gc
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from herefordshire_desk.background import perform, task_for
from herefordshire_desk.desk import Desk
from herefordshire_desk.pace import relax
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.open import open_desk, this_person
from herefordshire_desk.store.picture import Picture, picture
from herefordshire_desk.store.store import Store
from herefordshire_desk.store.thread import Answer, StoreThread
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.look import look
from herefordshire_desk.views.style import DeskStyle
from herefordshire_desk.views.window import Window

if TYPE_CHECKING:
    from herefordshire_desk.views.place import Place
    from herefordshire_desk.views.unlock import Unlock

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
        sys.excepthook = self.unexpected

    def run(self, opening: "Answer[Picture] | None") -> int:
        """Stay until the window is closed."""
        relax()
        self.begin(opening)
        return self.qt.exec()

    def begin(self, opening: "Answer[Picture] | None") -> None:
        """Show the desk, or what stands before it. A desk that does not open is said on Unlock."""
        if opening is not None:
            self._open_or_ask(opening)
        elif self.path.exists():
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
        self._show(window)
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

    def show_unlock(self, words: str, note: str = "", place: "Place | None" = None) -> None:
        """Ask for the password, saying why the last try did not open it, or what a lock closed."""
        from herefordshire_desk.views.unlock import Unlock

        unlock = Unlock(note)

        def back(drawn: Picture) -> None:
            self._show_desk_at(drawn, place)

        unlock.password_given.connect(
            lambda password: self._open(
                lambda: open_desk(self.path, password, who=this_person()), unlock.tell, back
            )
        )
        unlock.code_given.connect(
            lambda code, password: self._recover(code, password, unlock, back)
        )
        self._show(unlock)
        if words:
            unlock.tell(words)

    def show_first_run(self) -> None:
        """Ask the three questions of a new desk."""
        from herefordshire_desk.store.keys import offered_password, password_problem
        from herefordshire_desk.views.first_run import FirstAnswers, FirstRun

        first = FirstRun(offered_password(), password_problem)

        def answered(answers: FirstAnswers) -> None:
            self._make(answers.team, answers.start, answers.password, first.tell)

        first.answered.connect(answered)
        self._show(first)

    def unexpected(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """A fault nobody foresaw: the data are safe, and the report holds no values of theirs."""
        from herefordshire_desk.views.fault import FaultDialog, report

        if issubclass(kind, KeyboardInterrupt):
            return
        dialog = FaultDialog(str(fault) if isinstance(fault, Fault) else "", report(kind, trace))
        dialog.setParent(self.shown, dialog.windowFlags())
        dialog.open()

    def _attend(self, window: Window) -> None:
        """What the first painted page did not have to wait for."""
        from herefordshire_desk.views.check_count import CheckCount
        from herefordshire_desk.views.lock import Lock

        CheckCount(window)
        Lock(window, self.now).locked.connect(self._locked)

    def _locked(self, place: "Place", lost: str) -> None:
        """Nothing of the desk stays: its window, its records, the open file and the key."""
        desk = self.shown.desk if isinstance(self.shown, Window) else None
        self.show_unlock("", lost, place)
        self.store.shut()
        if desk is not None:
            desk.deleteLater()
        QTimer.singleShot(AFTER_FIRST, self, gc.collect)  # else the records stay a while

    def _show_desk_at(self, drawn: Picture, place: "Place | None") -> None:
        from herefordshire_desk.views.place import go_back_to

        window = self.show_desk(drawn)
        if place is not None:
            go_back_to(window, place)

    def _today(self) -> date:
        """A desk unlocked after midnight is of the new day."""
        return self.now().date() if self.follows_clock else self.day

    def _open_or_ask(self, opening: "Answer[Picture]") -> None:
        try:
            self.show_desk(opening.result())
        except Fault as fault:
            self.show_unlock(str(fault))

    def _open(
        self,
        opening: Callable[[], Store],
        tell: Callable[[str], None],
        then: Callable[[Picture], object] | None = None,
    ) -> None:
        """Open on the store's thread while the window stays alive; then show the desk."""
        task = task_for(self, then or self.show_desk, lambda fault: tell(words_of(fault)))
        self.store.open(
            opening,
            lambda store: picture(store, self._today()),
            then=lambda answer: perform(answer.result, task),
        )

    def _recover(
        self, code: str, password: str, unlock: "Unlock", then: Callable[[Picture], object]
    ) -> None:
        from herefordshire_desk.store.keys import password_problem
        from herefordshire_desk.store.open import recover_desk

        problem = password_problem(password)
        if problem:
            unlock.tell(problem, "new_password")
        else:
            self._open(
                lambda: recover_desk(self.path, code, password, who=this_person()),
                unlock.tell,
                then,
            )

    def _make(self, team: str, start: str, password: str, tell: Callable[[str], None]) -> None:
        from herefordshire_desk.making import make_desk

        codes: list[str] = []
        demo_on = self.day if start == "demo" else None

        def opening() -> Store:
            store, code = make_desk(
                self.path, password, team=team, demo_on=demo_on, at=self.now(), who=this_person()
            )
            codes.append(code)
            return store

        def made(drawn: Picture) -> None:
            self._show_code(drawn, codes[0], start=start)

        self._open(opening, tell, made)

    def _show_code(self, drawn: Picture, code: str, *, start: str) -> None:
        from herefordshire_desk.views.first_run import RecoveryCode

        def opened() -> None:
            window = self.show_desk(drawn)
            if start == "extract":
                window.show_page("extracts")

        sheet = RecoveryCode(code)
        sheet.kept.connect(opened)
        self._show(sheet)

    def _show(self, window: QWidget) -> None:
        before, self.shown = self.shown, window
        if not isinstance(window, Window):
            window.resize(look().px(WIDTH * 0.7), look().px(HEIGHT * 0.8))
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()


def the_application() -> QApplication:
    """The process's one QApplication, made on first use."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication([sys.argv[0]])
