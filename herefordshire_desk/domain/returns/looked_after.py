"""Looked after: which children were in care at any time between two days, short breaks apart."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from herefordshire_desk.domain.care_records import CareEpisode, LegalStatus
from herefordshire_desk.domain.facts import SHORT_BREAKS, is_open, latest
from herefordshire_desk.domain.ids import ChildId


def looked_after(
    care_episodes: Iterable[CareEpisode],
    legal_statuses: Iterable[LegalStatus],
    first: date,
    last: date,
) -> set[ChildId]:
    """Children with a day in care from `first` to `last` on which they were on no short break.

    An episode that ceased on `first` counts, by how the child stood on its last day in care.
    """
    statuses: dict[ChildId, list[LegalStatus]] = {}
    for status in legal_statuses:
        statuses.setdefault(status.child_id, []).append(status)
    return {
        each.child_id
        for each in care_episodes
        if _counts(each, statuses.get(each.child_id, ()), first, last)
    }


def _counts(episode: CareEpisode, statuses: Sequence[LegalStatus], first: date, last: date) -> bool:
    if episode.start > last or (episode.end is not None and episode.end < first):
        return False
    until = min(last, _last_day(episode))
    since = min(max(episode.start, first), until)
    turns = (day for each in statuses for day in (each.start, each.end) if day is not None)
    days = {since, *(day for day in turns if since < day <= until)}
    return any(not _on_short_break(statuses, day) for day in days)


def _last_day(episode: CareEpisode) -> date:
    """The last day in care; of an episode of no length, the day it started."""
    if episode.end is None:
        return date.max
    return max(episode.start, episode.end - timedelta(1))


def _on_short_break(statuses: Sequence[LegalStatus], day: date) -> bool:
    status = latest(each for each in statuses if is_open(each, day))
    return status is not None and status.code in SHORT_BREAKS
