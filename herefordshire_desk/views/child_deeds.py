"""Deeds on the child's page: what is done to the row of its lists that the keyboard is on."""

from PySide6.QtWidgets import QDialog, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.family import unlink_children
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    FamilyLink,
    FamilyMeeting,
    PlannedVisit,
    Visit,
)
from herefordshire_desk.views.page import ChosenRow


def do_with_row(desk: Desk, row: ChosenRow | None, name: str, window: QWidget) -> Problem | None:
    """What the action of that name does with the chosen row; why it could not be done.

    A link is taken away at once, since one undo brings it back. A visit booked ahead is changed
    or taken out by the same letters as one that was made.
    """
    match row:
        case None:
            return None
        case FamilyLink():
            return desk.make(unlink_children(row))
        case PlannedVisit():
            _of_booking(desk, row, name, window).open()
        case Allocation():
            _of_allocation(desk, row, window).open()
        case FamilyMeeting():
            _of_meeting(desk, row, window).open()
        case Visit():
            _of_visit(desk, row, name, window).open()
    return None


def _of_allocation(desk: Desk, allocation: Allocation, window: QWidget) -> QDialog:
    from herefordshire_desk.views.handover_form import HandoverForm

    return HandoverForm(desk, allocation, window)


def _of_meeting(desk: Desk, meeting: FamilyMeeting, window: QWidget) -> QDialog:
    from herefordshire_desk.views.meeting_form import WithdrawMeetingForm

    return WithdrawMeetingForm(desk, meeting, window)


def _of_visit(desk: Desk, visit: Visit, name: str, window: QWidget) -> QDialog:
    from herefordshire_desk.views.correct_visit_form import CorrectVisitForm, WithdrawVisitForm

    form = CorrectVisitForm if name == "correct_visit" else WithdrawVisitForm
    return form(desk, visit, window)


def _of_booking(desk: Desk, planned: PlannedVisit, name: str, window: QWidget) -> QDialog:
    from herefordshire_desk.views.plan_visit_form import CancelVisitForm, MoveVisitForm

    form = MoveVisitForm if name == "correct_visit" else CancelVisitForm
    return form(desk, planned, window)
