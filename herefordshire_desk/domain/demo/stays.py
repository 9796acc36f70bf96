"""Stays: which patch, and so which social workers, each family of the demo is with over time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.families import Family
from herefordshire_desk.domain.demo.roster import Roster
from herefordshire_desk.domain.demo.script import Life, rhythm

ASSESSMENT = "Assessment"
NOBODY = ""
FIRST_WEEKS = (25, 45)  # days the assessment team keeps a family
SETTLING = timedelta(85)  # from referral, the first weeks included, before a family is moved
YEAR = 365


@dataclass(frozen=True, slots=True)
class Stay:
    """A family's time with a patch from `start` until the next stay. `why` they came to it."""

    patch: str
    start: date
    why: str = ""


def placed(families: Iterable[Family], roster: Roster, draw: Draw) -> dict[int, str]:
    """The last patch of each family, by its number.

    A story may say where. The others go, largest family first, to the patch with most room
    left; those of the past took their room long ago, and go anywhere.
    """
    room = dict(roster.room)
    found: dict[int, str] = {}
    for family in sorted(draw.shuffled(list(families)), key=_hardest_to_place):
        patch = _told_patch(family.life) or _patch_for(family, room, roster, draw)
        found[family.number] = patch
        if not family.life.past and family.life.waiting is None:
            room[patch] -= len(family.children)
    return found


def stays_of(family: Family, patch: str, roster: Roster, dates: Dates, draw: Draw) -> list[Stay]:
    """A family's stays in turn; `patch` is the last one where the story does not say."""
    life = family.life
    if not life.patch:
        return _drawn(family, patch, roster, dates, draw)
    stays = [Stay(life.patch, date.min)]
    for move in life.moves:
        on = dates.drawn(move.ago, draw)
        if move.wait:
            stays.append(Stay(NOBODY, dates.on_or_before(on - timedelta(move.wait))))
        stays.append(Stay(move.to or patch, on, move.reason))
    if life.waiting is not None:
        stays.append(Stay(NOBODY, dates.ago(life.waiting)))
    return stays


def _hardest_to_place(family: Family) -> tuple[bool, int]:
    return (not _told_patch(family.life), -len(family.children))


def _told_patch(life: Life) -> str:
    return life.moves[-1].to if life.moves else life.patch


def _patch_for(family: Family, room: Mapping[str, int], roster: Roster, draw: Draw) -> str:
    anywhere = family.life.in_need_only
    open_to = [patch for patch in room if anywhere or patch not in roster.in_need_only]
    return draw.one_of(open_to) if family.life.past else max(open_to, key=lambda each: room[each])


def _drawn(family: Family, patch: str, roster: Roster, dates: Dates, draw: Draw) -> list[Stay]:
    """Stays told backwards: before each move, the family was with some other patch."""
    stays: list[Stay] = []
    for on in _moves(family, dates, draw):
        stays.append(Stay(patch, on, draw.weighted(rhythm().move_reasons)))
        patch = draw.one_of([other for other in roster.room if other != patch])
    return [*_first(family, patch, roster, draw), *reversed(stays)]


def _moves(family: Family, dates: Dates, draw: Draw) -> list[date]:
    """Days of moves, the latest first."""
    earliest = family.dates[0] + SETTLING
    latest = family.dates[-1] if family.life.past else dates.day
    shares = rhythm().moved_by_year
    days = [dates.ago(draw.between(YEAR * n + 20, YEAR * n + 345)) for n in range(len(shares))]
    happened = [draw.chance(share) for share in shares]
    return [on for on, did in zip(days, happened, strict=True) if did and earliest < on < latest]


def _first(family: Family, patch: str, roster: Roster, draw: Draw) -> list[Stay]:
    """With the patch from the start, or for some families once they have been assessed."""
    on = family.dates[0] + timedelta(draw.between(*FIRST_WEEKS))
    over = roster.tenures[ASSESSMENT][-1].end
    if draw.chance(rhythm().from_assessment) and over is not None and on < over:
        return [Stay(ASSESSMENT, date.min), Stay(patch, on, "TSPROC")]
    return [Stay(patch, date.min)]
