"""Errands: what the desk is asked for that takes a while, done on the store's own thread."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from herefordshire_desk.background import Failed, Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.extracts.sheets import Sheet
    from herefordshire_desk.domain.happened import Happened
    from herefordshire_desk.domain.merge import Merged
    from herefordshire_desk.domain.returns.checks import Check
    from herefordshire_desk.domain.returns.sheets import Return
    from herefordshire_desk.domain.returns.snapshot import Period
    from herefordshire_desk.domain.trends import TrendRecords


def return_of(desk: Desk, kind: str, done: "Callable[[Return], None]", failed: Failed) -> Task:
    """The weekly or the monthly return of the period the day is in, with its checks."""
    drawn = desk.picture

    def weekly(store: Store) -> "Return":
        from herefordshire_desk.domain.returns.weekly import weekly
        from herefordshire_desk.store.snapshot import snapshot

        return weekly(snapshot(store, drawn, period_of("weekly", drawn.day)))

    def monthly(store: Store) -> "Return":
        from herefordshire_desk.domain.returns.monthly import monthly
        from herefordshire_desk.store.snapshot import month

        return monthly(month(store, drawn))

    return desk.ask_long(monthly if kind == "monthly" else weekly, done, failed)


def trend_records(desk: Desk, done: "Callable[[TrendRecords], None]", failed: Failed) -> Task:
    """All that the Trends page counts its months over, up to the day."""
    drawn = desk.picture

    def work(store: Store) -> "TrendRecords":
        from herefordshire_desk.domain.trends import MONTHS
        from herefordshire_desk.store.snapshot import trend_records as of_store

        return of_store(store, drawn, MONTHS)

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


def preview(
    desk: Desk,
    sheets: "Sequence[Sheet]",
    *,
    source: str,
    taken_on: date,
    done: "Callable[[Merged | Problem], None]",
    failed: Failed,
) -> Task:
    """What importing an extract would change, for the team this desk was made for."""
    at = {"taken_on": taken_on, "imported_on": desk.day}

    def work(store: Store) -> "Merged | Problem":
        from herefordshire_desk.domain.importing import preview as merged

        team = store.preferences().get("team")
        return merged(sheets, store, source=source, team=team, **at)

    return desk.ask_long(work, done, failed)


def back_up(desk: Desk, out: Path, done: Callable[[None], None], failed: Failed) -> Task:
    """A verified copy of the whole desk in one file, which must not be there yet."""

    def work(store: Store) -> None:
        from herefordshire_desk.store.backup import backup

        backup(store, out, now=desk.now())

    return desk.ask_long(work, done, failed)


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
