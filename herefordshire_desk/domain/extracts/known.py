"""What the desk already knows of the children in a snapshot, found by what a snapshot says."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from herefordshire_desk.domain.extracts.ours import Ours
from herefordshire_desk.domain.facts import Dated
from herefordshire_desk.domain.records import ChildId, Record, child_of

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)


class Known:
    """The desk's records of some children, each type drawn once."""

    def __init__(self, ours: Ours, children: Collection[ChildId]) -> None:
        self._ours = ours
        self._children = children
        self._drawn: dict[type[Record], dict[ChildId, list[Record]]] = {}

    def of(self, kind: type[R], child_id: ChildId) -> Sequence[R]:
        """The child's records of a type, in text order of ids."""
        if kind not in self._drawn:
            self._drawn[kind] = {}
            for record in self._ours.of_children(kind, self._children):
                child = child_of(record)
                assert child is not None
                self._drawn[kind].setdefault(child, []).append(record)
        found = self._drawn[kind].get(child_id, [])
        return sorted((each for each in found if isinstance(each, kind)), key=lambda r: r.id)


def starting(records: Collection[D], start: date) -> list[D]:
    """Those that start on the day."""
    return [record for record in records if record.start == start]
