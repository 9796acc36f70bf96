"""batched: some of many things at a time, as itertools has it from Python 3.12 on."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(things: Iterable[T], count: int) -> Iterator[list[T]]:
    """The things in their order, `count` at a time, fewer only the last time; none for none."""
    there = iter(things)
    while found := list(islice(there, count)):
        yield found
