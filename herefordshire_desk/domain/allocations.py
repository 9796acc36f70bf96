"""Who holds a child: lead social worker episodes, changes and distinct social workers.

The reckoning follows the national definitions: the Department for Education counts distinct
social workers, the Stability Index counts changes; the desk shows both.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.records import Allocation, Episode, SocialWorkerId

LEAD_ROLES = frozenset(
    {
        "ALLOCATED CASE WORKER",
        "ALLOCATED SOCIAL WORKER",
        "CASE WORKER",
        "SOCIAL WORKER",
        "KEY WORKER",
        "CW",
        "LEAD",
    }
)
FIRST_CONTACT = "FCONTA"


class LeadEpisode(NamedTuple):
    """One social worker holding a child without a break; `end` is None while open on the day.

    `id`, `start` and `reason` are those of its first row. `referral` is the first row's, which
    counts against the episode before; `last_referral` and `team` are the last row's.
    """

    id: str
    social_worker_id: SocialWorkerId
    start: date
    end: date | None
    reason: str
    referral: str
    last_referral: str
    team: str
    inferred: bool = False


class Stability(NamedTuple):
    """How steady a child's social workers have been over the window to the day.

    `changes` are the episodes that each began with a change; `social_workers` are distinct.
    """

    changes: tuple[LeadEpisode, ...]
    social_workers: frozenset[SocialWorkerId]


def is_lead(allocation: Allocation) -> bool:
    """Whether the role, ignoring case and outer spaces, makes its holder the lead."""
    return _is_lead_role(allocation.role)


@cache
def _is_lead_role(role: str) -> bool:
    """Kept for each spelling met: there are few, and every allocation asks."""
    return role.strip().upper() in LEAD_ROLES


def lead_episodes(allocations: Iterable[Allocation], day: date) -> tuple[LeadEpisode, ...]:
    """A child's lead episodes as known on `day`, by start: cleaned, less cover, joined.

    Left out: rows with no social worker, starting after the day or ending before they start;
    exact repeats; episodes of no length; closed cover within another's episode. An end after
    the day counts as open.
    """
    rows = (_as_known(row, day) for row in allocations if _counts(row, day))
    kept = [row for row in _without_repeats(rows) if row.end != row.start]
    kept = [row for row in kept if not _is_cover(row, kept)]
    return tuple(_joined(sorted(kept, key=_by_start)))


def present(episodes: Iterable[LeadEpisode]) -> LeadEpisode | None:
    """The open episode that started last; of two that started the same day, the lower id."""
    still_open = (episode for episode in episodes if episode.end is None)
    return min(still_open, key=lambda e: (-e.start.toordinal(), e.id), default=None)


def stability(
    episodes: Sequence[LeadEpisode], referrals: Iterable[Episode], day: date, months: int = 12
) -> Stability:
    """Changes that start in (day - months, day], and social workers with a day in that window.

    The corresponding date `months` before is outside the window. Not changes: the child's
    first episode, the same social worker again, first contact, and the start of a new
    involvement. A to B and back to A is 2 changes and 2 social workers.
    """
    since = add_months(day, -months)
    closed = {referral.id: referral.end for referral in referrals if referral.start <= day}
    changes = tuple(
        now
        for before, now in pairwise(episodes)
        if now.start > since and _is_change(before, now, closed)
    )
    held = (e for e in episodes if e.end is None or e.end > since)
    return Stability(changes=changes, social_workers=frozenset(e.social_worker_id for e in held))


def _counts(row: Allocation, day: date) -> bool:
    ends_backwards = row.end is not None and row.end < row.start
    return bool(row.social_worker_id) and row.start <= day and not ends_backwards and is_lead(row)


def _as_known(row: Allocation, day: date) -> LeadEpisode:
    return LeadEpisode(
        id=row.id,
        social_worker_id=row.social_worker_id,
        start=row.start,
        end=row.end if row.end is not None and row.end <= day else None,
        reason=row.reason,
        referral=row.referral_id,
        last_referral=row.referral_id,
        team=row.team,
        inferred=row.inferred,
    )


def _without_repeats(rows: Iterable[LeadEpisode]) -> list[LeadEpisode]:
    """Each combination of social worker, dates, reason and referral once: the lowest id."""
    kept: dict[tuple[object, ...], LeadEpisode] = {}
    for row in sorted(rows, key=attrgetter("id")):
        kept.setdefault((row.social_worker_id, row.start, row.end, row.reason, row.referral), row)
    return list(kept.values())


def _is_cover(row: LeadEpisode, others: Iterable[LeadEpisode]) -> bool:
    """A closed episode wholly within another social worker's that started first or lasts longer."""
    if row.end is None:
        return False
    for other in others:
        if other.social_worker_id == row.social_worker_id:
            continue
        if other.start < row.start and (other.end is None or other.end >= row.end):
            return True
        if other.start == row.start and (other.end is None or other.end > row.end):
            return True
    return False


def _by_start(row: LeadEpisode) -> tuple[date, date, str]:
    return (row.start, row.end or date.max, row.id)


def _joined(rows: Iterable[LeadEpisode]) -> list[LeadEpisode]:
    """Neighbours of one social worker made one where no whole day lies between them."""
    joined: list[LeadEpisode] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before is not None and _continues(before, row):
            joined[-1] = before._replace(
                end=_later(before.end, row.end), last_referral=row.referral, team=row.team
            )
        else:
            joined.append(row)
    return joined


def _continues(before: LeadEpisode, row: LeadEpisode) -> bool:
    if before.social_worker_id != row.social_worker_id:
        return False
    return before.end is None or row.start <= before.end + timedelta(1)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _is_change(before: LeadEpisode, now: LeadEpisode, closed: Mapping[str, date | None]) -> bool:
    if now.social_worker_id == before.social_worker_id or now.reason == FIRST_CONTACT:
        return False
    if not now.referral or not before.last_referral or now.referral == before.last_referral:
        return True
    ended = closed.get(before.last_referral)
    return ended is None or ended > now.start
