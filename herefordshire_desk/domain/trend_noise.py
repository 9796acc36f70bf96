"""Trend noise: what is usual for a trend, so that ordinary ups and downs are not made a story.

An individuals chart with moving ranges (Shewhart; NHS England, "Making data count"): the median,
limits at 2.66 mean moving ranges either side of it, and runs of seven on one side.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

FEWEST = 8  # figures, before anything is called usual
TO_LIMIT = 2.66
RUN = 7
Values = Sequence[float | None]


class Usual(NamedTuple):
    """What is usual. `outside` and `runs` are where in the values something is not.

    Where neighbouring values share most of what they count there are no limits: None.
    A gap breaks a run, and so does a value on the median: a run is of months that follow each
    other. (Some pass over those on it; small counts often lie there, and would make long runs.)
    """

    median: float
    lower: float | None
    upper: float | None
    outside: tuple[int, ...]
    runs: tuple[tuple[int, ...], ...]


def usual(
    values: Values, least: float = 0, most: float | None = None, *, apart: bool = True
) -> Usual | None:
    """What is usual of values in the order of time, None for a gap; None for fewer than eight.

    Limits and runs ask for values that are counted `apart`: of a year to each month's end,
    neighbours share eleven months, so they hardly move and all would seem to stand out.

    A moving range lies between two neighbours that are both known. Limits are kept between
    `least` and `most`, beyond which nothing can lie. A value on a limit is within it.
    """
    known = [each for each in values if each is not None]
    if len(known) < FEWEST:
        return None
    middle = median(known)
    if not apart:
        return Usual(middle, None, None, (), ())
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    reach = TO_LIMIT * mean(ranges or [0.0])
    lower, upper = max(middle - reach, least), middle + reach
    upper = upper if most is None else min(upper, most)
    outside = (
        at for at, each in enumerate(values) if each is not None and not lower <= each <= upper
    )
    return Usual(middle, lower, upper, tuple(outside), tuple(_runs(values, middle)))


def _runs(values: Values, middle: float) -> Iterable[tuple[int, ...]]:
    """Where seven or more running lie on one side, each run with all that belong to it."""
    run: list[int] = []
    before = 0
    for at, each in enumerate([*values, None]):
        side = 0 if each is None or each == middle else 1 if each > middle else -1
        if side != before:
            if len(run) >= RUN:
                yield tuple(run)
            run, before = [], side
        if side:
            run.append(at)
