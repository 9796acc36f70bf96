"""Erasing, as the screens ask for it: who may go, a verified backup, then the erasure."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from herefordshire_desk.background import Failed, Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.keeping import ERASURE, made
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.erasure import Erased, ToErase
    from herefordshire_desk.domain.retention import Review


def review_of(desk: Desk, done: "Callable[[Review], None]", failed: Failed) -> Task:
    """Who is closed on the day shown, from when they may go and why; and which returns may."""
    drawn = desk.picture

    def work(store: Store) -> "Review":
        from herefordshire_desk.store.erasing import review

        return review(store, drawn)

    return desk.ask_long(work, done, failed)


def erased_lately(desk: Desk, changes: int) -> int:
    """How many children were erased by the latest `changes` lines of history."""

    def asked(store: Store) -> int:
        from herefordshire_desk.store.erasure import erased_after

        lines = store.lines(1)
        return erased_after(store.connection, lines[0].number - changes) if lines else 0

    return desk.ask(asked)


def erase(desk: Desk, asked: "ToErase", done: "Callable[[Erased], None]", failed: Failed) -> Task:
    """Back up, verified; then erase. Where the backup fails nothing is erased.

    Afterwards nothing made before can be undone, and everything shown is drawn again.
    """
    drawn, at, who = desk.picture, desk.now(), desk.who

    def work(store: Store) -> "Erased":
        from herefordshire_desk.store.erasing import erase_now

        made(store, now=at, why=ERASURE)
        return erase_now(store, drawn, asked, at=at, who=who)

    def erased(report: "Erased") -> None:
        desk.set_busy(False)
        desk.history = desk.ask(Store.history)
        desk.preferences.update(desk.ask(Store.preferences))
        desk.look_at(desk.day)
        done(report)

    def refused(fault: Exception) -> None:
        desk.set_busy(False)
        failed(fault)

    desk.set_busy(True)
    return desk.ask_long(work, erased, refused)
