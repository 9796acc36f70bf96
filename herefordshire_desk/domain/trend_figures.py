"""Trend figures: what is counted of a month for the trends, by the functions of the returns."""

from collections.abc import Iterable
from statistics import median

from herefordshire_desk.domain.definitions import Measure, Unit, definitions
from herefordshire_desk.domain.measures import holding_measures
from herefordshire_desk.domain.returns import month_stability, month_visits, month_workforce
from herefordshire_desk.domain.returns.figures import Figure, share
from herefordshire_desk.domain.returns.month import Month

AS_AT = ("W2", "W5")
CASELOAD: Unit = "children_per_fte"


def year(month: Month) -> Iterable[Figure]:
    """Of how steady the social workers were over a year: what is looked at first."""
    yield from month_stability.social_workers_in_year(month)
    yield from month_stability.changes_in_year(month)


def changes(month: Month) -> Iterable[Figure]:
    """Of the month's changes of social worker."""
    yield from month_stability.changes_in_month(month)


def holding(month: Month) -> Iterable[Figure]:
    """Of who holds the children on the day, and when their families were met."""
    yield from month_workforce.agency(month)
    yield held_by_newly_qualified(month)
    yield from month_visits.family_meetings(month)
    snapshot = month.snapshot
    found = holding_measures(
        snapshot.assessments, snapshot.social_workers, snapshot.policy, snapshot.day
    )
    yield from (_as_figure(each) for each in found if each.definition.id in AS_AT)
    yield from caseload_spread([each for each in found if each.definition.id == "W4"])


def visits(month: Month) -> Iterable[Figure]:
    """Of the visits that fell due, and of children seen alone.

    Not of how many are in date on the day: that is asked of assessments.
    """
    yield from (each for each in month_visits.visits_in_time(month) if not each.breakdown)
    yield from month_visits.seen_alone(month)


def days(month: Month) -> Iterable[Figure]:
    """Of the days without a social worker, day by day and child by child."""
    yield from month_stability.unallocated_days(month)


def practice(month: Month) -> Iterable[Figure]:
    """Of how soon visits were recorded, who came and left, and supervision."""
    yield from month_visits.recording(month)
    yield from month_workforce.movement(month)
    yield from month_workforce.supervision(month)


def held_by_newly_qualified(month: Month) -> Figure:
    """Open children whose social worker is newly qualified on the day, of those on the roster."""
    newly = {each.id: each.newly_qualified for each in month.snapshot.social_workers}
    leads = [(a.child.id, a.lead.social_worker_id) for a in month.snapshot.assessments if a.lead]
    known = [(child, who) for child, who in leads if who in newly]
    held = [child for child, who in known if newly[who]]
    return share("M13", len(held), len(known), "held_by", "newly_qualified", children=held)


def caseload_spread(loads: Iterable[Measure]) -> Iterable[Figure]:
    """The lowest, the middle and the highest caseload per FTE of those who hold a child.

    Those whose FTE is not recorded, or is 0, are left out. `loads` are the figures of W4.
    """
    counted = [each for each in loads if each.numerator and each.denominator]
    per_fte = [each.numerator / (each.denominator or 1) for each in counted]
    children = tuple(sorted(child for each in counted for child in each.children))
    for group, pick in (("lowest", min), ("median", median), ("highest", max)):
        yield Figure(
            definition=definitions()["W4"],
            unit=CASELOAD,
            denominator=len(counted),
            given=pick(per_fte) if per_fte else None,
            known_for=len(counted),
            breakdown="caseload",
            group=group,
            children=children,
        )


def _as_figure(measure: Measure) -> Figure:
    return Figure(
        definition=measure.definition,
        unit=measure.unit,
        numerator=measure.numerator,
        denominator=measure.denominator,
        known_for=measure.known_for,
        breakdown=measure.breakdown,
        group=measure.group,
        children=measure.children,
    )


# reckoned apart, for they take their time: what is asked for is there the sooner
OF_ASSESSMENTS = frozenset({"year", "holding"})  # the others look at lives alone
OF_SWEEPS = frozenset({"practice", "visits"})  # what they count is found for all months at once
FAMILIES = {
    "year": year,
    "changes": changes,
    "holding": holding,
    "days": days,
    "practice": practice,
    "visits": visits,
}
