"""Adding a child with what they are open by, and opening one more plan."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.marks import add_mark
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    CareEpisode,
    Child,
    ChildId,
    Episode,
    Mark,
    PeriodOfCareId,
    Plan,
    Record,
)
from herefordshire_desk.domain.roster import add_child, add_plan
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form

Opening = Callable[[str, ChildId, date], Record]

OPENED_BY: dict[str, tuple[str, Opening]] = {
    "CIN": (
        "Child in need plan",
        lambda made, child, start: Plan(id=made, child_id=child, kind="CIN", start=start),
    ),
    "CP": (
        "Child protection plan",
        lambda made, child, start: Plan(id=made, child_id=child, kind="CP", start=start),
    ),
    "CLA": (
        "In care",
        lambda made, child, start: CareEpisode(
            id=made, child_id=child, period_of_care_id=PeriodOfCareId(made), start=start
        ),
    ),
    "EPISODE": (
        "Child in need episode, no plan yet",
        lambda made, child, start: Episode(id=made, child_id=child, start=start),
    ),
    "PF": (
        "Private fostering made known",
        lambda made, child, start: Mark(
            id=made, child_id=child, kind="PRIVATE_FOSTERING", start=start
        ),
    ),
}


class PlanForm(Form):
    """One more plan, episode, period of care or arrangement for a child already on the desk."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.child = assessment.child
        self.opened_by, self.start, fields = _opening_fields(desk)
        title = f"Open a plan for {desk.name_of(self.child)}"
        super().__init__(desk, title, "Open plan", fields, parent)

    def change(self) -> Change | Problem:
        opened = _opened(self.desk, self.child.id, self.opened_by, self.start)
        if isinstance(opened, Problem):
            return opened
        if isinstance(opened, Mark):
            held = self.desk.ask(lambda store: store.of_children(Mark, [self.child.id]))
            calendar = self.desk.picture.policy.calendar
            return add_mark(self.child, opened, held, (), calendar, self.desk.day)
        return add_plan(self.child, opened, self.desk.day)


class ChildForm(Form):
    """A child new to the desk."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.child_id = TextField(hint="As in the case system")
        self.forename, self.surname = TextField(), TextField()
        self.born = DateField(None, desk.day)
        self.expected = DateField(None, desk.day)
        self.opened_by, self.start, opening = _opening_fields(desk)
        fields = {
            "id": Field("Child &id", self.child_id),
            "forename": Field("&Forename", self.forename),
            "surname": Field("&Surname", self.surname),
            "date_of_birth": Field("Date of &birth", self.born),
            "expected_date_of_birth": Field("&Expected date of birth, if unborn", self.expected),
            **opening,
        }
        super().__init__(desk, "Add a child", "Add child", fields, parent)

    def change(self) -> Change | Problem:
        child = Child(
            id=ChildId(self.child_id.value()),
            forename=self.forename.value(),
            surname=self.surname.value(),
            date_of_birth=self.born.value(),
            expected_date_of_birth=self.expected.value(),
        )
        opened = _opened(self.desk, child.id, self.opened_by, self.start)
        if isinstance(opened, Problem):
            return opened
        return add_child(
            child, opened, self.desk.ask(lambda store: store.child_ids()), self.desk.day
        )


def _opening_fields(desk: Desk) -> tuple[Choice, DateField, dict[str, Field]]:
    opened_by = Choice({name: words for name, (words, _) in OPENED_BY.items()})
    start = DateField(desk.day, desk.day)
    fields = {"kind": Field("&Plan", opened_by), "start": Field("S&tart", start)}
    return opened_by, start, fields


def _opened(desk: Desk, child: ChildId, opened_by: Choice, start: DateField) -> Record | Problem:
    begun = start.value()
    if begun is None:
        return Problem("start", "Give the day it started.")
    _, opening = OPENED_BY[opened_by.value()]
    return opening(desk.new_id(), child, begun)
