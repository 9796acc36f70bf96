"""Retention: which children have been closed for so long that the desk need not keep them.

The case system is the record; the desk is a working copy. UK GDPR, Article 5(1)(e): no longer
than is necessary for what it is kept for.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.calendar import add_months, birthday
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import (
    CareEpisode,
    Child,
    ChildId,
    Episode,
    Mark,
    Plan,
    SentReturn,
)
from herefordshire_desk.domain.returns.findings import collection_year
from herefordshire_desk.domain.words import long_date, plural

Opening = Episode | Plan | CareEpisode | Mark
ADULT = 18
COLLECTED_BY = (6, 30)  # month and day by which the year to 31 March has been sent in and queried


class Closed(NamedTuple):
    """A child who is not open and will not be by what is recorded.

    `closed_on` is the first day the child was not open any longer, None where no record says
    when that was. From `until` on, which counts, the child need not be kept; `why` says which
    rule that is from.
    """

    child: Child
    closed_on: date | None
    until: date | None
    why: str

    def due(self, day: date) -> bool:
        """Whether the child may go on `day`."""
        return self.until is not None and self.until <= day


class Review(NamedTuple):
    """Who is closed, those who may go first, and the returns that may go, as at a day."""

    closed: tuple[Closed, ...]
    sent: tuple[SentReturn, ...]


def closed_children(
    children: Mapping[ChildId, Child],
    openings: Mapping[ChildId, Iterable[Opening]],
    policy: Policy,
    day: date,
) -> list[Closed]:
    """Every child who is closed on `day`, those who may go first, then by their day and id.

    `children` are all the desk holds anything about; one without a record that could open them
    is closed since no day that is known, and never due.
    """
    found = (
        _closed(each, tuple(openings.get(each.id, ())), policy, day) for each in children.values()
    )
    closed = [each for each in found if each is not None]
    return sorted(closed, key=lambda each: (each.until or date.max, each.child.id))


def returns_due(sent: Iterable[SentReturn], policy: Policy, day: date) -> list[SentReturn]:
    """The returns that were sent so long ago that what was sent need not be kept, oldest first."""
    before = add_months(day, -policy["sent_returns_kept"])
    gone = (each for each in sent if each.sent_on <= before)
    return sorted(gone, key=lambda each: (each.sent_on, each.id))


def _closed(
    child: Child, openings: tuple[Opening, ...], policy: Policy, day: date
) -> Closed | None:
    closed_on = _last(child, [end_of(each) for each in openings])
    if not openings:
        return Closed(child, None, None, "Nothing on record says when this child was closed.")
    if closed_on is None or closed_on > day:
        return None
    until, why = _kept_for_months(closed_on, policy["closed_kept"])
    left_care = _last(child, [each.end for each in openings if isinstance(each, CareEpisode)])
    if left_care is not None:
        collected = date(collection_year(left_care).year + 1, *COLLECTED_BY)
        if collected > until:
            until, why = collected, _kept_for_collection(collected)
    return Closed(child, closed_on, until, why)


def end_of(opening: Opening) -> date | None:
    """The day it stopped, None while open. One marked no further action was over as it began."""
    if isinstance(opening, Episode) and opening.no_further_action:
        return opening.end or opening.start
    return opening.end


def _last(child: Child, ends: list[date | None]) -> date | None:
    """The last of the ends, the 18th birthday or the death, whichever comes first."""
    if not ends:
        return None
    known = [end for end in ends if end is not None]
    over = [max(known)] if len(known) == len(ends) else []
    if child.date_of_birth is not None:
        over.append(birthday(child.date_of_birth, ADULT))
    if child.died_on is not None:
        over.append(child.died_on)
    return min(over, default=None)


def _kept_for_months(closed_on: date, months: int) -> tuple[date, str]:
    until = add_months(closed_on, months)
    return (
        until,
        f"Closed on {long_date(closed_on)}; kept for {plural(months, 'month')} after that.",
    )


def _kept_for_collection(until: date) -> str:
    return (
        f"Looked after in the collection year to 31 March {until.year}; "
        f"kept until {long_date(until)}, when that has been collected."
    )
