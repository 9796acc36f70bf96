"""Booking a visit for a day to come, changing what was booked, and cancelling it."""

from typing import cast, get_args

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.planned_visits import (
    cancel_visit,
    move_visit,
    plan_visit,
    suggested_day,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    NOBODY,
    PlannedVisit,
    SocialWorkerId,
    VisitKind,
)
from herefordshire_desk.domain.words import VISIT_WORDS, due_by, long_date
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.visit_fields import visitors
from herefordshire_desk.views.visit_form import KIND_OF, due_kind


class BookingForm(Form):
    """A visit that is to come; filled with `planned`."""

    says = "Book visit"

    def __init__(
        self,
        desk: Desk,
        title: str,
        planned: PlannedVisit,
        kinds: tuple[VisitKind, ...],
        parent: QWidget,
        note: str = "",
    ) -> None:
        self.planned = planned
        self.planned_for = DateField(planned.planned_for, desk.day)
        self.kind = Choice({kind: VISIT_WORDS[kind] for kind in kinds}, planned.kind)
        held_by = planned.social_worker_id
        self.social_worker = Choice(visitors(desk, held_by), held_by)
        self.note = TextField(planned.note)
        fields = {
            "planned_for": Field("&Day of the visit", self.planned_for, note),
            "kind": Field("&Kind of visit", self.kind),
            "social_worker_id": Field("Visit &by", self.social_worker),
            "note": Field("&Note", self.note),
        }
        super().__init__(desk, title, self.says, fields, parent)

    def booked(self) -> PlannedVisit | Problem:
        """What the fields say."""
        planned_for = self.planned_for.value()
        if planned_for is None:
            return Problem("planned_for", "Give the day of the visit.")
        return PlannedVisit(
            id=self.planned.id,
            child_id=self.planned.child_id,
            kind=cast("VisitKind", self.kind.value()),
            planned_for=planned_for,
            booked_on=self.planned.booked_on,
            social_worker_id=SocialWorkerId(self.social_worker.value()),
            note=self.note.value(),
        )


class PlanVisitForm(BookingForm):
    """A new booking, on the last working day in time unless told otherwise."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        due = assessment.next_visit.due if assessment.next_visit else None
        planned = PlannedVisit(
            id=desk.new_id(),
            child_id=assessment.child.id,
            kind=due_kind(assessment),
            planned_for=suggested_day(due, desk.picture.policy.calendar, desk.day),
            booked_on=desk.day,
            social_worker_id=assessment.social_worker_id or NOBODY,
        )
        kinds = tuple(KIND_OF[status] for status in assessment.statuses)
        title = f"Book a visit to {desk.name_of(assessment.child)}"
        note = f"The next visit {due_by(due, desk.day)}." if due else ""
        super().__init__(desk, title, planned, kinds, parent, note)

    def change(self) -> Change | Problem:
        booked = self.booked()
        return booked if isinstance(booked, Problem) else plan_visit(booked, self.desk.day)


class MoveVisitForm(BookingForm):
    """A booking, to be put on another day or in other hands."""

    says = "Save"

    def __init__(self, desk: Desk, planned: PlannedVisit, parent: QWidget) -> None:
        title = f"Change a booked visit to {desk.name_of(desk.child(planned.child_id))}"
        super().__init__(desk, title, planned, get_args(VisitKind), parent)

    def change(self) -> Change | Problem:
        booked = self.booked()
        if isinstance(booked, Problem):
            return booked
        return move_visit(self.planned, booked, self.desk.day)


class CancelVisitForm(Form):
    """One question, since it will no longer be seen that a visit was booked."""

    def __init__(self, desk: Desk, planned: PlannedVisit, parent: QWidget) -> None:
        self.planned = planned
        title = f"Take out a booked visit to {desk.name_of(desk.child(planned.child_id))}"
        words = f"The visit booked for {long_date(planned.planned_for)} will no longer be shown."
        super().__init__(desk, title, "Take it out", {}, parent, words)

    def change(self) -> Change | Problem:
        return cancel_visit(self.planned)
