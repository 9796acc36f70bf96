"""Picture: everything the screens and the command line show of one day, drawn in one go."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.policy import Policy, policy_on
from herefordshire_desk.domain.posts import roster_on
from herefordshire_desk.domain.records import (
    ChildId,
    ExtraHoliday,
    ImportedExtract,
    Post,
    SentReturn,
    Setting,
    SocialWorker,
    SocialWorkerId,
    Team,
)
from herefordshire_desk.pace import building
from herefordshire_desk.store.store import Store

NONE_YET: Mapping[str, str] = {}


class Picture(NamedTuple):
    """The desk on one day.

    `team` is the desk's own, by name; `assessments` are the open children, in text order of ids.
    `preferences` come with it so that the first window need not ask how it is to look.
    """

    day: date
    team: str
    policy: Policy
    social_workers: dict[SocialWorkerId, SocialWorker]
    team_names: Mapping[str, str]
    assessments: dict[ChildId, Assessment]
    extracts: tuple[ImportedExtract, ...]
    sent: tuple[SentReturn, ...]
    preferences: Mapping[str, str] = NONE_YET

    @property
    def extract(self) -> ImportedExtract | None:
        """The extract that is the latest to say how things were, None before the first."""
        of_case_system = (each for each in self.extracts if not each.is_bundle)
        return max(of_case_system, key=lambda e: (e.taken_on, e.imported_on), default=None)


def picture(store: Store, day: date) -> Picture:
    """The whole desk as it stood on `day`."""
    policy = policy_on(day, store.records(Setting), store.records(ExtraHoliday))
    names = _team_names(store)
    assessments = _assessed(store, policy, day)
    preferences = store.preferences()
    return Picture(
        day=day,
        team=_own_team(preferences, assessments.values(), names),
        policy=policy,
        social_workers=_roster(store, day),
        team_names=names,
        assessments=assessments,
        extracts=_imported_by(store, day),
        sent=tuple(store.records(SentReturn)),
        preferences=preferences,
    )


def _imported_by(store: Store, day: date) -> tuple[ImportedExtract, ...]:
    return tuple(each for each in store.records(ImportedExtract) if each.imported_on <= day)


def redrawn(store: Store, before: Picture, touched: Collection[ChildId]) -> Picture:
    """The picture after a Change: the roster again, and only the children it touched.

    A Change that touches no child may have changed policy, so then all are assessed again.
    """
    if not touched:
        return picture(store, before.day)
    kept = {child: each for child, each in before.assessments.items() if child not in touched}
    again = _assessed(store, before.policy, before.day, touched)
    names, assessments = _team_names(store), dict(sorted({**kept, **again}.items()))
    return before._replace(
        team=_own_team(before.preferences, assessments.values(), names),
        social_workers=_roster(store, before.day),
        team_names=names,
        assessments=assessments,
        extracts=_imported_by(store, before.day),
        sent=tuple(store.records(SentReturn)),
    )


def _roster(store: Store, day: date) -> dict[SocialWorkerId, SocialWorker]:
    return roster_on(store.records(SocialWorker), store.records(Post), day)


def _team_names(store: Store) -> dict[str, str]:
    return {team.id: team.name for team in store.records(Team)}


def _own_team(
    preferences: Mapping[str, str], assessments: Iterable[Assessment], names: Mapping[str, str]
) -> str:
    """As the desk was told; where it never was, the team that holds most of the children."""
    told = preferences.get("team")
    if told:
        return told
    held = Counter(names.get(each.team) or each.team for each in assessments)
    return min(held, key=lambda team: (-held[team], team), default="")


def _assessed(
    store: Store, policy: Policy, day: date, children: Collection[ChildId] | None = None
) -> dict[ChildId, Assessment]:
    """Of all open children, or of those given who are open.

    The garbage collector rests meanwhile: all that is made here is kept, and looking it over
    again and again would take as long as making it.
    """
    with building():
        found = (assess(each, policy, day) for each in store.facts(day, children))
        return {each.child.id: each for each in found if each is not None}
