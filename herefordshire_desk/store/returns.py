"""Every return by its name: drawn from the store as at a picture's day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.returns.annex_a import annex_a
from herefordshire_desk.domain.returns.differences import Since
from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.domain.returns.social_worker_episodes import social_worker_episodes
from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.store.picture import Picture, picture
from herefordshire_desk.store.sent import since_last_sent
from herefordshire_desk.store.snapshot import annex_a_records, episode_records, month, snapshot
from herefordshire_desk.store.store import Store


def return_named(store: Store, name: str, drawn: Picture) -> Return:
    """The return of that name, as at the picture's day. Raises KeyError for no such name."""
    return MADE[name](store, drawn)


def _weekly(store: Store, drawn: Picture) -> Return:
    def again(store: Store, day: date) -> Return:
        return _week(store, picture(store, day))

    return _week(store, drawn, since_last_sent(store, "weekly", drawn.day, again))


def _week(store: Store, drawn: Picture, since: Since | None = None) -> Return:
    return weekly(replace(snapshot(store, drawn, week_of(drawn.day)), since=since))


def _monthly(store: Store, drawn: Picture) -> Return:
    def again(store: Store, day: date) -> Return:
        return _month(store, picture(store, day))

    return _month(store, drawn, since_last_sent(store, "monthly", drawn.day, again))


def _month(store: Store, drawn: Picture, since: Since | None = None) -> Return:
    of = month(store, drawn)
    return monthly(replace(of, snapshot=replace(of.snapshot, since=since)))


def _annex_a(store: Store, drawn: Picture) -> Return:
    return annex_a(annex_a_records(store), drawn.sent, team=drawn.team, day=drawn.day)


def _episodes(store: Store, drawn: Picture) -> Return:
    records = episode_records(store)
    return social_worker_episodes(records, drawn.sent, team=drawn.team, day=drawn.day)


MADE: Mapping[str, Callable[[Store, Picture], Return]] = {
    "weekly": _weekly,
    "monthly": _monthly,
    "annex-a": _annex_a,
    "social-worker-episodes": _episodes,
}
