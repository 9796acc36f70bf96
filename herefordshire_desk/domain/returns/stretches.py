"""Stretches: days in a row on which nothing about a child begins or ends, to be judged as one.

A month has thirty days and most children stand the same on all of them: what is asked of each
day is asked once of each stretch, with the same answer.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, pairwise

from herefordshire_desk.domain.calendar import add_months, birthday
from herefordshire_desk.domain.facts import Dated, Facts

ONE_DAY = timedelta(1)
AGES = (16, 18)  # at which a child may stop being open


def stretches(turns: Iterable[date], first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each stretch from `first` to `last`, both included.

    A new stretch begins on every day of `turns`.
    """
    starts = sorted({first, *(day for day in turns if first < day <= last)})
    for start, after in pairwise([*starts, last + ONE_DAY]):
        yield start, after - ONE_DAY


def turns_of_standing(facts: Facts) -> set[date]:
    """Every day on which the child may begin or stop to be open, or be so otherwise."""
    spells: Iterable[Dated] = chain(
        facts.episodes, facts.plans, facts.care_episodes, facts.legal_statuses, facts.marks
    )
    days = ends_of(spells)
    born, died = facts.child.date_of_birth, facts.child.died_on
    if born is not None:
        days.update(birthday(born, age) for age in AGES)
    if died is not None:
        days.add(died)
    return days


def turns_of_rules(facts: Facts) -> set[date]:
    """Those, and every day on which another visit rule, or another gap of it, may begin to run."""
    homes: list[Dated] = [*facts.placements, *facts.care_episodes]
    held = (each.held_on for each in facts.reviews if each.held_on is not None)
    settled = (add_months(each.start, 12) for each in homes)
    return {*turns_of_standing(facts), *ends_of(homes), *held, *settled}


def ends_of(spells: Iterable[Dated]) -> set[date]:
    """The days on which they start, and on which they have ended."""
    rows = list(spells)
    return {each.start for each in rows} | {each.end for each in rows if each.end is not None}
