"""How a child stood over time: the days on which something changed, and the runs between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, TypeVar

from herefordshire_desk.domain.calendar import birthday
from herefordshire_desk.domain.facts import Dated, Facts, Standing, standing
from herefordshire_desk.domain.records import Child

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Run(Generic[V]):
    """One value from `start` until `end`, the day it stopped; None where it has not."""

    start: date
    end: date | None
    value: V


def runs(values: Mapping[date, V | None]) -> list[Run[V]]:
    """Runs of one value, by start, from its values on the days it may have changed.

    A day not given has the value of the last one given before it. Runs of None are left out.
    """
    by_day = sorted(values.items(), key=itemgetter(0))
    changes = [next(days) for _, days in groupby(by_day, key=itemgetter(1))]
    ends: list[date | None] = [on for on, _ in changes]
    closed = zip(changes, [*ends[1:], None], strict=False)  # with no values at all the None is over
    return [Run(on, end, value) for (on, value), end in closed if value is not None]


def turning_days(records: Iterable[Dated], day: date) -> set[date]:
    """The days on or before `day` on which one of the records started or stopped."""
    edges = chain.from_iterable((record.start, record.end) for record in records)
    return {edge for edge in edges if edge is not None and edge <= day}


def standings(facts: Facts, day: date) -> dict[date, Standing | None]:
    """How the child stood on each day on or before `day` on which that may have changed."""
    dated: list[Dated] = [
        *facts.episodes,
        *facts.plans,
        *facts.care_episodes,
        *facts.legal_statuses,
        *facts.marks,
    ]
    days = turning_days(dated, day) | {on for on in _leaving_days(facts.child) if on <= day}
    return {on: standing(facts, on) for on in days}


def _leaving_days(child: Child) -> Iterable[date]:
    """The days on which a child may stop being one the desk follows, whatever is open."""
    if child.died_on is not None:
        yield child.died_on
    if child.date_of_birth is not None:
        yield birthday(child.date_of_birth, 16)
        yield birthday(child.date_of_birth, 18)
