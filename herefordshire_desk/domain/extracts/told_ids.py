"""Told ids: which ids a long extract has, as a hash of eight bytes for each, not as its words.

Hashes are of this process alone and kept nowhere. Two ids that share one by chance are taken for
the same: of a million ids that is one chance in thirty million.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

SLICES = 64  # sorted one by one: sorting makes a number of four times the size of each


class ToldIds:
    """Ids of one kind of record. Asked only once all are told."""

    def __init__(self) -> None:
        self._slices = [array("q") for _ in range(SLICES)]
        self._sorted = False

    def tell(self, names: Iterable[str]) -> None:
        """Add ids; one that is told again stands twice."""
        for value in map(hash, names):
            self._slices[value % SLICES].append(value)
        self._sorted = False

    def repeated(self) -> set[int]:
        """The hashes of the ids that were told more than once."""
        self._sort()
        return {
            value
            for each in self._slices
            for value, following in pairwise(each)
            if value == following
        }

    def __contains__(self, name: object) -> bool:
        self._sort()
        value = hash(name)
        there = self._slices[value % SLICES]
        at = bisect_left(there, value)
        return at < len(there) and there[at] == value

    def _sort(self) -> None:
        if not self._sorted:
            self._slices = [array("q", sorted(each)) for each in self._slices]
            self._sorted = True
