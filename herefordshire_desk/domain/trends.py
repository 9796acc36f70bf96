"""Trends: the measures of the monthly return as at each month's end, from the records of today.

Everything is as known now: what was recorded late, or put right since, counts in the month it
happened in. Chart and return are counted by the same functions, so they cannot disagree.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, repeat

from herefordshire_desk.domain.allocations import is_lead, present
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.facts import Dated
from herefordshire_desk.domain.family_meetings import meeting_due
from herefordshire_desk.domain.kept_figures import with_kept
from herefordshire_desk.domain.policy import Policy, policy_on
from herefordshire_desk.domain.posts import roster_on
from herefordshire_desk.domain.records import (
    Absence,
    ExtraHoliday,
    Handover,
    KeptFigure,
    Milestone,
    Post,
    Setting,
    SocialWorker,
    Supervision,
)
from herefordshire_desk.domain.returns.figures import Figure, share
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Month, Swept, month_of
from herefordshire_desk.domain.returns.snapshot import Snapshot
from herefordshire_desk.domain.trend_figures import FAMILIES, OF_ASSESSMENTS, OF_SWEEPS
from herefordshire_desk.domain.trend_points import Point, Trend, trends
from herefordshire_desk.domain.trend_sent import SentMeasures
from herefordshire_desk.domain.trend_sweep import sweep

MONTHS, YEAR = 24, 12
SPANS = (6, 12, MONTHS, 36)  # months
MOST_MONTHS = 120  # of a desk whose records begin longer ago
OF_STAFF = frozenset({"roster", "supervisions"})  # what is known without any child
Report = Callable[[float], None]
Figures = dict[tuple[str, str, str], Figure]


# no slots: cached properties need somewhere to be kept
@dataclass(frozen=True, kw_only=True)
class TrendRecords:
    """All that the months up to a day are counted over, as known now.

    `lives` are those of every child who was open in any of the `months`.
    """

    lives: tuple[Life, ...] = ()
    social_workers: tuple[SocialWorker, ...] = ()
    posts: tuple[Post, ...] = ()
    settings: tuple[Setting, ...] = ()
    holidays: tuple[ExtraHoliday, ...] = ()
    handovers: tuple[Handover, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    absences: tuple[Absence, ...] = ()
    sent: tuple[SentMeasures, ...] = ()
    months: int = MONTHS
    kept: tuple[KeptFigure, ...] = ()  # of children who were erased

    @cached_property
    def begun(self) -> dict[str, date]:
        """The first day that records of each sort tell of; `date.max` where there are none."""
        rows = (row for life in self.lives for row in life.facts.allocations if is_lead(row))
        seen = (visit.visited_on for life in self.lives for visit in life.visits)
        met = (each.held_on for life in self.lives for each in life.facts.meetings if each.held_on)
        return {
            "allocations": min((row.start for row in rows), default=date.max),
            "visits": min(seen, default=date.max),
            "meetings": min(met, default=date.max),
            "supervisions": min((each.held_on for each in self.supervisions), default=date.max),
            "roster": date.min,
        }


def month_ends(day: date, months: int = MONTHS) -> tuple[date, ...]:
    """The last days of so many months, the month of `day` among them, which counts to `day`."""
    firsts = (add_months(day.replace(day=1), back - months + 1) for back in range(months))
    return tuple(min(month_of(first).last, day) for first in firsts)


def months_since(begun: date | None, day: date) -> int:
    """How many months it is from that of `begun` to that of `day`, both counted; at most ten years.

    At least one, also where nothing has begun.
    """
    if begun is None:
        return 1
    months = YEAR * (day.year - begun.year) + day.month - begun.month + 1
    return min(max(months, 1), MOST_MONTHS)


def month_at(
    records: TrendRecords, day: date, *, assessed: bool = True, swept: Swept | None = None
) -> Month:
    """The month of `day` up to it, with policy, roster and children as on that day.

    Unless `assessed` only what is counted over the children's lives can be asked of it.
    """
    period = month_of(day)
    policy = policy_on(day, records.settings, records.holidays)
    lives = tuple(each for each in records.lives if _may_be_open(each, period.first, day))
    snapshot = Snapshot(
        day=day,
        policy=policy,
        team="",
        assessments=tuple(_assessed(lives, policy, day)) if assessed else (),
        social_workers=tuple(roster_on(records.social_workers, records.posts, day).values()),
        teams={},
        allocations=(),
        visits=(),
        extract=None,
        sent=(),
        history_head="",
        app_version="",
    )
    return Month(
        snapshot=snapshot,
        period=period,
        lives=lives,
        supervisions=records.supervisions,
        absences=records.absences,
        handovers=records.handovers,
        swept=swept and swept.of({each.child_id for each in lives}),
    )


def reckoned(
    records: TrendRecords,
    days: Sequence[date],
    family: str,
    report: Report = lambda _: None,
) -> dict[str, tuple[Point, ...]]:
    """By trend of the family, a point for each of the days, in their order.

    `report` is told the share that is done, and may raise to stop.
    """
    wanted = [each for each in trends().values() if each.family == family]
    rows: list[list[Point]] = []
    policies = [policy_on(day, records.settings, records.holidays) for day in days]
    swept = sweep(records.lives, days, policies, report) if family in OF_SWEEPS else repeat(None)
    for done, (day, of_month) in enumerate(zip(days, swept, strict=False), 1):
        month = month_at(records, day, assessed=family in OF_ASSESSMENTS, swept=of_month)
        found = _by_group(FAMILIES[family](month))
        rows.append([_point(each, month, found, records) for each in wanted])
        if of_month is None:  # a sweep has told how far it is, and what is left takes no time
            report(done / len(days))
    return {
        each.id: with_kept(each, [row[at] for row in rows], records.kept)
        for at, each in enumerate(wanted)
    }


def every_point(records: TrendRecords, days: Sequence[date]) -> dict[str, tuple[Point, ...]]:
    """The points of every trend, in the order of the table."""
    found = {
        name: row for family in FAMILIES for name, row in reckoned(records, days, family).items()
    }
    return {name: found[name] for name in trends()}


def _by_group(figures: Iterable[Figure]) -> Figures:
    return {(each.definition.id, each.breakdown, each.group): each for each in figures}


def _point(trend: Trend, month: Month, found: Figures, records: TrendRecords) -> Point:
    point = Point(month.first, month.day, month.day == month.period.last, None)
    begun = records.begun[trend.known_by]
    if month.day < begun or not _anybody(trend, month):
        return point
    point = point._replace(short=trend.looks_back and add_months(month.day, -YEAR) < begun)
    figure = found.get((trend.measure, trend.breakdown, trend.group))
    if figure is None and trend.none_is:
        of = found[trend.measure, "", ""].denominator or 0
        group = (trend.breakdown, trend.group)
        figure = share(trend.measure, float(trend.none_is), of, *group, unit="changes")
    if figure is not None and trend.measure == "M10":
        figure = _as_share(trend, figure)
    point = point._replace(figure=figure)
    if trend.spread:
        low, high = (found[trend.measure, trend.breakdown, name].value for name in trend.spread)
        point = point._replace(low=low, high=high)
    return point


def _as_share(trend: Trend, figure: Figure) -> Figure:
    """Changes that were planned are a share of those where that is recorded, not a count."""
    return replace(figure, unit="percent") if trend.breakdown == "planned" else figure


def _anybody(trend: Trend, month: Month) -> bool:
    """Whether there was anybody to count: a month without children is not a month of none."""
    return trend.known_by in OF_STAFF or any(
        _may_be_open(each, month.first, month.day) for each in month.lives
    )


def _may_be_open(life: Life, first: date, last: date) -> bool:
    """Whether anything that opens a child ran on a day from `first` to `last`, both included."""
    facts = life.facts
    spells: Iterable[Dated]
    spells = chain(facts.episodes, facts.plans, facts.care_episodes, facts.marks)
    return any(s.start <= last and (s.end is None or s.end > first) for s in spells)


def _assessed(lives: Iterable[Life], policy: Policy, day: date) -> Iterable[Assessment]:
    """The open children as on the day; their visits and reviews no trend asks of them."""
    for life in lives:
        stands = life.standing_on(day)
        if stands is not None:
            episodes = life.led_on(day)
            yield Assessment(
                child=life.facts.child,
                day=day,
                standing=stands,
                episodes=episodes,
                lead=present(episodes),
                days_unallocated=None,
                stability=life.steady_on(day),
                changed_too_often=False,
                visits=(),
                seen_on=None,
                meeting=meeting_due(life.facts.meetings, stands, policy, day),
            )
