"""M1 to M18: every measure of a month, each whole first, then its breakdowns."""

from collections.abc import Callable, Iterable

from herefordshire_desk.domain.returns import month_stability, month_visits, month_workforce
from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.returns.month import Month


def month_measures(month: Month) -> tuple[Figure, ...]:
    """In the order of their numbers."""
    return tuple(figure for count in COUNTS for figure in count(month))


COUNTS: tuple[Callable[[Month], Iterable[Figure]], ...] = (
    month_visits.visits_in_time,
    month_visits.care_leavers,
    month_visits.seen_alone,
    month_visits.own_social_worker,
    month_stability.social_workers_in_year,
    month_stability.changes_in_year,
    month_stability.changes_in_month,
    month_stability.days_together,
    month_stability.unallocated_days,
    month_workforce.agency,
    month_workforce.movement,
    month_workforce.supervision,
    month_visits.recording,
    month_visits.reviews,
    month_visits.family_meetings,
)
