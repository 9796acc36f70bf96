"""Who holds each child, read off a snapshot: it names the social worker and holds no history.

A social worker other than the one the desk knows closes the known allocation on the day of the
snapshot and opens one of that day, marked as inferred; a blank closes it; the same one changes
nothing. What the desk knows of a later day is never rewritten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from herefordshire_desk.domain.allocations import is_lead, lead_episodes, present
from herefordshire_desk.domain.extracts.aliases import spelling
from herefordshire_desk.domain.extracts.annex_a_records import made_id
from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.extracts.stamp import stamp
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    NOBODY,
    Alias,
    Allocation,
    ChildId,
    SocialWorker,
    SocialWorkerId,
)

ROLE = "Allocated Social Worker"
FIELDS = ("child_id", "social_worker_id", "role", "team", "start", "end", "reason", "inferred")
LATER_KNOWN = "The desk knows of a later allocation, so the social worker here was not used."
TWO_OF_A_NAME = "Two social workers on the desk have this name, so we cannot tell which is meant."


@dataclass(frozen=True, slots=True)
class Stated:
    """Whom the snapshot names for a child, blank for nobody, and in which team."""

    child_id: ChildId
    name: str
    team: str
    row: Row


class Roster:
    """Social workers by their cleaned name, those the desk knows and those a snapshot adds.

    Whom a person has said that a name means goes before whoever has that name. Where nobody has
    it, it may be an id: of somebody on the roster, or of one of the `holders` that is not.
    """

    def __init__(
        self,
        known: Iterable[SocialWorker],
        aliases: Iterable[Alias] = (),
        holders: Iterable[SocialWorkerId] = (),
    ) -> None:
        self._ids: dict[str, list[SocialWorkerId]] = {}
        here = list(known)
        for each in here:
            self._ids.setdefault(spelling(each.name), []).append(each.id)
        there = {each.id for each in here}
        self._ids |= {
            each.id: [each.social_worker_id] for each in aliases if each.social_worker_id in there
        }
        self._known = there.union(holders) - {NOBODY}

    def ids(self, name: str) -> list[SocialWorkerId]:
        """Everybody of that name; somebody new has an id made from it, which does not tell it."""
        return self._ids.get(spelling(name)) or [self._as_id(name) or _new_id(name)]

    def _as_id(self, name: str) -> SocialWorkerId | None:
        as_id = SocialWorkerId(text(name))
        return as_id if as_id in self._known else None

    def held_by(self, name: str, holder: SocialWorkerId) -> bool:
        """Whether the name means the holder, also one that an earlier snapshot added by it."""
        return holder in (*self.ids(name), _new_id(name))

    def added(self, stated: Iterable[Stated]) -> Iterator[SocialWorker]:
        """Those named who are not on the roster, in their team where all their children agree."""
        teams: dict[str, set[str]] = {}
        names: dict[str, str] = {}
        for each in stated:
            if each.name and spelling(each.name) not in self._ids and not self._as_id(each.name):
                names.setdefault(spelling(each.name), each.name)
                teams.setdefault(spelling(each.name), set()).add(each.team)
        for key, name in names.items():
            team = min(teams[key]) if len(teams[key]) == 1 else ""
            yield SocialWorker(id=_new_id(name), name=name, team=team)


def allocation_edits(
    stated: Stated, known: Iterable[Allocation], roster: Roster, day: date
) -> Iterator[Allocation | Problem]:
    """The allocations that change, with the stamp of those that were known, or what is in doubt."""
    lead = [row for row in known if row.social_worker_id and is_lead(row)]
    holder = present(lead_episodes(lead, day))
    ids = roster.ids(stated.name) if stated.name else []
    if holder is not None and ids and roster.held_by(stated.name, holder.social_worker_id):
        return
    if holder is None and not ids:
        return
    if any(row.start > day or (row.end is not None and row.end > day) for row in lead):
        yield stated.row.problem("Allocated Worker", LATER_KNOWN)
    elif len(ids) > 1:
        yield stated.row.problem("Allocated Worker", TWO_OF_A_NAME)
    else:
        yield from _handed_over([row for row in lead if is_open(row, day)], stated, ids, day)


def _handed_over(
    held: Iterable[Allocation], stated: Stated, ids: list[SocialWorkerId], day: date
) -> Iterator[Allocation]:
    """Every other open lead allocation closed; a new one opened unless one of theirs is open."""
    rows = list(held)
    for row in rows:
        if row.social_worker_id not in ids:
            yield replace(row, end=day, extracted=stamp("annex_a", row, FIELDS))
    if ids and not any(row.social_worker_id in ids for row in rows):
        yield Allocation(
            id=made_id("allocation", stated.child_id, ids[0], day),
            child_id=stated.child_id,
            social_worker_id=ids[0],
            role=ROLE,
            team=stated.team,
            start=day,
            inferred=True,
        )


def _new_id(name: str) -> SocialWorkerId:
    """`XX` is what national returns call a social worker without a registration number."""
    digest = blake2b(spelling(name).encode(), digest_size=5).hexdigest()
    return SocialWorkerId(f"XX{digest.upper()}")
