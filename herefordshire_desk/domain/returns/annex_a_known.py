"""What the desk knows for Annex A: of each child, what was open, who holds them, who saw them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from herefordshire_desk.domain.allocations import LeadEpisode, is_lead, lead_episodes, present
from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.facts import TEMPORARY, Facts, facts_of, latest
from herefordshire_desk.domain.records import (
    AnnexARow,
    CareEpisode,
    Child,
    ChildId,
    Episode,
    Placement,
    Plan,
    Record,
    SocialWorker,
    SocialWorkerId,
    Visit,
    VisitKind,
)

R = TypeVar("R", bound=Record)
# whose visits say when a child of the list was last seen
VISITS: Mapping[str, frozenset[VisitKind]] = {
    "List 6": frozenset(("CIN", "CP", "CLA")),
    "List 7": frozenset(("CP",)),
    "List 8": frozenset(("CLA",)),
}


class Spell(NamedTuple):
    """One entry of a list as the desk has it. `end` may be after the day."""

    start: date
    end: date | None
    records: tuple[Episode | Plan | CareEpisode, ...]

    def ended(self, day: date) -> date | None:
        """Its end, if that is no later than the day."""
        return self.end if self.end is not None and self.end <= day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexARecords:
    """All that the lists are made from. `records` are each child's own, `rows` every list's."""

    rows: tuple[AnnexARow, ...] = ()
    children: Mapping[ChildId, Child] = field(default_factory=dict)
    records: Mapping[ChildId, Sequence[Record]] = field(default_factory=dict)
    social_workers: Mapping[SocialWorkerId, SocialWorker] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)

    def known(self, child: ChildId, rows: Sequence[AnnexARow], day: date) -> "Known":
        """What is known of one child on the day; `rows` are the child's in force then."""
        held = self.records.get(child, ())
        who = self.children.get(child) or Child(id=child)
        facts = facts_of(who, held, day)
        return Known(facts=facts, visits=_of(Visit, held), rows=tuple(rows), day=day)

    def names_of(self, held_by: LeadEpisode | None) -> str:
        """The social worker's name, the id where there is none, blank for nobody."""
        if held_by is None:
            return ""
        known = self.social_workers.get(held_by.social_worker_id)
        return known.label if known else held_by.social_worker_id

    def team_of(self, held_by: LeadEpisode | None) -> str:
        """The team's name."""
        return self.teams.get(held_by.team, held_by.team) if held_by else ""

    def has_two(self, name: str) -> bool:
        """Whether two people on the roster have that name, so that it tells neither."""
        return (
            sum(spelling(each.name) == spelling(name) for each in self.social_workers.values()) > 1
        )


class Known(NamedTuple):
    """One child's records on a day."""

    facts: Facts
    visits: tuple[Visit, ...]
    rows: tuple[AnnexARow, ...]
    day: date

    @property
    def episodes(self) -> tuple[LeadEpisode, ...]:
        """The lead episodes by the day."""
        return lead_episodes(self.facts.allocations, self.day)

    @property
    def lead(self) -> LeadEpisode | None:
        """Who holds the child."""
        return present(self.episodes)

    @property
    def last_held(self) -> LeadEpisode | None:
        """Who holds the child, else who did last."""
        return self.lead or (self.episodes[-1] if self.episodes else None)

    def team_moved_since(self, day: date) -> bool:
        """Whether a lead allocation began after that day."""
        return any(is_lead(a) and day < a.start <= self.day for a in self.facts.allocations)

    def spells(self, name: str) -> list[Spell]:
        """The child's entries of a list that had begun by the day, by start."""
        begun = [each for each in self.facts.care_episodes if each.start <= self.day]
        facts = self.facts._replace(care_episodes=tuple(begun))
        found = SPELLS[name](facts) if name in SPELLS else ()
        return sorted((e for e in found if e.start <= self.day), key=lambda each: each.start)

    def seen(self, name: str, spell: Spell | None) -> list[Visit]:
        """Visits with the child seen that count for a list, in the spell if one is given."""
        return [
            visit
            for visit in self.visits
            if visit.child_seen
            and visit.kind in VISITS.get(name, ())
            and visit.visited_on <= self.day
            and _within(visit.visited_on, spell)
        ]

    def home(self, spell: Spell) -> Placement | None:
        """The latest placement of a period of care that is not temporary, ended or not."""
        begun = self._begun(spell)
        return latest(p for p in begun if p.type not in TEMPORARY) or latest(begun)

    def stays_since(self, home: Placement, spell: Spell) -> list[date]:
        """The days after the home's own start on which a temporary placement began."""
        return [p.start for p in self._begun(spell) if p.start > home.start]

    def _begun(self, spell: Spell) -> list[Placement]:
        of = {each.period_of_care_id for each in spell.records if isinstance(each, CareEpisode)}
        here = [p for p in self.facts.placements if p.period_of_care_id in of]
        return [p for p in here if spell.start <= p.start <= self.day]


def spelling(name: str) -> str:
    """What two spellings of a name share."""
    return text(name).casefold()


def _within(day: date, spell: Spell | None) -> bool:
    return spell is None or (spell.start <= day and (spell.end is None or day <= spell.end))


def _in_need(facts: Facts) -> Iterable[Spell]:
    return (Spell(e.start, e.end, (e,)) for e in facts.episodes if not e.no_further_action)


def _on_plan(facts: Facts) -> Iterable[Spell]:
    return (Spell(p.start, p.end, (p,)) for p in facts.plans if p.kind == "CP")


def _in_care(facts: Facts) -> Iterable[Spell]:
    periods: dict[str, list[CareEpisode]] = {}
    for each in facts.care_episodes:
        periods.setdefault(each.period_of_care_id, []).append(each)
    for rows in periods.values():
        ends = [each.end for each in rows]
        last = None if None in ends else max(end for end in ends if end is not None)
        yield Spell(min(each.start for each in rows), last, tuple(rows))


SPELLS = {"List 6": _in_need, "List 7": _on_plan, "List 8": _in_care}


def _of(kind: type[R], rows: Iterable[Record]) -> tuple[R, ...]:
    return tuple(row for row in rows if isinstance(row, kind))
