"""Recording a visit: date, whether the child was seen, and whether alone."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.facts import Status
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import NOBODY, Child, PlannedVisit, Visit, VisitKind
from herefordshire_desk.domain.visit_changes import record_visits
from herefordshire_desk.views.family import short_words, siblings_of
from herefordshire_desk.views.fields import Field
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.ticks import Ticks
from herefordshire_desk.views.visit_fields import VisitFields

KIND_OF: dict[Status, VisitKind] = {"CLA": "CLA", "CP": "CP", "CIN": "CIN", "PF": "PF"}


class VisitForm(Form):
    """A visit to one child, today and seen alone unless told otherwise."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.assessment = assessment
        child = assessment.child
        kinds = [KIND_OF[status] for status in assessment.statuses]
        usual = Visit(
            id=desk.new_id(),
            child_id=child.id,
            kind=due_kind(assessment),
            visited_on=desk.day,
            child_seen=True,
            seen_alone=True,
            social_worker_id=assessment.social_worker_id or NOBODY,
            recorded_on=desk.day,
        )
        self.made = made = VisitFields(desk, usual, kinds, unborn=child.unborn)
        self.visited_on, self.seen = made.visited_on, made.seen
        self.kind, self.social_worker = made.kind, made.social_worker
        self.siblings = [each for each in siblings_of(desk, child.id) if each.assessment]
        self.others = Ticks({each.child.id: short_words(desk, each) for each in self.siblings})
        fields = made.fields()
        if self.siblings:
            fields["others"] = Field("Also seen on this &visit", self.others)
        title = f"Record a visit to {desk.name_of(child)}"
        super().__init__(desk, title, "Record visit", fields, parent)

    def change(self) -> Change | Problem:
        visit = self.made.visit()
        if isinstance(visit, Problem):
            return visit
        visit = replace(visit, recorded_on=self.desk.day)  # the form may have stood over midnight
        visits = [(self.assessment.child, visit), *self._seen_with(visit)]
        children = [child.id for child, _ in visits]
        booked = self.desk.ask(lambda store: store.of_children(PlannedVisit, children))
        return record_visits(visits, booked, self.desk.day, self.desk.name_of)

    def _seen_with(self, visit: Visit) -> list[tuple[Child, Visit]]:
        """The same visit to each brother and sister who is ticked, in a kind they are seen for."""
        ticked = self.others.value()
        open_ones = [each.assessment for each in self.siblings if each.assessment is not None]
        return [
            (each.child, _as_seen_with(visit, each, self.desk.new_id()))
            for each in open_ones
            if each.child.id in ticked
        ]


def _as_seen_with(visit: Visit, each: Assessment, visit_id: str) -> Visit:
    kinds = [KIND_OF[status] for status in each.statuses]
    kind = visit.kind if visit.kind in kinds else due_kind(each)
    return replace(visit, id=visit_id, child_id=each.child.id, kind=kind)


def due_kind(assessment: Assessment) -> VisitKind:
    """The kind that the earliest due rule counts."""
    due = assessment.next_visit
    kinds = [KIND_OF[status] for status in assessment.statuses]
    wanted = due.rule.visits if due else ""
    return next((kind for kind in kinds if kind == wanted), kinds[0])
