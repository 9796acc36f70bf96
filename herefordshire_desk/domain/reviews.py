"""Reviews: when the next review of a child in care is due."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.facts import PeriodOfCare, Standing
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import Review
from herefordshire_desk.domain.visits import VisitState, state_on


class ReviewDue(NamedTuple):
    """When a child's next review is due.

    `last_held` is the last of this period of care by the day. `recorded` says that the case
    system gave the due day; else it is reckoned from the last review, or from the start of care.
    """

    due: date
    state: VisitState
    days_overdue: int
    last_held: date | None
    recorded: bool

    @property
    def on_file(self) -> bool:
        """Whether anything of the child's reviews is: a reckoned day alone may mislead."""
        return self.recorded or self.last_held is not None


def review_due(
    reviews: Iterable[Review], standing: Standing, policy: Policy, day: date
) -> ReviewDue | None:
    """The next review of a child looked after on `day`; None for any other child.

    The first due day recorded after the last review held stands, whether or not it has passed.
    With none it is reckoned: within so many working days of the start of care, then so many
    months after the first, and after each later one. Source: Care Planning, Placement and Case
    Review (England) Regulations 2010, reg 33.
    """
    care = standing.care
    if care is None or "CLA" not in standing.statuses:
        return None
    here = [r for r in reviews if r.period_of_care_id == care.id and not r.cancelled]
    held = [r.held_on for r in here if r.held_on and care.start <= r.held_on <= day]
    last = max(held, default=None)
    waiting = (r.due_on for r in here if r.held_on is None or r.held_on > day)
    recorded = min((on for on in waiting if on and on > (last or date.min)), default=None)
    due = recorded or _reckoned(held, care, policy)
    late = max((day - due).days, 0)
    return ReviewDue(due, state_on(due, day, policy["due_soon"]), late, last, recorded is not None)


def _reckoned(held: list[date], care: PeriodOfCare, policy: Policy) -> date:
    """One review alone is the first only if it was held early: others may not be on file."""
    if not held:
        return policy.calendar.add_working_days(care.start, policy["review_first"])
    second, last = policy["review_second"], max(held)
    is_first = len(held) == 1 and last < add_months(care.start, second)
    return add_months(last, second if is_first else policy["review_then"])
