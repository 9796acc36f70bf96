"""Forms about absences: somebody is away, is back, or was not away after all."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.absences import (
    REASONS,
    end_absence,
    period_words,
    record_absence,
    withdraw_absence,
)
from herefordshire_desk.domain.caseloads import Caseload
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Absence
from herefordshire_desk.domain.words import children, short_date
from herefordshire_desk.views.absences import absences_on_file
from herefordshire_desk.views.fields import Choice, DateField, Field
from herefordshire_desk.views.form import Form

OPEN_ENDED = "May be left empty while it is not known."
WHO_READS_IT = "No list and nothing printed or sent says it."


class AbsenceForm(Form):
    """From when somebody is away, until when, and why."""

    def __init__(self, desk: Desk, caseload: Caseload, parent: QWidget) -> None:
        self.social_worker = caseload.social_worker
        self.start = DateField(desk.day, desk.day)
        self.end = DateField(None, desk.day)
        self.reason = Choice({"": "Not recorded", **REASONS})
        fields = {
            "start": Field("&First day away", self.start),
            "end": Field("First day &back", self.end, OPEN_ENDED),
            "reason": Field("&Reason", self.reason, WHO_READS_IT),
        }
        title = f"{self.social_worker.label} is away"
        super().__init__(desk, title, "Record absence", fields, parent, _waiting(caseload))

    def change(self) -> Change | Problem:
        start = self.start.value()
        if start is None:
            return Problem("start", "Give the first day they are away.")
        new = Absence(
            id=self.desk.new_id(),
            social_worker_id=self.social_worker.id,
            start=start,
            end=self.end.value(),
            reason=self.reason.value(),
        )
        known = self.desk.picture.social_workers.get(self.social_worker.id)
        return record_absence(known, new, absences_on_file(self.desk), self.desk.day)


class EndAbsenceForm(Form):
    """The first day back from one of somebody's absences."""

    def __init__(self, desk: Desk, caseload: Caseload, parent: QWidget) -> None:
        self.absences = {each.id: each for each in _present_first(desk, caseload)}
        self.absence = _choice(desk, self.absences)
        self.end = DateField(None, desk.day)
        self._show_known_end()
        self.absence.currentIndexChanged.connect(lambda _: self._show_known_end())
        fields = {
            "absence": Field("&Absence", self.absence),
            "end": Field("First day &back", self.end),
        }
        title = f"{caseload.social_worker.label} is back"
        super().__init__(desk, title, "Save the day", fields, parent)

    def change(self) -> Change | Problem:
        end = self.end.value()
        if end is None:
            return Problem("end", "Give the first day they are back.")
        absence = self.absences[self.absence.value()]
        return end_absence(absence, end, absences_on_file(self.desk), self.desk.day)

    def _show_known_end(self) -> None:
        """The end on file; today for an absence that is open, and none for one still to come."""
        absence, day = self.absences[self.absence.value()], self.end.day
        shown = absence.end or (day if absence.start < day else None)
        self.end.setText(short_date(shown) if shown else "")


class WithdrawAbsenceForm(Form):
    """Which absence was not taken."""

    def __init__(self, desk: Desk, caseload: Caseload, parent: QWidget) -> None:
        self.absences = {each.id: each for each in _present_first(desk, caseload)}
        self.absence = _choice(desk, self.absences)
        fields = {"absence": Field("&Absence", self.absence)}
        title = f"{caseload.social_worker.label} was not away"
        words = "It is taken out whole. Somebody who is back has a first day back instead."
        super().__init__(desk, title, "Withdraw absence", fields, parent, words)

    def change(self) -> Change | Problem:
        return withdraw_absence(self.absences[self.absence.value()])


def _waiting(caseload: Caseload) -> str:
    held = len(caseload.children)
    return f"They hold {children(held)}. Visits stay due while they are away." if held else ""


def _present_first(desk: Desk, caseload: Caseload) -> list[Absence]:
    """The absence that is open, those to come, then those that are over, the last one first."""
    day = desk.day
    left = [each for each in caseload.absences if each.end is None or each.end > day]
    over = [each for each in caseload.absences if each.end is not None and each.end <= day]
    return [*left, *reversed(over)]


def _choice(desk: Desk, absences: dict[str, Absence]) -> Choice:
    return Choice({key: _words(each, desk) for key, each in absences.items()})


def _words(absence: Absence, desk: Desk) -> str:
    reason = REASONS.get(absence.reason, absence.reason)
    return " · ".join(filter(None, (period_words(absence, desk.day), reason)))
