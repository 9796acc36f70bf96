"""Builders of an allocation meeting: social workers with so many children, and who is to go."""

from itertools import count
from typing import Any

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.caseloads import Caseload, caseloads
from herefordshire_desk.domain.records import Allocation, SocialWorker
from tests.make import DAY, allocation, assessment, on, plan, policy, social_worker

LEAVER = "LEAVER"
_ids = count(1)


def worker(worker_id: str, **fields: Any) -> SocialWorker:
    return social_worker(id=worker_id, **{"name": f"Ms {worker_id}", **fields})


def lead(child_id: str, by: str, start: str = "2026-01-05", end: str = "") -> Allocation:
    """An allocation of the child's, first contact unless it follows another."""
    return allocation(
        child_id=child_id,
        social_worker_id=by,
        start=on(start),
        end=on(end) if end else None,
        reason="FCONTA",
    )


def held_by(child_id: str, by: str = LEAVER, *before: str) -> Assessment:
    """A child on a CP plan whom `by` holds, after each of `before` for a month of 2024."""
    earlier = [
        lead(child_id, each, f"2024-{month:02}-01", f"2024-{month + 1:02}-01")
        for month, each in enumerate(before, 1)
    ]
    return assessment(plan(child_id=child_id), *earlier, lead(child_id, by), id=child_id)


def loads_of(held: dict[str, int], *others: Assessment, **fields: Any) -> list[Caseload]:
    """A caseload for each, of so many children; `fields` are those of each by id."""
    children = [
        held_by(f"HELD-{next(_ids):05}", by) for by, size in held.items() for _ in range(size)
    ]
    workers = [worker(by, **fields.get(by, {})) for by in held]
    found = caseloads(workers, [*children, *others], policy(), DAY)
    return [each for each in found if each.social_worker.id in held]


def no_limit_but(size: int, each: Caseload) -> Caseload:
    """The caseload with another limit."""
    return each._replace(limit=float(size))
