"""Correcting a visit that was recorded, and withdrawing one recorded by mistake."""

from typing import get_args

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Visit, VisitKind
from herefordshire_desk.domain.visit_changes import correct_visit, withdraw_visit
from herefordshire_desk.domain.words import VISIT_WORDS, long_date
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.visit_fields import VisitFields

SENT_AGAIN = (
    "It came from the case system: the next extract brings it back, unless it is taken out "
    "there as well."
)
KEPT = "It came from the case system: what is corrected here is kept when the next extract comes."


class CorrectVisitForm(Form):
    """A visit as it was recorded, to be put right."""

    def __init__(self, desk: Desk, visit: Visit, parent: QWidget) -> None:
        self.child, self.visit = desk.child(visit.child_id), visit
        kinds: tuple[VisitKind, ...] = get_args(VisitKind)
        self.made = VisitFields(desk, visit, kinds, unborn=self.child.unborn)
        title = f"Correct a visit to {desk.name_of(self.child)}"
        words = KEPT if visit.extracted else ""
        super().__init__(desk, title, "Save", self.made.fields(), parent, words)

    def change(self) -> Change | Problem:
        after = self.made.visit()
        if isinstance(after, Problem):
            return after
        return correct_visit(self.child, self.visit, after, self.desk.day)


class WithdrawVisitForm(Form):
    """One question, since a visit taken away may make a child overdue."""

    def __init__(self, desk: Desk, visit: Visit, parent: QWidget) -> None:
        self.visit = visit
        title = f"Withdraw a visit to {desk.name_of(desk.child(visit.child_id))}"
        super().__init__(desk, title, "Withdraw visit", {}, parent, _asked(visit))

    def change(self) -> Change | Problem:
        return withdraw_visit(self.visit)


def _asked(visit: Visit) -> str:
    kind, on = VISIT_WORDS[visit.kind].lower(), long_date(visit.visited_on)
    asked = f"The visit of {on} ({kind}) will no longer count. History keeps it, and undo."
    return f"{asked} {SENT_AGAIN}" if visit.extracted else asked
