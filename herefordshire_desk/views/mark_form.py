"""Marks of a child: adding one, with what it does to the visits due, and ending one."""

from typing import cast

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.marks import add_mark, end_mark, kinds_for
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId, Mark, MarkKind
from herefordshire_desk.domain.typed import typed_number
from herefordshire_desk.domain.words import short_date
from herefordshire_desk.views.fields import Choice, DateField, Field, TextField
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.record_words import MARK_EFFECTS, MARK_WORDS


class MarkForm(Form):
    """What only the desk knows of a child, from a day on."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.assessment = assessment
        kinds = kinds_for(assessment.statuses)
        self.kind = Choice({kind: MARK_WORDS[kind] for kind in kinds})
        self.start = DateField(desk.day, desk.day)
        self.days = TextField(hint="14")
        self.decided_by = TextField(hint="Such as the chair of the review")
        self.note = TextField()
        fields = {
            "kind": Field("&Mark", self.kind),
            "start": Field("&From", self.start),
            "days": Field("&Longest gap between visits, in days", self.days),
            "decided_by": Field("&Decided by", self.decided_by),
            "note": Field("&Note", self.note),
        }
        title = f"Add a mark for {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "Add mark", fields, parent)
        self.kind.currentIndexChanged.connect(lambda _: self._follow_kind())
        self._follow_kind()

    def change(self) -> Change | Problem:
        start = self.start.value()
        if start is None:
            return Problem("start", "Give the day it began.")
        child = self.assessment.child
        mark = Mark(
            id=self.desk.new_id(),
            child_id=child.id,
            kind=self._chosen(),
            start=start,
            days=self._whole_days() if self._chosen() == "INTERVAL" else None,
            note=self.note.value(),
            decided_by=self.decided_by.value(),
        )
        calendar = self.desk.picture.policy.calendar
        held = marks_of(self.desk, child.id)
        return add_mark(child, mark, held, self.assessment.visits, calendar, self.desk.day)

    def _chosen(self) -> MarkKind:
        return cast("MarkKind", self.kind.value())

    def _whole_days(self) -> int | None:
        typed = typed_number(self.days.value())
        return int(typed) if typed is not None and typed == int(typed) else None

    def _follow_kind(self) -> None:
        """Say what the mark does; only an interval has days."""
        kind = self._chosen()
        self.fields["kind"].remark(MARK_EFFECTS[kind])
        self.fields["days"].setVisible(kind == "INTERVAL")
        self.fit()


class EndMarkForm(Form):
    """The day a mark stopped."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        held = marks_of(desk, assessment.child.id)
        self.marks = {mark.id: mark for mark in held if mark.end is None}
        words = {each.id: mark_words(each) for each in self.marks.values()}
        self.mark = Choice(words or {"": "None is open"})
        self.end = DateField(desk.day, desk.day)
        fields = {"mark": Field("&Mark", self.mark), "end": Field("&Stopped on", self.end)}
        title = f"End a mark of {desk.name_of(assessment.child)}"
        super().__init__(desk, title, "End mark", fields, parent)

    def change(self) -> Change | Problem:
        end, mark = self.end.value(), self.marks.get(self.mark.value())
        if mark is None:
            return Problem("mark", "No mark is open, so there is nothing to end.")
        if end is None:
            return Problem("end", "Give the day the mark stopped.")
        return end_mark(mark, end, self.desk.day)


def marks_of(desk: Desk, child: ChildId) -> list[Mark]:
    """The child's marks on file, those that have ended included."""
    return desk.ask(lambda store: store.of_children(Mark, [child]))


def mark_words(mark: Mark) -> str:
    """Which mark, and since when."""
    days = f", at least every {mark.days} days" if mark.days else ""
    return f"{MARK_WORDS[mark.kind]}{days}, since {short_date(mark.start)}"
