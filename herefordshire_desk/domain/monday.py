"""Monday: what a team manager takes to the week's first meeting, on one page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import Caseload, caseloads
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.needs import needs
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import ChildId, SocialWorker, SocialWorkerId

T = TypeVar("T")
MANY = 3  # different social workers


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One list of the page, most urgent first; `left_out` counts what did not fit."""

    rows: tuple[T, ...] = ()
    left_out: int = 0

    @property
    def total(self) -> int:
        """How many there are, whether or not they fit."""
        return len(self.rows) + self.left_out

    def shortened(self, most: int) -> "Part[T]":
        """The first rows, never more than `most`, and how many that leaves out."""
        rows = self.rows[: max(most, 0)]
        return Part(rows, self.total - len(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Monday:
    """The lists of the page. A child may be in several; in each of them once.

    `leaving` are the caseloads of those who leave soon, or have left and still hold children.
    """

    day: date
    overdue: Part[Need]
    unallocated: Part[Need]
    due: Part[Need]
    leaving: Part[Caseload]
    often: Part[Assessment]

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many rows each list has, in the order they come to be met in."""
        lists = (self.overdue, self.unallocated, self.due, self.leaving, self.often)
        return tuple(len(each.rows) for each in lists)

    def shortened(self, most: Sequence[int]) -> "Monday":
        """Each list at most so long, in the same order."""
        overdue, unallocated, due, leaving, often = most
        return replace(
            self,
            overdue=self.overdue.shortened(overdue),
            unallocated=self.unallocated.shortened(unallocated),
            due=self.due.shortened(due),
            leaving=self.leaving.shortened(leaving),
            often=self.often.shortened(often),
        )


def monday(
    assessments: Mapping[ChildId, Assessment],
    social_workers: Mapping[SocialWorkerId, SocialWorker],
    policy: Policy,
    day: date,
) -> Monday:
    """Everything that belongs on the page on `day`, however long it is."""
    found = needs(assessments.values(), social_workers, policy)
    held = caseloads(social_workers.values(), assessments.values(), policy, day)
    return Monday(
        day=day,
        overdue=Part(tuple(_of("overdue", found))),
        unallocated=Part(tuple(_of("unallocated", found))),
        due=Part(tuple(_of("due", found))),
        leaving=Part(tuple(sorted(filter(_goes, held), key=_goes_first))),
        often=Part(tuple(sorted(filter(met_many, assessments.values()), key=_most_met))),
    )


def met_many(each: Assessment) -> bool:
    """Whether the child has had three or more social workers, or changes above the limit."""
    return each.changed_too_often or len(each.stability.social_workers) >= MANY


def _of(kind: str, found: Iterable[Need]) -> Iterator[Need]:
    return (need for need in found if need.kind == kind)


def _goes(each: Caseload) -> bool:
    return bool(each.children) and (each.leaving_soon or each.holds_after_end)


def _goes_first(each: Caseload) -> tuple[int, str]:
    return (each.leaves_in_days or 0, each.social_worker.id)


def _most_met(each: Assessment) -> tuple[int, int, str]:
    steady = each.stability
    return (-len(steady.social_workers), -len(steady.changes), each.child.id)
