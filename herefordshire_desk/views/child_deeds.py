"""Deeds on the child's page: what is done to the row of its lists that the keyboard is on."""

from PySide6.QtWidgets import QDialog

from herefordshire_desk.domain.records import PlannedVisit
from herefordshire_desk.views.deeds import Frame


def open_visit_form(frame: Frame, name: str) -> None:
    """Correct or withdraw the chosen visit; change or cancel it where it is one booked ahead."""
    chosen = frame.page.chosen_visit()
    if chosen is None:
        return
    form: QDialog
    if isinstance(chosen, PlannedVisit):
        from herefordshire_desk.views.plan_visit_form import CancelVisitForm, MoveVisitForm

        planned = MoveVisitForm if name == "correct_visit" else CancelVisitForm
        form = planned(frame.desk, chosen, frame.as_widget())
    else:
        from herefordshire_desk.views.correct_visit_form import CorrectVisitForm, WithdrawVisitForm

        made = CorrectVisitForm if name == "correct_visit" else WithdrawVisitForm
        form = made(frame.desk, chosen, frame.as_widget())
    form.open()
