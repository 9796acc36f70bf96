"""Trend drivers: what a month's figure came of. Children and causes; nobody is named or ranked."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from herefordshire_desk.domain.allocations import LeadEpisode
from herefordshire_desk.domain.handovers import share_planned
from herefordshire_desk.domain.records import ChildId, SocialWorkerId
from herefordshire_desk.domain.returns.due_events import DueEvent, seen_under
from herefordshire_desk.domain.returns.month import Month
from herefordshire_desk.domain.returns.month_stability import changes_of
from herefordshire_desk.domain.returns.month_visits import RULES_OF, is_of
from herefordshire_desk.domain.trend_points import Trend
from herefordshire_desk.domain.words import CHANGE_REASONS, children, long_date, plural, short_date

CHANGES = "M10"
Moved = tuple[ChildId, LeadEpisode, LeadEpisode, bool]


class Cause(NamedTuple):
    """One thing that happened, to which children, and what more is known of it."""

    what: str
    children: tuple[ChildId, ...]
    when: str
    more: str


def has_drivers(trend: Trend) -> bool:
    """Whether what its months came of can be told."""
    return trend.measure == CHANGES or trend.measure in RULES_OF


def drivers(trend: Trend, month: Month) -> tuple[Cause, ...]:
    """What the month's figure came of, as known by its day; nothing where that is not told."""
    if trend.measure == CHANGES:
        return tuple(_of_changes(trend, month))
    if trend.measure in RULES_OF:
        return tuple(_of_visits(trend, month))
    return ()


def _of_changes(trend: Trend, month: Month) -> Iterable[Cause]:
    """One for each reason and each social worker whose children moved, by day and unnamed."""
    groups: dict[tuple[str, SocialWorkerId], list[Moved]] = {}
    for child, before, now, new_face in _moves(month):
        reason = now.reason.strip().upper()
        if trend.breakdown != "change_reason" or reason == trend.group:
            key = (reason, before.social_worker_id)
            groups.setdefault(key, []).append((child, before, now, new_face))
    in_order = sorted(groups.items(), key=lambda each: (min(m[2].start for m in each[1]), each[0]))
    for (reason, _), moves in in_order:
        yield _change_cause(reason, moves, month)


def _moves(month: Month) -> Iterable[Moved]:
    """Each change of the month: the child, who held before, who holds now, and if they are new."""
    for life in month.lives:
        episodes = life.led_on(month.day)
        for change in changes_of(life, month):
            at = next(i for i, each in enumerate(episodes) if each.id == change.id)
            met = {each.social_worker_id for each in episodes[:at]}
            yield life.child_id, episodes[at - 1], change, change.social_worker_id not in met


def _change_cause(reason: str, moves: Sequence[Moved], month: Month) -> Cause:
    days = [now.start for _, _, now, _ in moves]
    new = sum(new_face for *_, new_face in moves)
    planned, known, _ = share_planned([now for _, _, now, _ in moves], month.handovers)
    said = [f"{children(new)} met a new face" if new else "no new face"]
    if known:
        said.append(f"{planned} of {known} planned")
    return Cause(
        what=CHANGE_REASONS.get(reason, "Reason not in the list" if reason else "Not recorded"),
        children=tuple(sorted({child for child, *_ in moves})),
        when=_between(min(days), max(days)),
        more=", ".join(said),
    )


def _of_visits(trend: Trend, month: Month) -> Iterable[Cause]:
    """One for each rule, the most missed first: how many, and how long the children waited."""
    missed: dict[str, list[DueEvent]] = {}
    for each in month.due:
        if is_of(each.rule.id, RULES_OF[trend.measure]) and each.met_on is None:
            missed.setdefault(each.rule.id, []).append(each)
    for _, events in sorted(missed.items(), key=lambda each: (-len(each[1]), each[0])):
        dues = [each.due for each in events]
        yield Cause(
            what=events[0].rule.who,
            children=tuple(sorted({each.child_id for each in events})),
            when=_between(min(dues), max(dues)),
            more=_how_late(events, month),
        )


def _how_late(events: Sequence[DueEvent], month: Month) -> str:
    """Days past due until the child was seen under the rule, or to the day while not."""
    made = [_seen_after(each, month) for each in events]
    late = [((on or month.day) - each.due).days for on, each in zip(made, events, strict=True)]
    waiting = made.count(None)
    said = [
        f"{plural(len(events), 'visit')} not in time",
        f"{median(late):g} days late in the middle, {max(late)} at most",
    ]
    if waiting:
        said.append(f"{waiting} not made by {long_date(month.day)}")
    return ", ".join(said)


def _seen_after(event: DueEvent, month: Month) -> date | None:
    """The first day after it was due, by the month's day, on which such a visit was made."""
    life = month.life_of[event.child_id]
    days = {each.visited_on for each in life.visits if event.due < each.visited_on <= month.day}
    return next((on for on in sorted(days) if seen_under(event.rule, life, on)), None)


def _between(first: date, last: date) -> str:
    return short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"
