"""Draws from the store what a return is made from."""

from datetime import date
from typing import get_args

from herefordshire_desk import __version__
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    LegalStatus,
    SocialWorker,
)
from herefordshire_desk.domain.returns.desk_records import DeskRecords, Spell, looked_at
from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from herefordshire_desk.domain.returns.national_checks import failing
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot
from herefordshire_desk.store.picture import Picture
from herefordshire_desk.store.store import Store


def snapshot(store: Store, drawn: Picture, period: Period) -> Snapshot:
    """All that a return of `period` is made from, on the picture's day."""
    children = set(drawn.assessments)
    visits = store.visits_between(period.first, min(period.last, drawn.day))
    return Snapshot(
        day=drawn.day,
        policy=drawn.policy,
        team=drawn.team,
        assessments=tuple(drawn.assessments.values()),
        social_workers=tuple(drawn.social_workers.values()),
        teams=drawn.team_names,
        allocations=tuple(store.of_children(Allocation, children)),
        visits=tuple(visit for visit in visits if visit.child_id in children),
        extract=drawn.extract,
        sent=drawn.sent,
        history_head=store.history_head(),
        app_version=__version__,
        failing=failing(episode_rows(episode_records(store), drawn.day)),
    )


def episode_records(store: Store) -> EpisodeRecords:
    """All that the social worker episodes of any collection year are made from."""
    care_episodes = store.records(CareEpisode)
    children = {each.child_id for each in care_episodes}
    return EpisodeRecords(
        care_episodes=tuple(care_episodes),
        legal_statuses=tuple(store.of_children(LegalStatus, children)),
        allocations=tuple(store.of_children(Allocation, children)),
        children={each.id: each for each in store.of_children(Child, children)},
        social_workers={each.id: each for each in store.records(SocialWorker)},
    )


def desk_records(store: Store, drawn: Picture) -> DeskRecords:
    """All that the data checks look at, on the picture's day."""
    period = looked_at(drawn.day)
    kinds: tuple[type[Spell], ...] = get_args(Spell)
    return DeskRecords(
        snapshot=snapshot(store, drawn, period),
        rows=episode_rows(episode_records(store), drawn.day),
        children=tuple(store.records(Child)),
        allocations=tuple(store.records(Allocation)),
        spells=tuple(each for kind in kinds for each in store.records(kind)),
        visits=tuple(store.visits_between(period.first, date.max)),
    )
