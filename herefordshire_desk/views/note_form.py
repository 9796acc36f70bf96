"""The note of one child."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.notes import set_note
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child
from herefordshire_desk.views.fields import Field, NoteField
from herefordshire_desk.views.form import Form


class NoteForm(Form):
    """What is noted of one child, to read, add to or take away."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        self.child = assessment.child
        self.note = NoteField(self.child.note)
        fields = {"note": Field("&Note (Ctrl+Enter saves)", self.note)}
        title = f"Note about {desk.name_of(self.child)}"
        super().__init__(desk, title, "Save note", fields, parent)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.note.setFocus()
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def change(self) -> Change | Problem:
        child = self.child.id
        on_file = child in self.desk.ask(lambda store: store.find(Child, [child]))
        return set_note(self.child, self.note.value(), on_file=on_file)
