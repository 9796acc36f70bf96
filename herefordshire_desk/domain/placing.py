"""Placing: the cheapest way to put rows into columns that have room for so many, exactly.

A min-cost flow by successive shortest paths. Each row is put in by the cheapest chain of moves:
it takes a place, whoever stood there moves on, and so forth to a place that is free. A column's
places cost more the fuller it is, which keeps every step of the way cheapest for what is in.
"""

from collections.abc import Iterable, Mapping, Sequence

Costs = Sequence[Mapping[int, int]]
Steps = Sequence[Sequence[int]]


def cheapest(costs: Costs, steps: Steps, fixed: Mapping[int, int]) -> list[int] | None:
    """The column of each row so that all together cost least; None where `fixed` do not fit.

    `costs[row]` has the columns a row may be put in and what that costs. `steps[column]` are
    what its first, second and each further place costs besides, never falling; there are as many
    as it has room. `fixed` rows stay in their columns. Whoever asks gives each row a column with
    room for all. The same costs give the same answer: of equal ways the lower column's.
    """
    flow = _Flow(costs, steps)
    for row, column in fixed.items():
        flow.fix(row, column)
    if any(count > len(places) for count, places in zip(flow.counts, steps, strict=True)):
        return None
    for row in range(len(costs)):
        if row not in fixed:
            flow.put(row)
    return flow.column_of


def cost_of(columns: Sequence[int], costs: Costs, steps: Steps) -> int:
    """What a way of placing costs, one that `steps` have room for."""
    own = sum(costs[row][column] for row, column in enumerate(columns))
    return own + sum(sum(places[: columns.count(column)]) for column, places in enumerate(steps))


class _Flow:
    """Rows put in so far; those fixed take room and never move on."""

    def __init__(self, costs: Costs, steps: Steps) -> None:
        self.costs, self.steps = costs, steps
        self.column_of = [-1] * len(costs)
        self.counts = [0] * len(steps)
        self.standing: list[list[int]] = [[] for _ in steps]
        self.moves: list[dict[int, tuple[int, int]]] = [{} for _ in steps]

    def fix(self, row: int, column: int) -> None:
        self.column_of[row] = column
        self.counts[column] += 1

    def put(self, row: int) -> None:
        """Take a row in by the cheapest chain of moves."""
        reach, came_from = self._reach(row)
        end = min(self._open_ends(reach))[1]
        self.counts[end] += 1
        self._move_along(row, came_from, end)

    def _open_ends(self, reach: Mapping[int, int]) -> Iterable[tuple[int, int]]:
        for column, cost in reach.items():
            at = self.counts[column]
            if at < len(self.steps[column]):
                yield cost + self.steps[column][at], column

    def _reach(self, row: int) -> tuple[dict[int, int], dict[int, int]]:
        """What it costs to bring somebody to each column, and from which column they move on.

        Bellman and Ford's relaxing, since moving on may cost less than nothing.
        """
        reach = dict(self.costs[row])
        came_from: dict[int, int] = {}
        waiting = sorted(reach)
        while waiting:
            column = waiting.pop(0)
            for onward, (more, _) in self.moves[column].items():
                cost = reach[column] + more
                if onward not in reach or cost < reach[onward]:
                    reach[onward], came_from[onward] = cost, column
                    if onward not in waiting:
                        waiting.append(onward)
        return reach, came_from

    def _move_along(self, row: int, came_from: Mapping[int, int], end: int) -> None:
        """Move each on the chain one further, from its free end back to the new row."""
        at, touched = end, [end]
        while at in came_from:
            before = came_from[at]
            mover = self.moves[before][at][1]
            self.standing[before].remove(mover)
            self._stand(mover, at)
            at = before
            touched.append(at)
        self._stand(row, at)
        for column in touched:
            self.moves[column] = self._moves_on(column)

    def _stand(self, row: int, column: int) -> None:
        self.column_of[row] = column
        self.standing[column].append(row)

    def _moves_on(self, column: int) -> dict[int, tuple[int, int]]:
        """To each other column, the least that moving one on costs, and who that is."""
        least: dict[int, tuple[int, int]] = {}
        for row in self.standing[column]:
            costs = self.costs[row]
            own = costs[column]
            for onward, cost in costs.items():
                move = (cost - own, row)
                if onward != column and (onward not in least or move < least[onward]):
                    least[onward] = move
        return least
