"""Placing groups: the cheapest way to place rows of which some belong together.

Branch and bound. Where the rows are placed as if none belonged together no way costs less, so
that flow is the bound; what it parts is then held together in each column in turn, or parted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from herefordshire_desk.domain.placing import Costs, Steps, cheapest, cost_of

MOST_LOOKS = 800  # ways of placing that are worked out before the best so far is taken
Group = Sequence[int]


@dataclass(frozen=True, slots=True)
class Found:
    """The column of each row; `proven` where no way costs less by a grain or more."""

    columns: tuple[int, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class _Node:
    """Some rows fixed, and some groups known to be parted."""

    fixed: Mapping[int, int]
    parted: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Look:
    """A node, the least that any way within it costs, and the columns of that flow."""

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

    As for `cheapest`, every row needs a column with room for all, and `fixed` must fit. The
    number of looks is what ends a long search, never time: the same input, the same answer.
    """
    search = _Search(costs, steps, groups, parting)
    first = search.look(_Node(fixed, frozenset()))
    assert first is not None, "what is fixed does not fit"
    waiting = [first]
    while waiting and search.looks < most_looks:
        waiting += search.beyond(waiting.pop())
    proven = all(look.bound // grain >= search.cost // grain for look in waiting)
    return Found(tuple(search.columns), proven)


class _Search:
    """The best way met so far."""

    def __init__(self, costs: Costs, steps: Steps, groups: Sequence[Group], parting: int) -> None:
        self.costs, self.steps, self.parting = costs, steps, parting
        self.groups = sorted(groups, key=lambda group: (-len(group), list(group)))
        self.columns: list[int] = []
        self.cost = -1
        self.looks = 0

    def look(self, node: _Node) -> _Look | None:
        """Place the rows within a node; None where what it fixes does not fit."""
        self.looks += 1
        columns = cheapest(self.costs, self.steps, node.fixed)
        if columns is None:
            return None
        flow = cost_of(columns, self.costs, self.steps)
        cost = flow + self.parting * sum(parts(columns, group) - 1 for group in self.groups)
        if self.cost < 0 or cost < self.cost:
            self.cost, self.columns = cost, columns
        least = sum(self._least_parts(node, at) - 1 for at in range(len(self.groups)))
        return _Look(node, flow + self.parting * least, columns)

    def beyond(self, look: _Look) -> list[_Look]:
        """The nodes within this one that may hold a cheaper way, the most promising last."""
        if look.bound >= self.cost:
            return []
        at = next(
            at
            for at, group in enumerate(self.groups)
            if parts(look.columns, group) > self._least_parts(look.node, at)
        )
        looks = [self.look(node) for node in self._branches(look.node, at)]
        hopeful = [each for each in looks if each is not None and each.bound < self.cost]
        return sorted(hopeful, key=lambda each: -each.bound)

    def _branches(self, node: _Node, at: int) -> Iterator[_Node]:
        """The group whole in each column it may be in, or parted; if parted, its next row."""
        group = self.groups[at]
        if self._least_parts(node, at) == 1:
            for column in self._shared(node, group):
                yield _Node({**node.fixed, **dict.fromkeys(group, column)}, node.parted)
            yield _Node(node.fixed, node.parted | {at})
        else:
            row = next(row for row in group if row not in node.fixed)
            for column in self.costs[row]:
                yield _Node({**node.fixed, row: column}, node.parted)

    def _shared(self, node: _Node, group: Group) -> Iterable[int]:
        """The columns that every row of the group may be in."""
        for column in self.costs[group[0]]:
            roomy = len(self.steps[column]) >= len(group)
            if roomy and all(
                column in self.costs[row] and node.fixed.get(row, column) == column for row in group
            ):
                yield column

    def _least_parts(self, node: _Node, at: int) -> int:
        settled = {node.fixed[row] for row in self.groups[at] if row in node.fixed}
        return max(len(settled), 2 if at in node.parted else 1)


def parts(columns: Sequence[int], group: Group) -> int:
    """How many columns a group is in."""
    return len({columns[row] for row in group})
