"""Erasing children: what goes, what stays and that it cannot be undone, said before it is done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from html import escape

from PySide6.QtWidgets import QWidget

from herefordshire_desk import erasure_errands
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.erasure import (
    Erased,
    ToErase,
    reason_problem,
    report,
    what_words,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ChildId
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.views.fields import Field, TextField
from herefordshire_desk.views.reading import Reading
from herefordshire_desk.views.ticks import Tick
from herefordshire_desk.views.working_form import WorkingForm

WORKING = "Backing up, then erasing…"
NOT_AGREED = "Tick that it cannot be undone."
GOES = (
    "Everything on record about them goes, with what history said of it. Nothing made before can "
    "be undone afterwards."
)
STAYS = (
    "History keeps who did what and when, with ids; months gone by keep their figures. No extract "
    "brings back who is still closed. What was printed, exported or sent is left to you."
)
STILL_OPEN = "An extract in which the child is open brings the child back: end it there first."


class EraseForm(WorkingForm):
    """Stays until it is done, then shows the report."""

    def __init__(
        self,
        desk: Desk,
        children: Sequence[Child],
        sent: Sequence[str],
        parent: QWidget,
        *,
        asks_why: bool,
    ) -> None:
        self.children_, self.window_ = tuple(children), parent
        ids = tuple(child.id for child in children)
        self.asked = ToErase(id=desk.new_id(), children=ids, sent=tuple(sent))
        self.agreed = Tick("I know that it &cannot be undone")
        self.reason = TextField()
        fields = {"agreed": Field("Before you go on", self.agreed)}
        if asks_why:
            told = "Such as: the parents asked for it. It is kept, so no names and no ids."
            fields["reason"] = Field("&Reason", self.reason, told)
        what, one = what_words(self.asked), len(children) == 1 and not sent
        of = "" if sent else "the records of "  # it is not the child that is erased
        title = f"Erase {of}{desk.name_of(children[0]) if one else what}?"
        words = "\n\n".join(_words(desk, ids))
        super().__init__(desk, title, f"Erase {what}", fields, parent, words)

    def save(self) -> None:
        """Back up and erase on the store's own thread, or say what is missing."""
        problem = self._problem()
        if problem is not None:
            self.tell(problem)
            return
        self.begin(WORKING)
        asked = self.asked
        if "reason" in self.fields:
            asked = replace(asked, reason=self.reason.value())
        erasure_errands.erase(self.desk, asked, self._done, self._failed)

    def _problem(self) -> Problem | None:
        if self.desk.is_as_at:
            return Problem("", self.desk.as_at_words())
        if not self.agreed.isChecked():
            return Problem("agreed", NOT_AGREED)
        if "reason" not in self.fields:
            return None
        reason = self.reason.value()
        problems = (reason_problem(reason, child) for child in self.children_)
        return next((each for each in problems if each is not None), None)

    def _done(self, erased: Erased) -> None:
        self.finish()
        ErasureReport(erased, self.window_).open()

    def _failed(self, fault: Exception) -> None:
        self.fail(fault, "Nothing was erased.")


class EraseChildForm(EraseForm):
    """One child who is open, on request."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        super().__init__(desk, [assessment.child], (), parent, asks_why=True)


class ErasureReport(Reading):
    """What went and what is left to do, by ids; to read and copy."""

    def __init__(self, erased: Erased, parent: QWidget) -> None:
        lines = "".join(f"<p>{escape(line)}</p>" for line in report(erased))
        super().__init__("Erased", "What was erased", f"<h1>Erased</h1>{lines}", parent)


def _words(desk: Desk, children: Sequence[ChildId]) -> list[str]:
    days = desk.picture.policy["erased_in_backups"]
    until = long_date(desk.day + timedelta(days))
    backups = (
        "A verified backup is made first. It and those before it hold the children until "
        f"{until}: only going back to one can put a mistake right."
    )
    is_open = any(child in desk.assessments for child in children)
    return [GOES, STAYS, *([STILL_OPEN] if is_open else []), backups]
