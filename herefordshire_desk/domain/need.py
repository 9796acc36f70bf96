"""Need: one thing one child needs of the team, and how urgent it is among all."""

from datetime import date
from typing import Literal, NamedTuple

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.visits import VisitDue

NeedKind = Literal["overdue", "unallocated", "changed", "due", "leaving", "review", "meeting"]
Urgency = Literal["red", "amber"]
ORDER: dict[NeedKind, int] = {
    "overdue": 0,
    "unallocated": 0,
    "changed": 1,
    "review": 2,
    "meeting": 3,
    "due": 4,
    "leaving": 5,
}


class Need(NamedTuple):
    """One thing one child needs. `days` are calendar days: overdue, waiting, or until due."""

    assessment: Assessment
    kind: NeedKind
    urgency: Urgency
    words: str
    by: date
    days: int
    why: str
    never_seen: bool = False
    visit: VisitDue | None = None

    @property
    def key(self) -> str:
        """What no other need on the day is called: one child's need of one kind."""
        return f"{self.assessment.child.id}:{self.kind}"

    @property
    def rank(self) -> tuple[object, ...]:
        """Never seen and overdue first, then what is longest late, then what is due soonest.

        A family meeting, which no regulation sets, comes after what is red; one that was never
        held, last of all. A review that is due soon stands among the visits that are. Of the
        children of one leaver those come first who have met most social workers.
        """
        never_held = self.kind == "meeting" and not self.assessment.meeting.last_held
        late_kinds = ("overdue", "unallocated", "review", "meeting")
        soon = self.kind == "review" and self.urgency == "amber"
        late = -self.days if self.kind in late_kinds and not soon else self.days
        after = 6 if never_held else ORDER["due" if soon else self.kind]
        met = len(self.assessment.stability.social_workers) if self.kind == "leaving" else 0
        return (not self.never_seen, after, late, self.by, -met, self.assessment.child.id)
