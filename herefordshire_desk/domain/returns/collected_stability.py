"""Stability recounted over every team's episodes, so that a move between teams is seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from herefordshire_desk.domain.allocations import LEAD_ROLES, lead_episodes, stability
from herefordshire_desk.domain.records import Allocation, ChildId, SocialWorkerId
from herefordshire_desk.domain.returns.collection import TeamReturn
from herefordshire_desk.domain.returns.sheets import Cell

LEAD = min(LEAD_ROLES)  # the return has lead allocations alone, whatever its role code is


class Held(NamedTuple):
    """One team's last word on a child: its episodes and its own figures, as at a day."""

    team: str
    as_at: date
    episodes: tuple[Allocation, ...]
    social_workers: Cell
    changes: Cell


class Steadiness(NamedTuple):
    """A child's social workers over all teams, beside what the latest return says itself."""

    child_id: str
    as_at: date
    teams: tuple[str, ...]
    social_workers: int
    social_workers_24m: int
    changes: int
    told_social_workers: Cell
    told_changes: Cell


def steadiness(returns: Iterable[TeamReturn]) -> list[Steadiness]:
    """Of every child of any return, as at the last day that any return tells of them."""
    returns = list(returns)
    known = registrations(returns)
    by_child: dict[str, dict[str, Held]] = defaultdict(dict)
    # a team's later return has the child's whole history again, mended where it was mended
    for each in sorted(returns, key=lambda found: (found.as_at, found.name)):
        for child, held in _held(each, known).items():
            by_child[child][each.team] = held
    return [_steady(child, by_child[child].values()) for child in sorted(by_child)]


def registrations(returns: Iterable[TeamReturn]) -> Mapping[str, frozenset[str]]:
    """By social worker id, every national id that any return gives for it but the id itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in returns:
        for who, sw_id in each.tables["social_workers"].picked("social_worker_id", "SW_ID"):
            if who != sw_id:
                found[str(who)].add(str(sw_id))
    return {who: frozenset(ids) for who, ids in found.items()}


def national_id(sw_id: Cell, known: Mapping[str, frozenset[str]]) -> str:
    """One id for one person: the registration number, if any team has recorded the only one."""
    ids = known.get(str(sw_id), frozenset())
    return next(iter(ids)) if len(ids) == 1 else str(sw_id)


def across(held: Iterable[Held]) -> list[Allocation]:
    """A child's episodes in every team's return, each once, as the latest return has it.

    What a team had open when it last told of a child, and a later return of another team has
    not, is known to have lasted to that day and no longer.
    """
    newest_first = sorted(held, key=lambda each: (each.as_at, each.team), reverse=True)
    rows: list[Allocation] = []
    for each in newest_first:
        seen = {(row.social_worker_id, row.start) for row in rows}
        fresh = [row for row in each.episodes if (row.social_worker_id, row.start) not in seen]
        rows += [_lasted(row, each.as_at, newest_first[0].as_at) for row in fresh]
    return rows


def _lasted(row: Allocation, told: date, latest: date) -> Allocation:
    if row.end is not None or told == latest:
        return row
    return replace(row, end=told + timedelta(1))


def _steady(child: str, by_team: Iterable[Held]) -> Steadiness:
    held = sorted(by_team, key=lambda each: (each.as_at, each.team))
    last = held[-1]
    episodes = lead_episodes(across(held), last.as_at)
    year = stability(episodes, (), last.as_at)
    return Steadiness(
        child_id=child,
        as_at=last.as_at,
        teams=tuple(each.team for each in held),
        social_workers=len(year.social_workers),
        social_workers_24m=len(stability(episodes, (), last.as_at, 24).social_workers),
        changes=len(year.changes),
        told_social_workers=last.social_workers,
        told_changes=last.changes,
    )


def _held(each: TeamReturn, known: Mapping[str, frozenset[str]]) -> dict[str, Held]:
    rows: dict[str, list[Allocation]] = defaultdict(list)
    for row in _episodes(each, known):
        rows[row.child_id].append(row)
    told = each.tables["children"].picked(
        "child_id", "social_workers_12m", "social_worker_changes_12m"
    )
    return {
        str(child): Held(each.team, each.as_at, tuple(rows[str(child)]), many, changes)
        for child, many, changes in told
    }


def _episodes(each: TeamReturn, known: Mapping[str, frozenset[str]]) -> Iterable[Allocation]:
    names = ("allocation_id", "CHILD", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON", "team_code")
    for row_id, child, sw_id, start, end, reason, team in each.tables["sw_episodes"].picked(*names):
        if isinstance(start, date):
            yield Allocation(
                id=str(row_id),
                child_id=ChildId(str(child)),
                social_worker_id=SocialWorkerId(national_id(sw_id, known)),
                role=LEAD,
                team=str(team or ""),
                start=start,
                end=end if isinstance(end, date) else None,
                reason=str(reason or ""),
            )
