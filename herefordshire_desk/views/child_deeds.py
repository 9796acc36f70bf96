"""Deeds on the child's page: what is done to the row of its lists that the keyboard is on."""

from PySide6.QtWidgets import QDialog

from herefordshire_desk.domain.records import FamilyLink, PlannedVisit, Visit
from herefordshire_desk.views.deeds import Frame


def do_with_row(frame: Frame, name: str) -> None:
    """What the action of that name does with the chosen visit, booking or link."""
    row = frame.page.chosen_row()
    if isinstance(row, FamilyLink):
        _unlink(frame, row)
    elif isinstance(row, PlannedVisit):
        _of_booking(frame, row, name).open()
    elif isinstance(row, Visit):
        _of_visit(frame, row, name).open()


def _of_visit(frame: Frame, visit: Visit, name: str) -> QDialog:
    from herefordshire_desk.views.correct_visit_form import CorrectVisitForm, WithdrawVisitForm

    form = CorrectVisitForm if name == "correct_visit" else WithdrawVisitForm
    return form(frame.desk, visit, frame.as_widget())


def _of_booking(frame: Frame, planned: PlannedVisit, name: str) -> QDialog:
    """A visit booked ahead is changed or taken out by the same letters."""
    from herefordshire_desk.views.plan_visit_form import CancelVisitForm, MoveVisitForm

    form = MoveVisitForm if name == "correct_visit" else CancelVisitForm
    return form(frame.desk, planned, frame.as_widget())


def _unlink(frame: Frame, link: FamilyLink) -> None:
    """Done at once: one undo brings it back."""
    from herefordshire_desk.domain.family import unlink_children

    problem = frame.desk.make(unlink_children(link))
    if problem is not None:
        frame.toast.say(problem.message)
