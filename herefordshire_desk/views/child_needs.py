"""What one child needs, as every page that shows it says."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.need import Need
from herefordshire_desk.domain.needs import kept_here, needs_of


def child_needs(desk: Desk, each: Assessment) -> list[Need]:
    """All of them; the same that Today lists."""
    picture, kept = desk.picture, kept_here(desk.assessments.values())
    return list(needs_of(each, picture.social_workers, picture.policy, kept))
