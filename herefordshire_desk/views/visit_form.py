"""Recording a visit: date, whether the child was seen, and whether alone."""

from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.facts import Status
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import SocialWorkerId, Visit, VisitKind
from herefordshire_desk.domain.visits import record_visit
from herefordshire_desk.domain.words import VISIT_WORDS
from herefordshire_desk.views.fields import Choice, DateField, Field
from herefordshire_desk.views.form import Form


@dataclass(frozen=True, slots=True)
class Seen:
    """What a choice of the form says about the child."""

    words: str
    child_seen: bool
    seen_alone: bool | None
    reason: str = ""


# the three lawful reasons not to see a child alone: Care Planning Regulations 2010, reg 29
SEEN = {
    "alone": Seen("Seen alone", True, True),
    "refused": Seen("Seen, not alone: the child preferred not", True, False, "refused"),
    "young": Seen("Seen, not alone: not right at the child's age", True, False, "inappropriate"),
    "unable": Seen("Seen, not alone: was not possible", True, False, "unable"),
    "seen": Seen("Seen, alone not recorded", True, None),
    "attempted": Seen("Attempted: child not seen", False, None),
}
KIND_OF: dict[Status, VisitKind] = {"CLA": "CLA", "CP": "CP", "CIN": "CIN", "PF": "PF"}


class VisitForm(Form):
    """A visit to one child, today and seen alone unless told otherwise."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.assessment = assessment
        unborn = assessment.child.unborn
        kinds: dict[str, str] = {
            KIND_OF[status]: VISIT_WORDS[KIND_OF[status]] for status in assessment.statuses
        }
        words = {name: _worded(seen.words, unborn) for name, seen in SEEN.items()}
        workers: dict[str, str] = {"": "Not recorded"} | {
            each.id: each.label for each in desk.picture.social_workers.values()
        }
        self.visited_on = DateField(desk.day, desk.day)
        self.seen = Choice(words)
        self.kind = Choice(kinds, _due_kind(assessment))
        self.social_worker = Choice(workers, assessment.social_worker_id or "")
        fields = {
            "visited_on": Field("&Date of the visit", self.visited_on),
            "seen_alone": Field(
                "Was the child &seen?" if not unborn else "Mother &seen?", self.seen
            ),
            "kind": Field("&Kind of visit", self.kind),
            "social_worker_id": Field("Visited &by", self.social_worker),
        }
        title = f"Record a visit to {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "Record visit", fields, parent)

    def change(self) -> Change | Problem:
        visited_on = self.visited_on.value()
        if visited_on is None:
            return Problem("visited_on", "Give the date of the visit.")
        seen = SEEN[self.seen.value()]
        visit = Visit(
            id=self.desk.new_id(),
            child_id=self.assessment.child.id,
            kind=cast("VisitKind", self.kind.value()),
            visited_on=visited_on,
            child_seen=seen.child_seen,
            seen_alone=seen.seen_alone,
            not_alone_reason=seen.reason,
            social_worker_id=SocialWorkerId(self.social_worker.value()),
            recorded_on=self.desk.day,
        )
        return record_visit(self.assessment.child, visit, self.desk.day)


def _due_kind(assessment: Assessment) -> VisitKind:
    """The kind that the earliest due rule counts."""
    due = assessment.next_visit
    kinds = [KIND_OF[status] for status in assessment.statuses]
    wanted = due.rule.visits if due else ""
    return next((kind for kind in kinds if kind == wanted), kinds[0])


def _worded(words: str, unborn: bool) -> str:
    return words.replace("child not seen", "mother not seen") if unborn else words
