"""Recording and correcting a supervision, and what was agreed with a social worker."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import AgreedAction, ChildId, Supervision
from herefordshire_desk.domain.supervision import Sheet
from herefordshire_desk.domain.supervision_changes import (
    add_action,
    correct_action,
    correct_supervision,
    record_supervision,
)
from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.agreed_fields import NO_CHILD, Agreed, AgreedFields
from herefordshire_desk.views.fields import Choice, DateField, Field, NoteField, TextField
from herefordshire_desk.views.form import Form
from herefordshire_desk.views.look import characters
from herefordshire_desk.views.supervision_sheets import kept_on_file

WIDTH = 62  # characters: a child and a day side by side
NO_DAY = "Give the day it was held."
NO_DATE = "write a whole date, such as 4 Dec 2026 or 04/12/2026."


class SupervisionForm(Form):
    """A supervision held, with a note and what was agreed."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QWidget) -> None:
        self.sheet = sheet
        self.held_on = DateField(desk.day, desk.day)
        self.text = NoteField()
        self.agreed = AgreedFields(children_of(desk, sheet), desk.day)
        fields = {
            "held_on": Field("&Held on", self.held_on),
            "note": Field("&Note", self.text),
            "agreed": Field("A&greed now", self.agreed),
        }
        title = f"Record a supervision of {sheet.social_worker.label}"
        super().__init__(desk, title, "Record supervision", fields, parent, _carried(sheet))
        self.setMinimumWidth(characters(WIDTH))
        # a moment later: only then is the new line laid out
        self.agreed.grown.connect(lambda: QTimer.singleShot(0, self, self.fit))

    def change(self) -> Change | Problem:
        held_on = self.held_on.value()
        if held_on is None:
            return Problem("held_on", NO_DAY)
        wrong = self.agreed.wrong_date()
        if wrong is not None:
            self.agreed.point_to(wrong, due=True)
            return Problem("agreed", f"Action {wrong + 1}: {NO_DATE}")
        supervision = Supervision(
            id=self.desk.new_id(),
            social_worker_id=self.sheet.social_worker.id,
            held_on=held_on,
            note=self.text.value().strip(),
            recorded_on=self.desk.day,
        )
        kept = kept_on_file(self.desk)
        return record_supervision(
            self.sheet.social_worker,
            supervision,
            [self._action(each, supervision) for each in self.agreed.value()],
            kept.supervisions,
            self.desk.day,
        )

    def _action(self, agreed: Agreed, supervision: Supervision) -> AgreedAction:
        return AgreedAction(
            id=self.desk.new_id(),
            social_worker_id=supervision.social_worker_id,
            words=agreed.words,
            agreed_on=supervision.held_on,
            child_id=agreed.child_id,
            supervision_id=supervision.id,
            due_on=agreed.due_on,
        )


class CorrectSupervisionForm(Form):
    """The day and the note of a supervision that is on file."""

    def __init__(self, desk: Desk, sheet: Sheet, known: Supervision, parent: QWidget) -> None:
        self.sheet, self.known = sheet, known
        self.held_on = DateField(known.held_on, desk.day)
        self.text = NoteField(known.note)
        fields = {
            "held_on": Field("&Held on", self.held_on),
            "note": Field("&Note", self.text),
        }
        title = f"Correct a supervision of {sheet.social_worker.label}"
        super().__init__(desk, title, "Save", fields, parent)

    def change(self) -> Change | Problem:
        held_on = self.held_on.value()
        if held_on is None:
            return Problem("held_on", NO_DAY)
        after = replace(self.known, held_on=held_on, note=self.text.value().strip())
        kept, worker = kept_on_file(self.desk), self.sheet.social_worker
        return correct_supervision(
            worker, self.known, after, kept.actions, kept.supervisions, self.desk.day
        )


class ActionForm(Form):
    """One agreed action; a new one where none is given."""

    def __init__(
        self, desk: Desk, sheet: Sheet, known: AgreedAction | None, parent: QWidget
    ) -> None:
        self.sheet, self.known = sheet, known
        self.words = TextField(known.words if known else "", "What is to be done")
        also = [known.child_id] if known and known.child_id else []
        about = {**NO_CHILD, **children_of(desk, sheet, also)}
        self.about = Choice(about, (known.child_id or "") if known else "")
        self.due_on = DateField(known.due_on if known else None, desk.day)
        fields = {
            "words": Field("&What was agreed", self.words),
            "child_id": Field("&About", self.about),
            "due_on": Field("&Due by", self.due_on, "May be left empty."),
        }
        name = sheet.social_worker.label
        title = f"Change what was agreed with {name}" if known else f"Agree an action with {name}"
        super().__init__(desk, title, "Save" if known else "Add action", fields, parent)

    def change(self) -> Change | Problem:
        worker, day = self.sheet.social_worker, self.desk.day
        before = self.known or AgreedAction(
            id=self.desk.new_id(), social_worker_id=worker.id, words="", agreed_on=day
        )
        child = self.about.value()
        after = replace(
            before,
            words=self.words.value(),
            child_id=ChildId(child) if child else None,
            due_on=self.due_on.value(),
        )
        if self.known:
            return correct_action(self.known, after, day)
        return add_action(worker, after, day)


def children_of(desk: Desk, sheet: Sheet, also: Iterable[ChildId] = ()) -> dict[str, str]:
    """The children an action can be about, as the desk calls them, by id."""
    wanted = dict.fromkeys((*sheet.children, *also))
    named = {child: desk.child_name(child) for child in wanted}
    return dict(sorted(named.items(), key=lambda each: each[1].casefold()))


def _carried(sheet: Sheet) -> str:
    count = len(sheet.open_actions)
    if not count:
        return ""
    verb = "is" if count == 1 else "are"
    return f"{plural(count, 'action')} {verb} open from before, and carried forward until done."
