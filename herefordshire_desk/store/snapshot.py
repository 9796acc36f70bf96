"""Draws from the store what a return is made from."""

from herefordshire_desk import __version__
from herefordshire_desk.domain.records import Allocation
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
    )
