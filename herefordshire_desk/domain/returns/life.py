"""Life: one child's whole record, asked for many days; what is worked out once is kept.

A child stands the same on every day between two on which something of the record begins or ends,
so each such stretch is worked out once, whichever of its days is asked for first.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from herefordshire_desk.domain.allocations import LeadEpisode, Stability, lead_episodes, stability
from herefordshire_desk.domain.facts import Facts, Standing, standing
from herefordshire_desk.domain.records import ChildId, Visit, VisitKind
from herefordshire_desk.domain.returns.stretches import ends_of, turns_of_rules


# no slots: what is worked out needs somewhere to be kept
@dataclass(frozen=True, kw_only=True)
class Life:
    """One child's records, for the facts of any day. The facts' `last_seen` is left empty."""

    facts: Facts
    visits: tuple[Visit, ...] = ()

    @property
    def child_id(self) -> ChildId:
        """Whose records they are."""
        return self.facts.child.id

    def led_on(self, day: date) -> tuple[LeadEpisode, ...]:
        """The lead episodes as known on the day."""
        at = bisect_right(self._turns_of_leads, day)
        if at not in self._led:
            self._led[at] = lead_episodes(self.facts.allocations, day)
        return self._led[at]

    def steady_on(self, day: date) -> Stability:
        """The changes of social worker, and who they were, of the 12 months to the day."""
        if day not in self._steady:
            self._steady[day] = stability(self.led_on(day), self.facts.episodes, day)
        return self._steady[day]

    def standing_on(self, day: date) -> Standing | None:
        """How the child stands on the day, None while not open."""
        at = bisect_right(self.turns, day)
        if at not in self._stood:
            self._stood[at] = standing(self.facts, day)
        return self._stood[at]

    def seen_by(self, day: date) -> dict[VisitKind, date]:
        """By kind, the latest visit on or before the day with the child seen."""
        found = {kind: bisect_right(days, day) for kind, days in self._seen_of_kind.items()}
        return {kind: self._seen_of_kind[kind][at - 1] for kind, at in found.items() if at}

    def seen_on(self, day: date) -> Sequence[Visit]:
        """The visits of the day with the child seen, in the order they are on record."""
        return self._seen.get(day, ())

    @cached_property
    def turns(self) -> list[date]:
        """The days on which the child may begin to stand otherwise, or under another rule."""
        return sorted(turns_of_rules(self.facts))

    @cached_property
    def _turns_of_leads(self) -> list[date]:
        return sorted(ends_of(self.facts.allocations))

    @cached_property
    def _seen(self) -> dict[date, list[Visit]]:
        found: dict[date, list[Visit]] = {}
        for visit in self.visits:
            if visit.child_seen:
                found.setdefault(visit.visited_on, []).append(visit)
        return found

    @cached_property
    def _seen_of_kind(self) -> dict[VisitKind, list[date]]:
        found: dict[VisitKind, list[date]] = {}
        for day in self.seen_days:
            for visit in self._seen[day]:
                found.setdefault(visit.kind, []).append(day)
        return found

    @cached_property
    def seen_days(self) -> list[date]:
        """The days on which the child was seen on a visit, in their order."""
        return sorted(self._seen)

    @cached_property
    def _led(self) -> dict[int, tuple[LeadEpisode, ...]]:
        return {}

    @cached_property
    def _stood(self) -> dict[int, Standing | None]:
        return {}

    @cached_property
    def _steady(self) -> dict[date, Stability]:
        return {}
