"""Backups: which of those made are kept, and what of the desk one of them does not hold."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from herefordshire_desk.domain.words import plural, short_date

DAYS, WEEKS, MONTHS = 7, 4, 3
FRESH_DAYS = 7  # the page says of an older last backup that it is old


class BackupNote(NamedTuple):
    """What a backup says of itself: when and why it was made, and how far history went.

    `line` is the number of the last line of history in it and `head` its hash in hexadecimal;
    `state` differs wherever anything in the desk or its keys that a backup is for differs.
    """

    at: datetime
    why: str
    line: int
    head: str
    state: str


class Missing(NamedTuple):
    """What a backup does not hold of the desk as it is.

    `changes` is None where the backup is of another history: nobody can count then.
    """

    changes: int | None

    @property
    def words(self) -> str:
        """In a sentence."""
        if self.changes is None:
            return "It is of another desk, or of a history that was taken back by a restore."
        if not self.changes:
            return "Every change made so far is in it."
        changes = plural(self.changes, "change")
        return f"{changes} made since then {'is' if self.changes == 1 else 'are'} not in it."


def kept(made: Collection[datetime], now: datetime) -> set[datetime]:
    """Those that stay: all of today's, and the last of each of 7 days, 4 weeks and 3 months.

    Days, ISO weeks and months count only where a backup was made in them, by the calendar of
    `now`'s zone; so a desk that was left alone for a year keeps what it has.
    """
    today = now.date()
    stays = {moment for moment in made if _local(moment, now).date() == today}
    parts: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAYS, datetime.date),
        (WEEKS, lambda local: local.isocalendar()[:2]),
        (MONTHS, lambda local: (local.year, local.month)),
    )
    for count, part in parts:
        last = {part(_local(moment, now)): moment for moment in sorted(made)}
        stays.update(sorted(last.values())[-count:])
    return stays


def gone(made: Collection[datetime], now: datetime) -> set[datetime]:
    """Those that go, once a newer one is there."""
    return set(made) - kept(made, now)


def expired(made: Collection[datetime], until: date, now: datetime) -> set[datetime]:
    """Those made up to the day `until`, which counts, by the calendar of `now`'s zone.

    Never the newest: it may be of that very day, and the only one from after the erasure.
    """
    newest = max(made, default=None)
    old = {moment for moment in made if _local(moment, now).date() <= until}
    return old - {newest}


def missing_from(note: BackupNote, hashes: Iterable[str], count: int) -> Missing:
    """What the desk has that the backup has not.

    `hashes` are those of line `note.line` of the desk, none where it has no such line; `count`
    is how many lines it has.
    """
    same = note.line == 0 or note.head in hashes
    return Missing(count - note.line if same else None)


def when(moment: datetime) -> str:
    """20 Nov 2026, 09:30."""
    return f"{short_date(moment.date())}, {moment:%H:%M}"


def _local(moment: datetime, now: datetime) -> datetime:
    return moment.astimezone(now.tzinfo)
