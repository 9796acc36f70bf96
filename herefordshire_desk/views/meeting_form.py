"""Family meetings: recording one that was held, booking one, and taking either out again."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.family_meetings import (
    first_booked,
    plan_meeting,
    record_meeting,
    withdraw_meeting,
)
from herefordshire_desk.domain.planned_visits import suggested_day
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import NOBODY, FamilyMeeting, SocialWorkerId
from herefordshire_desk.domain.words import due_by, long_date
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.visit_fields import visitors


class RecordMeetingForm(Form):
    """A meeting that was held: today, by the child's social worker, unless told otherwise."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.child_id = child = assessment.child.id
        self.known = desk.ask(lambda store: store.of_children(FamilyMeeting, [child]))
        held_by = assessment.social_worker_id or NOBODY
        self.held_on = DateField(desk.day, desk.day)
        self.social_worker = Choice(visitors(desk, held_by), held_by)
        self.note = TextField()
        fields = {
            "held_on": Field("&Date of the meeting", self.held_on, _booked_words(self.known)),
            "social_worker_id": Field("Held &by", self.social_worker),
            "note": Field("&Note", self.note),
        }
        title = f"Record a family meeting for {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "Record meeting", fields, parent)

    def change(self) -> Change | Problem:
        meeting = FamilyMeeting(
            id=self.desk.new_id(),
            child_id=self.child_id,
            held_on=self.held_on.value(),
            social_worker_id=SocialWorkerId(self.social_worker.value()),
            note=self.note.value(),
            recorded_on=self.desk.day,
        )
        return record_meeting(meeting, self.known, self.desk.day)


class PlanMeetingForm(Form):
    """A booking, for the last working day in time unless told otherwise."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.child_id = assessment.child.id
        held_by, due = assessment.social_worker_id or NOBODY, assessment.meeting.due
        likely = suggested_day(due, desk.picture.policy.calendar, desk.day)
        self.planned_for = DateField(likely, desk.day)
        self.social_worker = Choice(visitors(desk, held_by), held_by)
        self.note = TextField()
        late = f"The next family meeting {due_by(due, desk.day)}."
        fields = {
            "planned_for": Field("&Day of the meeting", self.planned_for, late),
            "social_worker_id": Field("Held &by", self.social_worker),
            "note": Field("&Note", self.note),
        }
        title = f"Book a family meeting for {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "Book meeting", fields, parent)

    def change(self) -> Change | Problem:
        meeting = FamilyMeeting(
            id=self.desk.new_id(),
            child_id=self.child_id,
            planned_for=self.planned_for.value(),
            social_worker_id=SocialWorkerId(self.social_worker.value()),
            note=self.note.value(),
        )
        return plan_meeting(meeting, self.desk.day)


class WithdrawMeetingForm(Form):
    """One question, since it will no longer be seen that there was such a meeting."""

    def __init__(self, desk: Desk, meeting: FamilyMeeting, parent: QWidget) -> None:
        self.meeting = meeting
        name = desk.name_of(desk.child(meeting.child_id))
        day = meeting.held_on or meeting.planned_for
        verb = "recorded" if meeting.held_on else "booked"
        on = f" {'on' if meeting.held_on else 'for'} {long_date(day)}" if day else ""
        words = f"The meeting {verb}{on} will no longer be shown or counted."
        super().__init__(
            desk, f"Withdraw a family meeting for {name}", "Withdraw", {}, parent, words
        )

    def change(self) -> Change | Problem:
        return withdraw_meeting(self.meeting)


def _booked_words(known: list[FamilyMeeting]) -> str:
    """What is booked is done with by the meeting recorded."""
    booked = first_booked(known)
    if booked is None or booked.planned_for is None:
        return ""
    return f"One is booked for {long_date(booked.planned_for)}: this will be that one."
