"""Last visits: the day each family of the demo was last seen, so that the next is due as wanted."""

from collections.abc import Mapping
from datetime import date, timedelta

from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.outings import KINDS, Visiting
from herefordshire_desk.domain.demo.script import Life, rhythm
from herefordshire_desk.domain.visits import VisitDue, add_gap

NOT_SOON = 8  # days ahead: more than a visit that is due soon
LONGEST_GAP = 190


def last_visits(
    families: Mapping[int, tuple[Life, Visiting]], draw: Draw
) -> dict[int, date | None]:
    """By family number; None where it is too soon to say, and visits fall as they may.

    A story may say when the next visit is due. Of the others, in any order, some are given the
    table's days, and the rest are in date.
    """
    table = list(rhythm().next_due)
    found: dict[int, date | None] = {}
    for number in draw.shuffled(list(families)):
        life, visiting = families[number]
        if life.due is not None:
            found[number] = _last_visit(visiting, life.due)
            continue
        found[number] = _last_visit(visiting, table[0]) if table else None
        if found[number] is None:
            found[number] = _last_visit(visiting, _in_date(visiting, draw))
        else:
            table.pop(0)
    return found


def _last_visit(visiting: Visiting, due_in: int) -> date | None:
    """The working day after which a visit is due in so many days, below 0 if overdue.

    Where none fits exactly, one on the same side of the demo's day; None where the plan or home
    that the visit is for had not begun.
    """
    wanted = visiting.dates.day + timedelta(due_in)
    dues = _if_seen_today(visiting)
    gap = min(dues, key=lambda visit: visit.due).gap
    earliest = max(visit.counted_from for visit in dues)
    calendar = visiting.dates.calendar
    days = (visiting.dates.day - timedelta(ago) for ago in range(LONGEST_GAP - due_in))
    working = [on for on in days if on >= earliest and calendar.is_working_day(on)]
    if due_in < 0:
        return max((on for on in working if add_gap(on, gap, calendar) <= wanted), default=None)
    return min((on for on in working if add_gap(on, gap, calendar) >= wanted), default=None)


def _in_date(visiting: Visiting, draw: Draw) -> int:
    longest = min(visit.due for visit in _if_seen_today(visiting)) - visiting.dates.day
    return draw.between(min(NOT_SOON, longest.days), longest.days)


def _if_seen_today(visiting: Visiting) -> tuple[VisitDue, ...]:
    today = visiting.dates.day
    return visiting.dues(dict.fromkeys(KINDS, today), today)
