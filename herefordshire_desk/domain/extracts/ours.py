"""What the desk already holds, as reading and merging an extract ask for it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from herefordshire_desk.domain.records import (
    CareEpisode,
    ChildId,
    PeriodOfCareId,
    Placement,
    Record,
    Review,
)

R = TypeVar("R", bound=Record)


class Ours(Protocol):
    """The desk's own records. The store is one; tests have another in memory."""

    def find(self, kind: type[R], ids: Collection[str], /) -> Mapping[str, R]:
        """The records with those ids that there are."""

    def extracted_ids(self, kind: type[Record], /) -> Iterable[str]:
        """The ids of the records of a type that came from an extract, whichever its format.

        There may be a million, so they are told one by one.
        """

    def made_here(self, kind: type[R], child_ids: Collection[ChildId], /) -> Sequence[R]:
        """The records of a type about those children that no extract has had."""

    def of_children(self, kind: type[R], child_ids: Collection[ChildId], /) -> Sequence[R]:
        """The records of a type that are about those children."""

    def records(self, kind: type[R], /) -> Sequence[R]:
        """Every record of a type."""

    def child_ids(self) -> Collection[ChildId]:
        """Every child the desk holds."""

    def erased_among(self, children: Collection[ChildId], /) -> Collection[ChildId]:
        """Those of the children who were erased once."""


def known_periods(ours: Ours) -> dict[PeriodOfCareId, ChildId]:
    """Whose each period of care is, also one that only a review or a placement still names.

    An episode may have moved to another period since: the review read by the old one is read
    again by it, so that the same extract changes nothing.
    """
    kinds: tuple[type[Review | Placement | CareEpisode], ...] = (CareEpisode, Placement, Review)
    return {each.period_of_care_id: each.child_id for kind in kinds for each in ours.records(kind)}


class Nothing:
    """What a desk that has not been made yet holds."""

    def find(self, _kind: type[R], _ids: Collection[str], /) -> Mapping[str, R]:
        """None of them."""
        return {}

    def extracted_ids(self, _kind: type[Record], /) -> Iterable[str]:
        """None."""
        return ()

    def made_here(self, _kind: type[R], _child_ids: Collection[ChildId], /) -> Sequence[R]:
        """None."""
        return ()

    def of_children(self, _kind: type[R], _child_ids: Collection[ChildId], /) -> Sequence[R]:
        """None."""
        return ()

    def records(self, _kind: type[R], /) -> Sequence[R]:
        """None."""
        return ()

    def child_ids(self) -> Collection[ChildId]:
        """None."""
        return ()

    def erased_among(self, _children: Collection[ChildId], /) -> Collection[ChildId]:
        """None."""
        return ()
