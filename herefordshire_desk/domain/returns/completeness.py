"""Completeness: of what matters, how much the records behind a return do not have.

Who made a visit and when it was recorded are not asked for: no extract has them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from herefordshire_desk.domain.caseloads import in_post
from herefordshire_desk.domain.records import SocialWorker
from herefordshire_desk.domain.returns.snapshot import Snapshot

SMALLEST_PERCENTAGE = 5


@dataclass(frozen=True, slots=True)
class Completeness:
    """One column of a return: of how many records it is wanted, and how many lack it.

    `allowed` is the share of them, in per cent, that may.
    """

    sheet: str
    field: str
    what: str
    missing: int
    of: int
    allowed: int

    @property
    def is_poor(self) -> bool:
        """Whether more of the records lack it than policy allows."""
        return 100 * self.missing > self.of * self.allowed

    @property
    def words(self) -> str:
        """Such as: the FTE is not recorded for 3 of 40 (8%)."""
        share = f" ({self.missing / self.of:.0%})" if self.of >= SMALLEST_PERCENTAGE else ""
        return f"{self.what} is not recorded for {self.missing:,} of {self.of:,}{share}"


def completeness(snapshot: Snapshot) -> tuple[Completeness, ...]:
    """Every column that matters, in the order of the sheets, some record lacking it or not."""
    return tuple(_counted(*column, snapshot) for column in COLUMNS)


def _counted(
    sheet: str, field: str, what: str, has: Callable[[Snapshot], Iterable[bool]], snapshot: Snapshot
) -> Completeness:
    found = list(has(snapshot))
    allowed = snapshot.policy["not_recorded_most"]
    return Completeness(sheet, field, what, found.count(False), len(found), allowed)


def _births(snapshot: Snapshot) -> Iterable[bool]:
    children = (each.child for each in snapshot.assessments)
    return (bool(child.date_of_birth or child.expected_date_of_birth) for child in children)


def _reasons(snapshot: Snapshot) -> Iterable[bool]:
    return (bool(row.reason) for row in snapshot.lead_rows if row.social_worker_id)


def _seen(snapshot: Snapshot) -> Iterable[bool]:
    return (visit.child_seen is not None for visit in snapshot.visits)


def _seen_alone(snapshot: Snapshot) -> Iterable[bool]:
    return (visit.seen_alone is not None for visit in snapshot.visits if visit.child_seen)


def _working(snapshot: Snapshot) -> Iterable[SocialWorker]:
    """Social workers who are in post or hold a child, on the roster or not."""
    there = {each.id for each in snapshot.social_workers if in_post(each, snapshot.day)}
    people = ((load.social_worker, load.children) for load in snapshot.loads)
    return (who for who, held in people if held or who.id in there)


COLUMNS: tuple[tuple[str, str, str, Callable[[Snapshot], Iterable[bool]]], ...] = (
    ("children", "date_of_birth", "The date of birth, or an expected one,", _births),
    ("sw_episodes", "SW_REASON", "The reason for an allocation", _reasons),
    ("visits", "child_seen", "Whether the child was seen on a visit", _seen),
    ("visits", "seen_alone", "Whether a child who was seen was seen alone", _seen_alone),
    (
        "social_workers",
        "sw_registration",
        "A social worker's registration number",
        lambda snapshot: (bool(each.registration_number) for each in _working(snapshot)),
    ),
    (
        "social_workers",
        "role_code",
        "A social worker's role",
        lambda snapshot: (bool(each.role) for each in _working(snapshot)),
    ),
    (
        "social_workers",
        "employment_code",
        "How a social worker is employed",
        lambda snapshot: (bool(each.employment) for each in _working(snapshot)),
    ),
    (
        "social_workers",
        "fte",
        "A social worker's FTE",
        lambda snapshot: (each.fte is not None for each in _working(snapshot)),
    ),
)
