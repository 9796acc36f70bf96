"""Desk records: all that the desk's data checks look at, drawn from the store once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    Episode,
    LegalStatus,
    Mark,
    Placement,
    Plan,
    Visit,
)
from herefordshire_desk.domain.returns.episode_rows import EpisodeRow
from herefordshire_desk.domain.returns.findings import collection_year
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot

Spell = Episode | Plan | CareEpisode | Placement | LegalStatus | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRecords:
    """The desk as known on the snapshot's day.

    `snapshot` is of the open children, with their visits of `looked_at`; the rest is of every
    child. `visits` may be dated after the day. `rows` are those of the national return.
    `has_later_extract`: records may have come from an extract that was taken after the day.
    """

    snapshot: Snapshot
    rows: tuple[EpisodeRow, ...]
    children: tuple[Child, ...]
    allocations: tuple[Allocation, ...]
    spells: tuple[Spell, ...]
    visits: tuple[Visit, ...]
    has_later_extract: bool = False

    @property
    def day(self) -> date:
        """The day the checks are as at."""
        return self.snapshot.day

    @property
    def begun(self) -> Iterable[Spell]:
        """The spells that started by the day."""
        return (spell for spell in self.spells if spell.start <= self.day)


def looked_at(day: date) -> Period:
    """What the checks look back over: the last 12 months, or the collection year if longer."""
    since = min(collection_year(day), add_months(day, -12))
    return Period(f"{since} to {day}", since, day)
