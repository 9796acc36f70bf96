"""Draw: chance that falls the same way on every computer and every Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A run of chances named by its key: the same key, the same run.

    Only `Random.random` is called on, the one method whose numbers Python promises to keep.
    """

    def __init__(self, *key: str | int) -> None:
        named = "/".join(str(part) for part in key)
        self._random = Random(named)  # noqa: S311 - a story is told with it, nothing kept secret

    def share(self) -> float:
        """From 0 up to, and never quite, 1."""
        return self._random.random()

    def chance(self, share: float) -> bool:
        """True for `share` of the times asked."""
        return self.share() < share

    def between(self, least: int, most: int) -> int:
        """A whole number; both ends count."""
        return least + int(self.share() * (most - least + 1))

    def one_of(self, things: Sequence[T]) -> T:
        """Any of the things, each as likely as the others."""
        return things[self.between(0, len(things) - 1)]

    def weighted(self, things: Sequence[tuple[T, int]]) -> T:
        """Any of the things, each as likely as its weight."""
        left = self.share() * sum(weight for _, weight in things)
        for thing, weight in things:
            left -= weight
            if left < 0:
                return thing
        return things[-1][0]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """All the things, in any order."""
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.between(0, last)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed
