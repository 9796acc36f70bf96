"""Forms about the notes on the time axis: one more, another day or other words, one fewer."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.milestones import (
    change_milestone,
    milestone_words,
    record_milestone,
    withdraw_milestone,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Milestone
from herefordshire_desk.domain.words import short_date
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form

WORDS = (
    "It stands on every chart and its table, on what is printed of them and in the evidence "
    "pack. Name no child and no social worker in it."
)
NO_DAY = Problem("on", "Give the day it happened.")


def milestones_of(desk: Desk) -> list[Milestone]:
    """Every note on file, the last to happen first."""
    known = desk.ask(lambda store: store.records(Milestone))
    return sorted(known, key=lambda each: (each.on, each.id), reverse=True)


class MilestoneForm(Form):
    """What happened, and on which day."""

    def __init__(self, desk: Desk, on: date, parent: QWidget) -> None:
        self.on = DateField(on, desk.day)
        self.words = TextField(hint="New senior practitioner")
        fields = {"on": Field("&Day", self.on), "words": Field("&What happened", self.words)}
        super().__init__(desk, "Note on the charts", "Add note", fields, parent, WORDS)

    def change(self) -> Change | Problem:
        on = self.on.value()
        if on is None:
            return NO_DAY
        new = Milestone(id=self.desk.new_id(), on=on, words=self.words.value())
        return record_milestone(new, milestones_of(self.desk), self.desk.day)


class ChangeMilestoneForm(Form):
    """Which note, and what it should say instead."""

    def __init__(self, desk: Desk, known: Sequence[Milestone], parent: QWidget) -> None:
        self.known = {each.id: each for each in known}
        self.which = which_of(known)
        self.on, self.words = DateField(None, desk.day), TextField()
        self.which.currentIndexChanged.connect(self._show_chosen)
        self._show_chosen()
        fields = {
            "which": Field("&Note", self.which),
            "on": Field("&Day", self.on),
            "words": Field("&What happened", self.words),
        }
        super().__init__(desk, "Change note on the charts", "Save note", fields, parent, WORDS)

    def change(self) -> Change | Problem:
        on, before = self.on.value(), self.known[self.which.value()]
        if on is None:
            return NO_DAY
        after = Milestone(id=before.id, on=on, words=self.words.value())
        return change_milestone(before, after, self.known.values(), self.desk.day)

    def _show_chosen(self) -> None:
        chosen = self.known[self.which.value()]
        self.on.setText(short_date(chosen.on))
        self.words.setText(chosen.words)


class WithdrawMilestoneForm(Form):
    """Which note is to stand on the charts no longer."""

    def __init__(self, desk: Desk, known: Sequence[Milestone], parent: QWidget) -> None:
        self.known = {each.id: each for each in known}
        self.which = which_of(known)
        fields = {"which": Field("&Note", self.which)}
        super().__init__(desk, "Remove note from the charts", "Remove note", fields, parent)

    def change(self) -> Change | Problem:
        return withdraw_milestone(self.known[self.which.value()])


MilestonesForm = type[ChangeMilestoneForm] | type[WithdrawMilestoneForm]


def open_about(
    form: MilestonesForm, desk: Desk, chosen: tuple[date, date] | None, parent: QWidget
) -> str:
    """Open a form about the notes on file, those from the first to the last day chosen first.

    Says why it does not open where none is.
    """
    known = milestones_of(desk)
    if chosen is not None:
        known.sort(key=lambda each: not chosen[0] <= each.on <= chosen[1])
    if not known:
        return "Nothing is noted on the charts."
    form(desk, known, parent).open()
    return ""


def which_of(known: Sequence[Milestone]) -> Choice:
    """One of the notes, by its words and its day."""
    return Choice({each.id: milestone_words(each) for each in known})
