"""Trend sweep: what fell due and the visits made, of many months, each child gone through once."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import Visit
from herefordshire_desk.domain.returns.due_events import DueEvent, due_events
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Swept, month_of

Months = Sequence[tuple[date, Policy]]
TOLD_EVERY = 50  # children


def sweep(
    lives: Sequence[Life],
    days: Sequence[date],
    policies: Sequence[Policy],
    report: Callable[[float], None],
) -> Iterator[Swept]:
    """For each month that ends with one of the days, under its policy, what fell due and was made.

    The days follow each other month by month. `report` is told the share that is done.
    """
    due: list[list[DueEvent]] = [[] for _ in days]
    visits: list[list[Visit]] = [[] for _ in days]
    runs = list(_runs(days, policies))
    for at, life in enumerate(lives):
        for first, last, policy in runs:
            for event in due_events(life, first, last, policy):
                due[bisect_left(days, event.due)].append(event)
        for visit in life.visits:
            if runs[0][0] <= visit.visited_on <= days[-1]:
                visits[bisect_left(days, visit.visited_on)].append(visit)
        if at % TOLD_EVERY == 0:
            report(at / len(lives))
    return (Swept(tuple(a), tuple(b)) for a, b in zip(due, visits, strict=True))


def _runs(days: Sequence[date], policies: Sequence[Policy]) -> Iterator[tuple[date, date, Policy]]:
    """Months running under the same numbers, from the first day of the first to the last's day."""
    months: Months = list(zip(days, policies, strict=True))
    for _, each in groupby(months, lambda month: (month[1].numbers, month[1].rules)):
        run = list(each)
        yield month_of(run[0][0]).first, run[-1][0], run[0][1]
