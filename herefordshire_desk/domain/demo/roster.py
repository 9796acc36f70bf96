"""Roster of the demo: its teams and people, and who held which patch when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.script import Holder, Patch, manager, patches, teams
from herefordshire_desk.domain.records import SocialWorker, SocialWorkerId, Team

FIRST_NUMBER = 9_900_101  # seven digits from 99 on stand for invented people


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person's time with a patch: `end` is None while they have it, `why` how they came to it."""

    social_worker_id: SocialWorkerId
    team: str
    start: date
    end: date | None
    why: str

    def holds_on(self, on: date) -> bool:
        """Whether the patch is theirs that day."""
        return self.start <= on and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The teams, everybody in them past and present, and each patch's tenures in turn.

    `room` is how many children each patch of the demo's own team has on the day.
    """

    teams: tuple[Team, ...]
    people: tuple[SocialWorker, ...]
    manager_id: SocialWorkerId
    tenures: Mapping[str, tuple[Tenure, ...]]
    room: Mapping[str, int]
    in_need_only: frozenset[str]

    def in_post(self, on: date) -> list[SocialWorkerId]:
        """Whoever of the demo's own team has a patch on that day."""
        tenures = (tenure for patch in self.room for tenure in self.tenures[patch])
        return [each.social_worker_id for each in tenures if each.holds_on(on)]


def roster_on(dates: Dates) -> Roster:
    """The roster as the demo's day finds it."""
    known, head = patches(), manager()
    team_names: dict[str, str] = {team.id: team.name for team in teams()}
    own = known[0].team
    held = [(head, own), *((holder, patch.team) for patch in known for holder in patch.holders)]
    ids = {name: _id(n) for n, name in enumerate(dict.fromkeys(h.name for h, _ in held))}
    return Roster(
        teams=tuple(teams()),
        people=tuple(
            _person(ids[name], [h for h, _ in held if h.name == name], team_names[team], dates)
            for name, team in {h.name: team for h, team in held}.items()
        ),
        manager_id=ids[head.name],
        tenures={patch.name: _tenures(patch, ids, dates) for patch in known},
        in_need_only=frozenset(patch.name for patch in known if patch.in_need_only),
        room={patch.name: patch.room for patch in known if patch.team == own},
    )


def _id(number: int) -> SocialWorkerId:
    return SocialWorkerId(f"SW{FIRST_NUMBER + number}")


def _person(
    social_worker_id: SocialWorkerId, times: list[Holder], team: str, dates: Dates
) -> SocialWorker:
    """Somebody from their first time with the team to the end of their last."""
    first, last = times[0], times[-1]
    return SocialWorker(
        id=social_worker_id,
        name=first.name,
        registration_number=social_worker_id,
        role=first.role,
        team=team,
        employment=first.employment,
        newly_qualified=first.newly_qualified,
        fte=first.fte,
        start=dates.ago(first.since),
        end=_left(last, dates),
    )


def _left(last: Holder, dates: Dates) -> date | None:
    if last.leaves_in is not None:
        return dates.day + timedelta(last.leaves_in)
    return None if last.until is None else dates.ago(last.until)


def _tenures(patch: Patch, ids: Mapping[str, SocialWorkerId], dates: Dates) -> tuple[Tenure, ...]:
    return tuple(
        Tenure(
            social_worker_id=ids[holder.name],
            team=patch.team,
            start=dates.ago(holder.since),
            end=None if holder.until is None else dates.ago(holder.until),
            why=holder.why,
        )
        for holder in patch.holders
    )
