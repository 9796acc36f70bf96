"""What one child needs, as every page that shows it says."""

from collections.abc import Iterable

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.needs import kept_here, needs_of


def child_needs(desk: Desk, each: Assessment) -> list[Need]:
    """All of them, the most urgent first; the same that Today lists."""
    picture, kept = desk.picture, kept_here(desk.assessments.values())
    found = needs_of(each, picture.social_workers, picture.policy, kept)
    return sorted(found, key=lambda need: need.rank)


def flagged_first(desk: Desk, found: Iterable[Assessment]) -> list[Assessment]:
    """Children who need something before the others, the most urgent first."""

    def rank(each: Assessment) -> tuple[object, ...]:
        ranks = [need.rank for need in child_needs(desk, each)]
        return (not ranks, *ranks[:1], each.child.id)

    return sorted(found, key=rank)
