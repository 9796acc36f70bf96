"""Measures of how steady a month's social workers were: the two national counts, and days."""

from collections.abc import Iterable, Sequence
from datetime import date

from herefordshire_desk.domain.allocations import LeadEpisode, Stability, stability
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.handovers import of_allocation, share_planned
from herefordshire_desk.domain.records import ChildId, SocialWorkerId
from herefordshire_desk.domain.returns.figures import Figure, median_of, share
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Month
from herefordshire_desk.domain.returns.stretches import ends_of, stretches
from herefordshire_desk.domain.words import CHANGE_REASONS

MANY_SOCIAL_WORKERS = 3
MANY_CHANGES = 2
NEW = 28
LEFT_OUT = {"TSPROC_ORGRST": frozenset({"TSPROC", "ORGRST"}), "ABSENC": frozenset({"ABSENC"})}
APRIL = 4


def social_workers_in_year(month: Month) -> Iterable[Figure]:
    """M8."""
    in_care = [each for each in month.snapshot.assessments if "CLA" in each.statuses]
    in_year = _many((e, _steady(e, month).social_workers) for e in in_care)
    yield share("M8", len(in_year), len(in_care), children=in_year)
    since = year_start(month.day)
    this_year = _many((each, _held_since(each.episodes, since)) for each in in_care)
    window = ("window", "since_1_april")
    yield share("M8", len(this_year), len(in_care), *window, children=this_year)


def changes_in_year(month: Month) -> Iterable[Figure]:
    """M9."""
    everybody = month.snapshot.assessments
    reasons = {each.child.id: _reasons(each, month) for each in everybody}
    yield _changed(everybody, reasons)
    for status in ("CLA", "CP", "CIN", "PF"):
        some = [each for each in everybody if each.statuses[0] == status]
        if some:
            yield _changed(some, reasons, "status", status)
    for group, left_out in LEFT_OUT.items():
        fewer = {child: [r for r in told if r not in left_out] for child, told in reasons.items()}
        yield _changed(everybody, fewer, "changes_left_out", group)


def changes_in_month(month: Month) -> Iterable[Figure]:
    """M10."""
    found = [(life.child_id, change) for life in month.lives for change in changes_of(life, month)]
    of = len(found)
    yield share("M10", of, of, unit="changes", children=[child for child, _ in found])
    by_reason: dict[str, list[ChildId]] = {}
    for child, change in found:
        by_reason.setdefault(_told(change.reason), []).append(child)
    for reason, some in sorted(by_reason.items()):
        group = ("change_reason", reason)
        yield share("M10", len(some), of, *group, unit="changes", children=some)
    planned, recorded, _ = share_planned([change for _, change in found], month.handovers)
    if recorded:
        said = of_allocation(month.handovers)
        some = [child for child, each in found if each.id in said and said[each.id].planned]
        group = ("planned", "planned")
        yield share("M10", planned, recorded, *group, unit="changes", children=some)


def changes_of(life: Life, month: Month) -> Iterable[LeadEpisode]:
    """The changes that began in the month while the child was open."""
    for change in life.steady_on(month.day).changes:
        if month.holds(change.start) and life.standing_on(change.start) is not None:
            yield change


def days_together(month: Month) -> Iterable[Figure]:
    """M11."""
    leads = [each.lead for each in month.snapshot.assessments if each.lead]
    days = [(month.day - lead.start).days for lead in leads]
    yield share("M11", sum(days), len(days), unit="days")
    yield median_of("M11", days, "days_together", "median")
    new = sum(each < NEW for each in days)
    yield share("M11", new, len(days), "days_together", "under_28")


def unallocated_days(month: Month) -> Iterable[Figure]:
    """M12."""
    total = 0
    without: dict[ChildId, int] = {}
    for life in month.lives:
        episodes = life.led_on(month.day)
        turns = {*life.turns, *ends_of(episodes)}
        for start, end in stretches(turns, month.first, month.day):
            if life.standing_on(start) is not None:
                days = (end - start).days + 1
                total += days
                if not any(_covers(each, start) for each in episodes):
                    without[life.child_id] = without.get(life.child_id, 0) + days
    yield share("M12", sum(without.values()), total, children=without)


def year_start(day: date) -> date:
    """The 1 April on or before the day."""
    return date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)


def _many(held: Iterable[tuple[Assessment, frozenset[SocialWorkerId]]]) -> list[ChildId]:
    return [each.child.id for each, by in held if len(by) >= MANY_SOCIAL_WORKERS]


def _held_since(episodes: Iterable[LeadEpisode], since: date) -> frozenset[SocialWorkerId]:
    """Who held the child on any day from `since`, which counts; an end on it does not."""
    return frozenset(e.social_worker_id for e in episodes if e.end is None or e.end > since)


def _reasons(each: Assessment, month: Month) -> list[str]:
    """Of the changes in the 12 months to the day."""
    return [_code(change.reason) for change in _steady(each, month).changes]


def _steady(each: Assessment, month: Month) -> Stability:
    """Of the 12 months to the day, whatever stretch policy flags a child by."""
    life = month.life_of.get(each.child.id)
    return life.steady_on(month.day) if life else stability(each.episodes, (), month.day)


def _changed(
    of: Sequence[Assessment],
    reasons: dict[ChildId, list[str]],
    breakdown: str = "",
    group: str = "",
) -> Figure:
    found = [each.child.id for each in of if len(reasons[each.child.id]) >= MANY_CHANGES]
    return share("M9", len(found), len(of), breakdown, group, children=found)


def _told(reason: str) -> str:
    """The code; what is no code may be free text about a child, so it stays on the desk."""
    code = _code(reason)
    if code in CHANGE_REASONS:
        return code
    return "reason_not_in_list" if code else "reason_not_recorded"


def _code(reason: str) -> str:
    return reason.strip().upper()


def _covers(episode: LeadEpisode, day: date) -> bool:
    return episode.start <= day and (episode.end is None or episode.end > day)
