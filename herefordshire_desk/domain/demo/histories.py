"""Histories: what happened to each family of the demo, and the visits made to it."""

from dataclasses import dataclass
from datetime import date

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.demo.allocating import allocations_of
from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.families import Family
from herefordshire_desk.domain.demo.outings import (
    Outing,
    Visiting,
    attempts_only,
    outings,
    with_attempts,
)
from herefordshire_desk.domain.demo.reviews import reviews_of
from herefordshire_desk.domain.demo.roster import Roster
from herefordshire_desk.domain.demo.stays import stays_of
from herefordshire_desk.domain.demo.telling import told
from herefordshire_desk.domain.demo.visit_records import goings, visits_of
from herefordshire_desk.domain.facts import Facts, facts_of
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import CareEpisode, Record, Visit


@dataclass(frozen=True, slots=True)
class Scene:
    """What every family's history is told against."""

    roster: Roster
    policy: Policy
    dates: Dates
    seed: int

    def draw(self, what: str, family: Family) -> Draw:
        """A run of chances for one thing about one family: each of its children has the same."""
        return Draw(self.seed, what, family.number)


@dataclass(frozen=True, slots=True)
class History:
    """A family and what is on record of each of its children, but for visits."""

    family: Family
    facts: tuple[Facts, ...]


def history_of(family: Family, patch: str, scene: Scene) -> History:
    """What happened to a family that is, or was, with `patch` last."""
    stays = stays_of(family, patch, scene.roster, scene.dates, scene.draw("stays", family))
    facts = []
    for child in family.children:
        records: list[Record] = [*told(child.id, family.life, family.dates)]
        care = [record for record in records if isinstance(record, CareEpisode)]
        records += allocations_of(child.id, records, stays, scene.roster)
        records += reviews_of(care, scene.dates, scene.draw("reviews", family))
        facts.append(facts_of(child, records, scene.dates.day))
    return History(family, tuple(facts))


def visiting_of(history: History, scene: Scene) -> Visiting:
    """What decides when the family is visited: one child's facts stand for all."""
    return Visiting(history.facts[0], scene.policy, scene.dates)


def visits_to(history: History, last: date | None, scene: Scene) -> list[Visit]:
    """The visits to each child of a family; `last`, where given, is the last one made."""
    family, visiting = history.family, visiting_of(history, scene)
    made = _outings(family, visiting, last, scene)
    leads = [each for each in history.facts[0].allocations if is_lead(each)]
    went = goings(made, leads, scene.roster, scene.dates, scene.draw("goings", family))
    return [
        visit
        for facts in history.facts
        for visit in visits_of(facts.child, made, went, facts.plans)
    ]


def _outings(family: Family, visiting: Visiting, last: date | None, scene: Scene) -> list[Outing]:
    if not family.life.seen:
        return attempts_only(visiting, family.life.attempts)
    made = outings(visiting, last, scene.draw("outings", family))
    return with_attempts(made, scene.dates, scene.draw("attempts", family))
