"""News: which needs there are that there were not when the desk was last opened."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Opening:
    """The needs there were, by their keys, when the desk was open on a day."""

    on: date
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Openings:
    """The latest opening, and the last one of a day before that; None where there was none."""

    latest: Opening
    before: Opening | None = None

    @property
    def news(self) -> frozenset[str]:
        """The needs that are new since the day before; none where there is nothing to compare."""
        return self.latest.needs - self.before.needs if self.before else frozenset()

    def to_text(self) -> str:
        """As the desk remembers it."""
        return json.dumps([_values(each) for each in (self.latest, self.before) if each])


def opened(remembered: str, day: date, needs: Iterable[str]) -> Openings:
    """Open the desk on `day`: twice on one day compares with the same day before.

    What cannot be read, or is of a day to come, is as if it had never been remembered.
    """
    latest = Opening(day, frozenset(needs))
    past = [each for each in _openings(remembered) if each.on < day]
    return Openings(latest, max(past, key=lambda each: each.on, default=None))


def _values(opening: Opening) -> dict[str, Any]:
    return {"on": opening.on.isoformat(), "needs": sorted(opening.needs)}


def _openings(text: str) -> list[Opening]:
    try:
        return [
            Opening(date.fromisoformat(each["on"]), frozenset(map(str, each["needs"])))
            for each in json.loads(text)
        ]
    except (ValueError, TypeError, KeyError):
        return []
