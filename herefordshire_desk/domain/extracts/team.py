"""One team's part of an extract: no more children on a computer than the job needs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from herefordshire_desk.domain.allocations import lead_episodes, present
from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.ours import Ours, R
from herefordshire_desk.domain.records import (
    Allocation,
    ChildId,
    Record,
    SocialWorker,
    Team,
    child_of,
)


def within_team(extract: Extract, ours: Ours, team: str) -> Extract:
    """The extract with only the children of the team, and those whom the desk already holds.

    A child's team is that of the present lead allocation; while unallocated, of the last one.
    Social workers are kept who hold such a child, are in the team or are on the roster already.
    `team` is the name or the id, in any case.
    """
    spellings = _spellings(team, chain(ours.records(Team), _of(Team, extract)))
    children = set(ours.child_ids()) | {
        child for child, theirs in _teams(extract).items() if _spelling(theirs) in spellings
    }
    held_by = {
        each.social_worker_id for each in _of(Allocation, extract) if each.child_id in children
    }
    roster = held_by | {each.id for each in ours.records(SocialWorker)}

    def belongs(record: Record) -> bool:
        if isinstance(record, SocialWorker):
            return record.id in roster or _spelling(record.team) in spellings
        return child_of(record) is None or child_of(record) in children

    kept = tuple(row for row in extract.kept if row.child_id in children)
    return replace(extract, records=tuple(filter(belongs, extract.records)), kept=kept)


def _spellings(team: str, teams: Iterable[Team]) -> set[str]:
    """The name and the ids of the team."""
    found = {_spelling(team)}
    for each in teams:
        both = {_spelling(each.id), _spelling(each.name)}
        found |= both if _spelling(team) in both else set()
    return found - {""}


def _teams(extract: Extract) -> Mapping[ChildId, str]:
    """Each child's team as the extract has it, by name or id."""
    allocations: dict[ChildId, list[Allocation]] = {}
    for each in _of(Allocation, extract):
        allocations.setdefault(each.child_id, []).append(each)
    reckoned = {child: _team(found, extract) for child, found in allocations.items()}
    return {**reckoned, **extract.teams}


def _team(allocations: Iterable[Allocation], extract: Extract) -> str:
    episodes = lead_episodes(allocations, extract.taken_on)
    episode = present(episodes) or (episodes[-1] if episodes else None)
    return episode.team if episode else ""


def _of(kind: type[R], extract: Extract) -> Iterable[R]:
    return (record for record in extract.records if isinstance(record, kind))


def _spelling(name: str) -> str:
    return text(name).casefold()
