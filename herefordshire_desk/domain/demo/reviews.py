"""Reviews of the demo's children in care: held, cancelled and held again, and still to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.records import CareEpisode, Review

FIRST_WITHIN = 20  # working days, then months: Care Planning Regulations 2010, reg 33
SECOND_WITHIN, THEN_WITHIN = 3, 6
CANCELLED = 0.07
LATE = 0.09


@dataclass(frozen=True, slots=True)
class Sitting:
    """A review as it turned out; neither held nor cancelled is still to come."""

    due: date
    held: date | None = None
    cancelled: bool = False


def reviews_of(care: Iterable[CareEpisode], dates: Dates, draw: Draw) -> list[Review]:
    """The reviews of each period of care, and the next one due where it is open."""
    rows = list(care)
    periods = dict.fromkeys((row.child_id, row.period_of_care_id) for row in rows)
    return [
        Review(
            id=f"RV{period}-{number}",
            child_id=child_id,
            period_of_care_id=period,
            due_on=sitting.due,
            held_on=sitting.held,
            cancelled=sitting.cancelled,
        )
        for child_id, period in periods
        for number, sitting in enumerate(
            _sittings([r for r in rows if r.period_of_care_id == period], dates, draw), 1
        )
    ]


def _sittings(care: list[CareEpisode], dates: Dates, draw: Draw) -> Iterator[Sitting]:
    ends = [row.end for row in care if row.end is not None]
    over = max(ends) if len(ends) == len(care) else None
    due = dates.calendar.add_working_days(min(row.start for row in care), FIRST_WITHIN)
    within = SECOND_WITHIN
    while over is None or due < over:
        cancelled = draw.chance(CANCELLED)
        held = dates.on_or_before(due + timedelta(_days_from_due(cancelled, draw)))
        if cancelled and due <= dates.day:
            yield Sitting(due, cancelled=True)
        if held > dates.day or (over is not None and held >= over):
            break
        yield Sitting(due, held)
        due, within = add_months(held, within), THEN_WITHIN
    if over is None:
        yield Sitting(due)


def _days_from_due(cancelled: bool, draw: Draw) -> int:
    if cancelled:
        return draw.between(8, 18)
    return draw.between(1, 9) if draw.chance(LATE) else -draw.between(0, 4)
