"""Errands: what the desk is asked for that takes a while, done on the store's own thread."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from herefordshire_desk.background import Failed, Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
)
from herefordshire_desk.pace import building
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.access import Access, AccessLine
    from herefordshire_desk.domain.happened import Happened
    from herefordshire_desk.domain.returns.checks import Check
    from herefordshire_desk.domain.returns.named import NamedExport
    from herefordshire_desk.domain.returns.sheets import Return
    from herefordshire_desk.domain.returns.snapshot import Period
    from herefordshire_desk.domain.trends import TrendRecords


def return_of(desk: Desk, kind: str, done: "Callable[[Return], None]", failed: Failed) -> Task:
    """The return of that name of the period the day is in."""
    drawn = desk.picture

    def work(store: Store) -> "Return":
        from herefordshire_desk.store.returns import return_named

        return return_named(store, kind, drawn)

    return desk.ask_long(work, done, failed)


def write_named(
    desk: Desk,
    made: "Return",
    reason: str,
    write: "Callable[[Return], None]",
    done: Callable[[None], None],
    failed: Failed,
) -> Task:
    """Write a return with names, and keep who wrote it, when and why; neither without the other.

    `write` puts the return it is given in its place, and is the last to be called.
    """
    at, who = desk.now(), desk.who

    def work(store: Store) -> None:
        from herefordshire_desk.store.named import write_with_names

        write_with_names(store, made, reason, at=at, who=who, write=write)

    return desk.ask_long(work, done, failed)


def exports(desk: Desk) -> "list[NamedExport]":
    """Every return that was written with names, oldest first."""

    def asked(store: Store) -> "list[NamedExport]":
        from herefordshire_desk.domain.returns.named import named_exports
        from herefordshire_desk.store.access import access_lines

        return named_exports(access_lines(store.connection))

    return desk.ask(asked)


def trend_records(
    desk: Desk, months: int | None, done: "Callable[[TrendRecords], None]", failed: Failed
) -> Task:
    """All that so many months up to the day are counted over; None is all on record."""
    drawn = desk.picture

    def work(store: Store) -> "TrendRecords":
        from herefordshire_desk.store.snapshot import trend_records as of_store

        with building():
            return of_store(store, drawn, months)

    return desk.ask_long(work, done, failed)


def period_of(kind: str, day: date) -> "Period":
    """What the weekly or the monthly return that the day is in covers."""
    from herefordshire_desk.domain.returns.month import month_of
    from herefordshire_desk.domain.returns.snapshot import week_of

    return month_of(day) if kind == "monthly" else week_of(day)


def is_sent(desk: Desk, kind: str, period: str) -> bool:
    """Whether any revision of that return is marked as sent for the period."""
    from herefordshire_desk.domain.returns.sent import is_sent as sent

    return sent(desk.picture.sent, kind, period)


def every_check(desk: Desk, done: "Callable[[tuple[Check, ...]], None]", failed: Failed) -> Task:
    """What every data check finds on the day the desk is shown as at."""
    drawn = desk.picture

    def work(store: Store) -> "tuple[Check, ...]":
        from herefordshire_desk.domain.returns.every_check import every_check as found
        from herefordshire_desk.store.snapshot import desk_records

        return found(desk_records(store, drawn))

    return desk.ask_long(work, done, failed)


def mark_sent(desk: Desk, made: "Return") -> Problem | None:
    """Keep that a return was sent."""
    from herefordshire_desk.domain.returns.sent import mark_sent as sent

    return desk.make(sent(made, desk.now().date()))


def back_up(desk: Desk, out: Path, done: Callable[[None], None], failed: Failed) -> Task:
    """A verified copy of the whole desk in one file, which must not be there yet."""

    def work(store: Store) -> None:
        from herefordshire_desk.store.backup import backup

        store.note("exported", "backup", at=desk.now(), who=desk.who)
        backup(store, out, now=desk.now())

    return desk.ask_long(work, done, failed)


def access_of(
    desk: Desk, most: int, done: "Callable[[list[AccessLine]], None]", failed: Failed
) -> Task:
    """The latest lines of access, so many at most, oldest first."""

    def work(store: Store) -> "list[AccessLine]":
        from herefordshire_desk.store.access import access_lines

        return access_lines(store.connection, most)

    return desk.ask_long(work, done, failed)


def note_access(desk: Desk, what: "Access", about: str = "") -> None:
    """A line of access, by ids and counts alone; nobody waits for it. A disk that refuses is told.

    It is written before what it tells of is done, so nothing is taken out of the desk unseen.
    """
    at, who = desk.now(), desk.who

    def refused(fault: Exception) -> None:
        raise fault

    desk.ask_long(lambda store: store.note(what, about, at=at, who=who), lambda _: None, refused)


def schema_number() -> int:
    """The number of the file's schema that this version writes."""
    from herefordshire_desk.store.schema import SCHEMA

    return SCHEMA


def since_monday(desk: Desk) -> "Happened":
    """What has changed since the last Monday before the day."""
    from herefordshire_desk.domain.happened import happened, monday_before

    drawn, first = desk.picture, monday_before(desk.day)
    return desk.ask(
        lambda store: happened(
            first,
            drawn.day,
            visits=store.visits_between(date.min, drawn.day),
            allocations=store.records(Allocation),
            extracts=drawn.extracts,
            sent=drawn.sent,
            lines=store.lines(),
        )
    )
