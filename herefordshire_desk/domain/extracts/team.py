"""One team's part of an extract: no more children on a computer than the job needs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

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


class OneTeam:
    """A team by its name or its id, in any case, among the teams of the desk and of an extract."""

    def __init__(self, team: str, theirs: Iterable[Team], ours: Ours) -> None:
        self._spellings = _spellings(team, [*ours.records(Team), *theirs])
        self._held = frozenset(ours.child_ids())
        self._roster = {each.id for each in ours.records(SocialWorker)}

    def of(self, extract: Extract) -> Extract:
        """The extract with only the team's children, and those whom the desk already holds.

        A child's team is that of the present lead allocation; while unallocated, of the last
        one. Social workers are kept who hold such a child, also in a part of the extract that
        was asked for before, are in the team or are on the roster already.
        """
        children = self._held | {
            child for child, theirs in _teams(extract).items() if self._is_ours(theirs)
        }
        self._roster |= {
            each.social_worker_id for each in _of(Allocation, extract) if each.child_id in children
        }

        def belongs(record: Record) -> bool:
            if isinstance(record, SocialWorker):
                return record.id in self._roster or self._is_ours(record.team)
            return child_of(record) is None or child_of(record) in children

        kept = tuple(row for row in extract.kept if row.child_id in children)
        return replace(extract, records=tuple(filter(belongs, extract.records)), kept=kept)

    def _is_ours(self, team: str) -> bool:
        return _spelling(team) in self._spellings


def within_team(extract: Extract, ours: Ours, team: str) -> Extract:
    """A whole extract with only the children of the team, and those whom the desk holds."""
    return OneTeam(team, _of(Team, extract), ours).of(extract)


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
