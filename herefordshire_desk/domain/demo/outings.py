"""Outings: the days on which a family of the demo is visited, a little before or after due.

The desk's own rules say when that is, so every child keeps the rhythm that their plan, home and
legal status ask for at the time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.script import rhythm
from herefordshire_desk.domain.facts import Dated, Facts, standing
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import VisitKind
from herefordshire_desk.domain.visits import VisitDue, visits_due

YEAR = 365
TOGETHER = timedelta(14)  # one outing serves every rule whose visit falls due this soon after it
KINDS: tuple[VisitKind, ...] = get_args(VisitKind)
Seen = Mapping[VisitKind, date]


@dataclass(frozen=True, slots=True)
class Outing:
    """A day on which the children were visited, and seen or not, and the kinds of visit it was."""

    on: date
    kinds: tuple[VisitKind, ...]
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Visiting:
    """What decides when a family is visited: any one child's facts stand for the family's."""

    facts: Facts
    policy: Policy
    dates: Dates

    def dues(self, seen: Seen, on: date) -> tuple[VisitDue, ...]:
        """The visits due as they look on a day, given when the children were last seen."""
        facts = self.facts._replace(last_seen=seen)
        stands = standing(facts, on)
        return visits_due(facts, stands, self.policy, on) if stands else ()

    def turnings(self) -> list[date]:
        """Every day on which something began, ended or was reviewed, in order."""
        facts = self.facts
        lasting: Iterable[Dated] = (
            *facts.episodes,
            *facts.plans,
            *facts.care_episodes,
            *facts.placements,
            *facts.legal_statuses,
            *facts.marks,
        )
        days = {day for record in lasting for day in (record.start, record.end)}
        days |= {review.held_on for review in facts.reviews}
        return sorted(day for day in days if day is not None)


def outings(visiting: Visiting, last: date | None, draw: Draw) -> list[Outing]:
    """Every outing up to the demo's day; `last`, where given, is the last one made."""
    today = visiting.dates.day
    if last is None:
        return list(_outings_until(today, visiting, draw))
    dues = visiting.dues(dict.fromkeys(KINDS, last), today)
    # it stands in for any outing planned shortly before it
    shortly = timedelta((min(visit.due for visit in dues) - last).days // 4)
    made = list(_outings_until(last - shortly, visiting, draw))
    return [*made, Outing(last, _kinds(dues))]


def with_attempts(made: Iterable[Outing], dates: Dates, draw: Draw) -> list[Outing]:
    """The outings, some of them after another a day or so earlier that found nobody."""
    found: list[Outing] = []
    for outing in made:
        tried = dates.on_or_before(outing.on - timedelta(draw.between(1, 3)))
        if draw.chance(rhythm().not_seen_first) and found and tried > found[-1].on:
            found.append(Outing(tried, outing.kinds, seen=False))
        found.append(outing)
    return found


def attempts_only(visiting: Visiting, days_ago: Iterable[int]) -> list[Outing]:
    """Outings to children who have not been seen at all."""
    kinds = _kinds(visiting.dues({}, visiting.dates.day))
    return [Outing(visiting.dates.ago(days), kinds, seen=False) for days in days_ago]


def _outings_until(until: date, visiting: Visiting, draw: Draw) -> Iterator[Outing]:
    """From one visit to the next; what begins or ends in between may ask for it sooner."""
    turnings = visiting.turnings()
    cursor, seen = _beginning(turnings[0], visiting, draw)
    while cursor <= until:
        dues = visiting.dues(seen, cursor)
        on = _planned(dues, cursor, visiting.dates, draw) if dues else date.max
        turning = next((day for day in turnings if cursor < day <= on), None)
        if turning is not None:
            cursor = turning
        elif on <= until:
            soon = [visit for visit in dues if visit.due <= on + TOGETHER]
            outing = Outing(on, _kinds(soon))
            yield outing
            cursor, seen = on, {**seen, **dict.fromkeys(outing.kinds, on)}
        else:
            return


def _beginning(first: date, visiting: Visiting, draw: Draw) -> tuple[date, Seen]:
    """Where the history begins, and for a family known before that, when it was last visited."""
    born = visiting.facts.child.date_of_birth or date.min
    begins = max(first, born, visiting.dates.ago(rhythm().history))
    before = begins - timedelta(draw.between(0, 14))
    return begins, dict.fromkeys(KINDS, before) if first < begins else {}


def _planned(dues: Iterable[VisitDue], cursor: date, dates: Dates, draw: Draw) -> date:
    """The working day after `cursor` on which the visit that is due first will be made."""
    due = min(visit.due for visit in dues)
    room = max((due - cursor).days, 0)
    year = min((dates.day - cursor).days // YEAR, len(rhythm().late_by_year) - 1)
    if draw.chance(rhythm().late_by_year[year]):
        longest = max(min(rhythm().longest_late_by_year[year], 3 * room), 2)
        on = dates.on_or_after(due + timedelta(draw.between(1, draw.between(1, longest))))
    else:
        on = dates.on_or_before(due - timedelta(draw.between(0, room // 4)))
    return max(on, dates.on_or_after(cursor + timedelta(1)))


def _kinds(dues: Iterable[VisitDue]) -> tuple[VisitKind, ...]:
    """The kinds of visit that are due. One that may be of any kind is recorded as in need."""
    wanted = {visit.rule.visits.replace("any", "CIN") for visit in dues}
    return tuple(kind for kind in KINDS if kind in wanted)
