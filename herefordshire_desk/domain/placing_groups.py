"""Placing groups: the cheapest way to place rows of which some belong together.

Branch and bound over the flow of `placing`. Each group is taken to stay whole, and then its rows
share what the group costs in a column; or to be parted, and then each row is for itself. Either
way no placing costs less than the flow, so that what cannot be better is never looked into.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import lcm

from herefordshire_desk.domain.placing import Costs, Steps, cheapest, cost_of

MOST_LOOKS = 800  # ways of placing that are worked out before the best so far is taken
NONE: frozenset[int] = frozenset()
Group = Sequence[int]


@dataclass(frozen=True, slots=True)
class Found:
    """The column of each row; `proven` where no way costs less by a grain or more."""

    columns: tuple[int, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class _Node:
    """Some rows fixed; and which groups stay whole and which are parted, the others being open."""

    fixed: Mapping[int, int]
    whole: frozenset[int] = NONE
    parted: frozenset[int] = NONE


@dataclass(frozen=True, slots=True)
class _Look:
    """A node, the least that any way within it costs, and the columns of its flow."""

    node: _Node
    bound: int
    columns: list[int]


def best(
    costs: Costs,
    steps: Steps,
    groups: Sequence[Group],
    parting: int,
    fixed: Mapping[int, int],
    *,
    grain: int = 1,
    most_looks: int = MOST_LOOKS,
) -> Found:
    """The cheapest way, each column a group is in beyond its first costing `parting`.

    As for `cheapest`, every row needs a column with room for all, and `fixed` must fit. First
    what is cheaper by a grain is sought, then what is cheaper at all. The number of looks is what
    ends a long search, never time: the same input, the same answer.
    """
    search = _Search(costs, steps, groups, parting)
    proven = search.improve(_Node(fixed), grain, most_looks)
    search.improve(_Node(fixed), 1, most_looks)
    return Found(tuple(search.columns), proven)


class _Search:
    """The best way met so far."""

    def __init__(self, costs: Costs, steps: Steps, groups: Sequence[Group], parting: int) -> None:
        self.costs, self.steps, self.parting = costs, steps, parting
        self.groups = sorted(groups, key=lambda group: (-len(group), list(group)))
        self.scale = lcm(*map(len, self.groups))
        self.scaled = [_times(row, self.scale) for row in costs]
        self.scaled_steps = [[cost * self.scale for cost in places] for places in steps]
        self.pooled = [self._pooled(group) for group in self.groups]
        self.columns: list[int] = []
        self.cost = -1
        self.looks = 0

    def improve(self, root: _Node, grain: int, most_looks: int) -> bool:
        """Look for ways that are cheaper by a grain; False where the looks ran out before."""
        first = self._look(root)
        assert first is not None, "what is fixed does not fit"
        waiting = [first]
        while waiting and self.looks < most_looks:
            look = waiting.pop()
            if look.bound // grain < self.cost // grain:
                looks = filter(None, map(self._look, self._branches(look)))
                waiting += sorted(looks, key=lambda each: -each.bound)
        return all(look.bound // grain >= self.cost // grain for look in waiting)

    def _look(self, node: _Node) -> _Look | None:
        """Place the rows within a node; None where what it fixes does not fit."""
        self.looks += 1
        costs = list(self.scaled)
        for at in node.whole:
            for row in self.groups[at]:
                costs[row] = self.pooled[at]
        if not all(costs) or any(at not in costs[row] for row, at in node.fixed.items()):
            return None  # no column takes the whole group
        columns = cheapest(costs, self.scaled_steps, node.fixed)
        if columns is None:
            return None
        self._keep_if_better(columns)
        flow = -(-cost_of(columns, costs, self.scaled_steps) // self.scale)
        least = sum(self._least_parts(node, at) - 1 for at in range(len(self.groups)))
        return _Look(node, flow + self.parting * least, columns)

    def _keep_if_better(self, columns: list[int]) -> None:
        apart = sum(parts(columns, group) - 1 for group in self.groups)
        cost = cost_of(columns, self.costs, self.steps) + self.parting * apart
        if self.cost < 0 or cost < self.cost:
            self.cost, self.columns = cost, columns

    def _branches(self, look: _Look) -> Iterator[_Node]:
        """An open group whole or parted; else a group that is in too many columns, settled."""
        node = look.node
        for at in range(len(self.groups)):
            if at not in node.whole | node.parted:
                yield replace(node, whole=node.whole | {at})
                yield replace(node, parted=node.parted | {at})
                return
        for at, group in enumerate(self.groups):
            if parts(look.columns, group) > self._least_parts(node, at):
                yield from self._settled(node, at)
                return

    def _settled(self, node: _Node, at: int) -> Iterator[_Node]:
        """A whole group in each column there is for it; of a parted one, its next row."""
        loose = [row for row in self.groups[at] if row not in node.fixed]
        if at in node.whole:
            for column in self.pooled[at]:
                yield replace(node, fixed={**node.fixed, **dict.fromkeys(loose, column)})
        else:
            for column in self.costs[loose[0]]:
                yield replace(node, fixed={**node.fixed, loose[0]: column})

    def _pooled(self, group: Group) -> dict[int, int]:
        """What each row of a group costs where all are in one column: the mean, scaled."""
        shared = set.intersection(*(set(self.costs[row]) for row in group))
        roomy = sorted(column for column in shared if len(self.steps[column]) >= len(group))
        share = self.scale // len(group)
        return {column: share * sum(self.costs[row][column] for row in group) for column in roomy}

    def _least_parts(self, node: _Node, at: int) -> int:
        settled = {node.fixed[row] for row in self.groups[at] if row in node.fixed}
        return max(len(settled), 2 if at in node.parted else 1)


def parts(columns: Sequence[int], group: Group) -> int:
    """How many columns a group is in."""
    return len({columns[row] for row in group})


def _times(costs: Mapping[int, int], scale: int) -> dict[int, int]:
    return {column: cost * scale for column, cost in costs.items()}
