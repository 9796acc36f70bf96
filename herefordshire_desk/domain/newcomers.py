"""Newcomers: people whom a snapshot names and the roster lacks. Nobody joins who holds nobody.

Each joins with the first line that points at them and is taken, and stays out with the last that
is not: a conflict that keeps ours brings nobody along.
"""

from collections.abc import Collection, Iterable

from herefordshire_desk.domain.merge_lines import Line
from herefordshire_desk.domain.records import SocialWorker


class Newcomers:
    """The lines of new people, and those that point at them, by their keys."""

    def __init__(self, lines: Iterable[Line], unknown: Iterable[SocialWorker]) -> None:
        people = {str(each.id) for each in unknown}
        self._pointing: dict[str, set[str]] = {}
        self._people: dict[str, set[str]] = {}
        if not people:
            return
        there = list(lines)
        keys = {
            each.record_id: each.key
            for each in there
            if each.kind is SocialWorker and each.state == "added" and each.record_id in people
        }
        self._pointing = {key: set() for key in keys.values()}
        for line in there:
            for person in _pointed_at(line) & keys.keys():
                self._pointing[keys[person]].add(line.key)
                self._people.setdefault(line.key, set()).add(keys[person])

    def without_idle(self, taken: Collection[str]) -> frozenset[str]:
        """The keys taken, less those of people at whom none of the others points."""
        there = frozenset(taken)
        return there - {key for key, lines in self._pointing.items() if lines.isdisjoint(there)}

    def move(self, taken: set[str], moved: Collection[str]) -> None:
        """Lines were ticked or unticked: who joins or stays out with them is too, in `taken`.

        Somebody who was ticked or unticked by themselves is as they were left.
        """
        for key in moved if self._people else ():
            for person in self._people.get(key, set()).difference(moved):
                if self._pointing[person].isdisjoint(taken):
                    taken.discard(person)
                elif key in taken:
                    taken.add(person)


def _pointed_at(line: Line) -> set[str]:
    after = (edit.after for edit in line.edits)
    found = {str(getattr(each, "social_worker_id", "")) for each in after if each is not None}
    return found - {""}
