"""Board: who would hold whom, were the moves made. A reckoning alone: nothing is saved."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import Caseload, weight_of
from herefordshire_desk.domain.forecast import Expected
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import ChildId, SocialWorker, SocialWorkerId

Moves = Mapping[ChildId, SocialWorkerId]
Cause = Literal["unallocated", "leaver", "expected", "over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A child on the left of the board, and why: since or by `on`.

    `over` is a child held by somebody over capacity: one who could move, and need not.
    `expected` is the change that is coming, None for a child who waits for a social worker or
    whose social worker is being laid out as a leaver with no known end.
    """

    assessment: Assessment
    cause: Cause
    on: date
    expected: Expected | None = None

    @property
    def id(self) -> ChildId:
        """The child's id."""
        return self.assessment.child.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One social worker's caseload as it is, and what it would be after the moves.

    `taking` come to them and `giving` go from them; `weight` is in points and `new_faces`
    counts children they would hold who have not known them before.
    """

    before: Caseload
    taking: tuple[ChildId, ...]
    giving: tuple[ChildId, ...]
    weight: int
    new_faces: int

    @property
    def social_worker(self) -> SocialWorker:
        """Whose it is."""
        return self.before.social_worker

    @property
    def children(self) -> int:
        """How many they would hold."""
        return len(self.before.children) + len(self.taking) - len(self.giving)

    @property
    def per_fte(self) -> float | None:
        """Children per full-time post; None where there is no FTE to reckon by."""
        fte = self.social_worker.fte
        return self.children / fte if fte else None

    @property
    def over_capacity(self) -> bool:
        """Whether they would hold more than the limit."""
        return self.before.limit is not None and self.children > self.before.limit


def waiting(
    assessments: Collection[Assessment],
    expected: Iterable[Expected],
    leaver: SocialWorkerId | None,
    leaves_on: date | None,
    over_capacity: Collection[SocialWorkerId] = (),
) -> tuple[Waiting, ...]:
    """The children to allocate: no social worker first, then the leaver's, then by the day.

    Last come the other children of those over capacity, newest to them first. While a leaver is
    laid out, only theirs and those without a social worker.
    """
    coming = {each.child_id: each for each in expected}
    placed = (_waiting(each, coming.get(each.child.id), leaver, leaves_on) for each in assessments)
    found = [each for each in placed if each is not None]
    if leaver is None:
        here = {each.id for each in found}
        found += _movable((a for a in assessments if a.child.id not in here), over_capacity)
    order = {"unallocated": 0, "leaver": 1, "expected": 2, "over": 3}
    return tuple(
        sorted(
            found,
            key=lambda each: (order[each.cause], _newest_first(each), each.id),
        )
    )


def _newest_first(each: Waiting) -> int:
    """A child who hardly knows their social worker loses least by another."""
    day = each.on.toordinal()
    return -day if each.cause == "over" else day


def _movable(
    assessments: Iterable[Assessment], over_capacity: Collection[SocialWorkerId]
) -> Iterable[Waiting]:
    for each in assessments:
        if each.lead is not None and each.lead.social_worker_id in over_capacity:
            yield Waiting(assessment=each, cause="over", on=each.lead.start)


def _waiting(
    each: Assessment,
    coming: Expected | None,
    leaver: SocialWorkerId | None,
    leaves_on: date | None,
) -> Waiting | None:
    if each.lead is None:
        since = date.fromordinal(each.day.toordinal() - (each.days_unallocated or 0))
        return Waiting(assessment=each, cause="unallocated", on=since)
    if leaver is not None:
        theirs = each.social_worker_id == leaver
        on = leaves_on or each.day
        return Waiting(assessment=each, cause="leaver", on=on, expected=coming) if theirs else None
    if coming is None:
        return None
    return Waiting(assessment=each, cause="expected", on=coming.on, expected=coming)


def is_away(child: Waiting) -> bool:
    """Whether the child is on the board only because their social worker is long away."""
    return (
        child.cause == "expected" and child.expected is not None and child.expected.cause == "away"
    )


def is_new_face(child: Assessment, social_worker: SocialWorkerId) -> bool:
    """Whether they have never been the child's lead social worker, as far back as is on file."""
    return all(each.social_worker_id != social_worker for each in child.episodes)


def loads(
    caseloads: Iterable[Caseload],
    assessments: Mapping[ChildId, Assessment],
    moves: Moves,
    policy: Policy,
) -> tuple[Load, ...]:
    """Each caseload with the moves made, in the order given."""
    return tuple(_load(each, assessments, moves, policy) for each in caseloads)


def _load(
    before: Caseload, assessments: Mapping[ChildId, Assessment], moves: Moves, policy: Policy
) -> Load:
    own = before.social_worker.id
    taking = tuple(sorted(child for child, to in moves.items() if to == own))
    giving = tuple(child for child in before.children if moves.get(child, own) != own)
    return Load(
        before=before,
        taking=taking,
        giving=giving,
        weight=before.weight
        + _weight(taking, assessments, policy)
        - _weight(giving, assessments, policy),
        new_faces=sum(is_new_face(assessments[child], own) for child in taking),
    )


def _weight(
    children: Collection[ChildId], assessments: Mapping[ChildId, Assessment], policy: Policy
) -> int:
    return sum(weight_of(assessments[child], policy) for child in children)
