"""Leavers: to whom the children of somebody who leaves, or any others, would best go.

What counts, in this order: everybody is placed and nobody goes over capacity, and if not all
can be, first those who have no social worker; brothers and sisters stay together; the fewest new
faces; whoever holds a brother or sister; not an agency's; the evenest caseloads per full-time
post; text order. Whoever leaves soon or is long away is not suggested: the child would be
waiting again at once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.board import Moves
from herefordshire_desk.domain.candidates import Groups, advisable, family_holders, match
from herefordshire_desk.domain.caseloads import Caseload
from herefordshire_desk.domain.placing_groups import MOST_LOOKS, best, parts
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import ChildId, SocialWorkerId

FINE = 1_000_000  # what one child more on a full-time caseload of half a child costs


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Who would take whom. `unplaced` have nobody with room; `parted` are brothers and sisters.

    `proven` is False where the search was ended before it was sure that nothing is better in
    anything but the evenness of caseloads.
    """

    moves: Moves
    unplaced: tuple[ChildId, ...]
    parted: tuple[tuple[ChildId, ...], ...]
    proven: bool


def suggested(
    children: Iterable[Assessment],
    caseloads: Iterable[Caseload],
    together: Groups,
    policy: Policy,
    kept: Moves | None = None,
    most_looks: int = MOST_LOOKS,
) -> Suggestion:
    """The best way to place the children among those whose caseloads are given.

    `together` are groups of brothers and sisters, of whom some may be held already and stay
    where they are. `kept` are moves made by hand, which stand. Nobody is given a child they
    hold now; room is reckoned with every child whom somebody holds today, so that nobody is
    over capacity on the way either. The same input gives the same suggestion in any order.
    """
    task = _Task(
        tuple(sorted(children, key=lambda each: each.child.id)),
        tuple(sorted(caseloads, key=lambda each: each.social_worker.id)),
        together,
        policy,
        kept or {},
    )
    found = best(
        task.costs,
        task.steps,
        task.groups,
        task.scale.parting,
        task.fixed,
        grain=task.scale.agency,
        most_looks=most_looks,
    )
    return task.told(found.columns, proven=found.proven)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What each thing that counts costs: one of it outweighs all that is below it."""

    finest: int  # more than the evenness of everything together
    rows: int

    @property
    def agency(self) -> int:
        return self.finest

    @property
    def apart(self) -> int:
        return self.agency * (self.rows + 1)

    @property
    def face(self) -> int:
        return self.apart * (self.rows + 1)

    @property
    def parting(self) -> int:
        return self.face * (self.rows + 1)

    @property
    def without(self) -> int:
        return self.parting * (self.rows + 1)

    @property
    def unplaced(self) -> int:
        return self.without * (self.rows + 1)


@dataclass(frozen=True)
class _Task:
    """The children as rows and those who may take them as columns; the last column is nobody."""

    children: Sequence[Assessment]
    caseloads: Sequence[Caseload]
    together: Groups
    policy: Policy
    kept: Moves

    @cached_property
    def takers(self) -> list[Caseload]:
        """Whom the desk may suggest, and whoever was chosen by hand."""
        chosen = set(self.kept.values())
        return [
            each
            for each in self.caseloads
            if each.social_worker.id in chosen or self._is_advised(each)
        ]

    @cached_property
    def row_of(self) -> dict[ChildId, int]:
        return {each.child.id: row for row, each in enumerate(self.children)}

    @cached_property
    def column_of(self) -> dict[SocialWorkerId, int]:
        return {each.social_worker.id: column for column, each in enumerate(self.takers)}

    @property
    def nobody(self) -> int:
        return len(self.takers)

    @cached_property
    def fixed(self) -> dict[int, int]:
        return {
            self.row_of[child]: self.column_of[to]
            for child, to in self.kept.items()
            if child in self.row_of and to in self.column_of
        }

    @cached_property
    def groups(self) -> list[list[int]]:
        """Rows that belong together, two or more of them; overlapping groups are one."""
        merged: list[set[int]] = []
        for group in self.together:
            rows = {self.row_of[child] for child in group if child in self.row_of}
            for other in [each for each in merged if each & rows]:
                merged.remove(other)
                rows |= other
            merged.append(rows)
        return sorted(sorted(rows) for rows in merged if len(rows) > 1)

    @cached_property
    def steps(self) -> list[list[int]]:
        """What each further child costs a caseload: the squares per post, so evenest is least."""
        return [*map(self._steps, self.takers), [0] * len(self.children)]

    @cached_property
    def scale(self) -> _Scale:
        return _Scale(1 + sum(chain.from_iterable(self.steps)), len(self.children))

    @cached_property
    def costs(self) -> list[dict[int, int]]:
        return [self._costs(row, child) for row, child in enumerate(self.children)]

    def told(self, columns: Sequence[int], *, proven: bool) -> Suggestion:
        """The columns as people and children."""
        ids = [each.child.id for each in self.children]
        return Suggestion(
            moves={
                child: self.takers[column].social_worker.id
                for child, column in zip(ids, columns, strict=True)
                if column != self.nobody
            },
            unplaced=tuple(
                child for child, column in zip(ids, columns, strict=True) if column == self.nobody
            ),
            parted=tuple(
                tuple(ids[row] for row in group)
                for group in self.groups
                if parts(columns, group) > 1
            ),
            proven=proven,
        )

    def _is_advised(self, taker: Caseload) -> bool:
        return bool(self.children) and advisable(taker, self.policy, self.children[0].day)

    def _steps(self, taker: Caseload) -> list[int]:
        worker = taker.social_worker
        by_hand = list(self.fixed.values()).count(self.column_of[worker.id])
        room = 0
        if taker.limit is not None and self._is_advised(taker):
            room = int(taker.limit) - len(taker.children)
        staying = sum(child not in self.row_of for child in taker.children)
        post = round((worker.fte or 1) * 1000)
        places = min(max(room, by_hand), len(self.children))
        return [(2 * (staying + at) + 1) * 1000 * FINE // post for at in range(places)]

    def _costs(self, row: int, child: Assessment) -> dict[int, int]:
        if row in self.fixed:
            return {self.fixed[row]: 0}
        family = family_holders(child.child.id, self.together, self._holders)
        costs = {
            column: self._cost(child, taker, family)
            for column, taker in enumerate(self.takers)
            if taker.social_worker.id != child.social_worker_id and self.steps[column]
        }
        left = self.scale.unplaced + self.scale.without * (child.lead is None)
        return {**costs, self.nobody: left}

    def _cost(self, child: Assessment, taker: Caseload, family: Collection[SocialWorkerId]) -> int:
        found = match(child, taker.social_worker, family, self.policy)
        return (
            self.scale.face * (not found.known)
            + self.scale.apart * (bool(family) and not found.family)
            + self.scale.agency * found.agency
        )

    @cached_property
    def _holders(self) -> Mapping[ChildId, SocialWorkerId]:
        """Who holds each child that is not being placed."""
        return {
            child: each.social_worker.id
            for each in self.caseloads
            for child in each.children
            if child not in self.row_of
        }
