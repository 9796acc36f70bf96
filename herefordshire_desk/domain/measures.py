"""Measures: every indicator as at a day, with the children behind it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import (
    HOLDING_ROLES,
    Caseload,
    caseloads,
    in_post,
    role_code,
    sw_id,
)
from herefordshire_desk.domain.definitions import Measure, definitions
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import SocialWorker

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
# upper ends, in days overdue; what is above the last is the last band
BANDS = ((7, "1_to_7"), (14, "8_to_14"), (28, "15_to_28"))
LAST_BAND = "29_and_over"
DAYS_AHEAD = (7, 14)


@dataclass(frozen=True, slots=True)
class Team:
    """What the measures are counted over."""

    children: Sequence[Assessment]
    loads: Sequence[Caseload]
    policy: Policy
    day: date

    @property
    def holders(self) -> list[Caseload]:
        """Social workers who lead for at least one child."""
        return [load for load in self.loads if load.children]


Count = Callable[[Team], Iterable[Measure]]


def measures(
    assessments: Iterable[Assessment],
    social_workers: Iterable[SocialWorker],
    policy: Policy,
    day: date,
) -> tuple[Measure, ...]:
    """W1 to W9 as at the close of `day`: each whole first, then its breakdowns."""
    return _counted(COUNTS, assessments, social_workers, policy, day)


def holding_measures(
    assessments: Iterable[Assessment],
    social_workers: Iterable[SocialWorker],
    policy: Policy,
    day: date,
) -> tuple[Measure, ...]:
    """W2, W4 and W5 alone, which ask no assessment for its visits."""
    return _counted(OF_HOLDING, assessments, social_workers, policy, day)


def _counted(
    counts: Sequence[Count],
    assessments: Iterable[Assessment],
    social_workers: Iterable[SocialWorker],
    policy: Policy,
    day: date,
) -> tuple[Measure, ...]:
    children = sorted(assessments, key=lambda each: each.child.id)
    loads = caseloads(social_workers, children, policy, day)
    team = Team(children, loads, policy, day)
    return tuple(measure for count in counts for measure in count(team))


def _open(team: Team) -> Iterable[Measure]:
    yield _children("W1", team.children)
    for status, found in _grouped(team.children, lambda each: each.statuses[0]):
        yield _children("W1", found, None, "status", status)
    several = [each for each in team.children if len(each.statuses) > 1]
    for statuses, found in _grouped(several, lambda each: "+".join(each.statuses)):
        yield _children("W1", found, None, "statuses", statuses)


def _unallocated(team: Team) -> Iterable[Measure]:
    found = [each for each in team.children if each.lead is None]
    yield _children("W2", found, team.children)


def _held_by_role(team: Team) -> Iterable[Measure]:
    roles = {load.social_worker.id: role_code(load.social_worker.role) for load in team.loads}
    held = {each.child.id: roles[each.lead.social_worker_id] for each in team.children if each.lead}
    known = sum(bool(held.get(each.child.id, "nobody")) for each in team.children)
    found = [each for each in team.children if held.get(each.child.id) in HOLDING_ROLES]
    yield _children("W3", found, team.children, known_for=known)
    for role, some in _grouped(found, lambda each: held[each.child.id]):
        yield _children("W3", some, team.children, "role", role, known_for=known)


def _caseloads(team: Team) -> Iterable[Measure]:
    for load in team.loads:
        if load.children or in_post(load.social_worker, team.day):
            yield Measure(
                definition=definitions()["W4"],
                numerator=len(load.children),
                denominator=load.social_worker.fte,
                known_for=int(load.per_fte is not None),
                children=load.children,
                breakdown="social_worker",
                group=load.social_worker.id,
            )


def _average_caseload(team: Team) -> Iterable[Measure]:
    sorted_out = dict(_grouped(team.holders, _left_out))
    counted = sorted_out.pop("", [])
    yield _held(counted, round(sum(load.social_worker.fte or 0 for load in counted), 3))
    for reason, loads in sorted_out.items():
        yield _held(loads, None, "left_out", reason)


def _left_out(load: Caseload) -> str:
    """Why a caseload is not in the average, blank where it is."""
    who = load.social_worker
    if role_code(who.role) in ("duty", "pool") or sw_id(who).startswith("XX"):
        return "not_registered"
    if who.fte is None:
        return "no_fte"
    return "" if who.fte else "fte_of_0"


def _over_capacity(team: Team) -> Iterable[Measure]:
    over = [load for load in team.holders if load.over_capacity]
    yield Measure(
        definition=definitions()["W6"],
        numerator=len(over),
        denominator=len(team.holders),
        known_for=sum(load.limit is not None for load in team.holders),
        children=tuple(sorted(child for load in over for child in load.children)),
    )


def _visits_overdue(team: Team) -> Iterable[Measure]:
    ruled = [each for each in team.children if each.visits]
    overdue = [each for each in ruled if _overdue_days(each)]
    yield _children("W7", overdue, ruled)
    for rule in team.policy.rules:
        under = [each for each in ruled if any(v.rule.id == rule for v in each.visits)]
        late = [each for each in under if _overdue_days(each, rule)]
        if under:
            yield _children("W7", late, under, "rule", rule)
    by_band = dict(_grouped(overdue, lambda each: _band(_overdue_days(each))))
    for band in (*(name for _, name in BANDS), LAST_BAND):
        yield _children("W7", by_band.get(band, []), ruled, "days_overdue", band)


def _overdue_days(each: Assessment, rule: str = "") -> int:
    """The days its longest overdue visit is overdue, under one rule or any."""
    return max((v.days_overdue for v in each.visits if rule in ("", v.rule.id)), default=0)


def _band(days: int) -> str:
    return next((name for upper, name in BANDS if days <= upper), LAST_BAND)


def _visits_due_soon(team: Team) -> Iterable[Measure]:
    ruled = [each for each in team.children if each.visits]
    for ahead in DAYS_AHEAD:
        until = team.day + timedelta(ahead)
        due = [e for e in ruled if any(team.day <= v.due <= until for v in e.visits)]
        yield _children("W8", due, ruled, "days_ahead", str(ahead))


def _not_seen(team: Team) -> Iterable[Measure]:
    since = team.day - timedelta(team.policy["not_seen"])
    too_long = [each for each in team.children if _waiting_since(each) < since]
    yield _children("W9", too_long, team.children)
    never = [each for each in team.children if each.seen_on is None]
    yield _children("W9", never, team.children, "last_seen", "never_seen")


def _waiting_since(each: Assessment) -> date:
    """When the child was last seen; never seen, when the first visit is counted from."""
    first = min((visit.counted_from for visit in each.visits), default=each.day)
    return each.seen_on or first


def _children(
    name: str,
    found: Sequence[Assessment],
    of: Sequence[Assessment] | None = None,
    breakdown: str = "",
    group: str = "",
    known_for: int | None = None,
) -> Measure:
    """A count of children, of others where `of` is given; known for all of those unless told."""
    everybody = found if of is None else of
    return Measure(
        definition=definitions()[name],
        numerator=len(found),
        denominator=None if of is None else len(of),
        known_for=len(everybody) if known_for is None else known_for,
        children=tuple(each.child.id for each in found),
        breakdown=breakdown,
        group=group,
    )


def _held(
    loads: Sequence[Caseload], fte: float | None, breakdown: str = "", group: str = ""
) -> Measure:
    children = sorted(child for load in loads for child in load.children)
    return Measure(
        definition=definitions()["W5"],
        numerator=len(children),
        denominator=fte,
        known_for=len(loads) if fte is not None else 0,
        children=tuple(children),
        breakdown=breakdown,
        group=group,
    )


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> list[tuple[K, list[T]]]:
    """Items by key, in the order of the keys' text."""
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return sorted(groups.items(), key=lambda group: str(group[0]))


COUNTS: tuple[Count, ...] = (
    _open,
    _unallocated,
    _held_by_role,
    _caseloads,
    _average_caseload,
    _over_capacity,
    _visits_overdue,
    _visits_due_soon,
    _not_seen,
)
OF_HOLDING: tuple[Count, ...] = (_unallocated, _caseloads, _average_caseload)
