"""Writing a bundle: where to, and the password that alone opens it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herefordshire_desk.bundle_errands import (
    ENDING,
    PASSWORD,
    offered_password,
    password_problem,
    write_bundle,
)
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.own_records import BundleKind
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.fields import Field, TextField
from herefordshire_desk.views.place_field import PlaceField, a_new_file
from herefordshire_desk.views.working_form import WorkingForm

NOTE = (
    "Four random words, or your own of 14 characters or more. Give it by telephone, never in the "
    "message that the file goes with."
)
GOES = (
    "All that is known of {}: social workers, visits, plans, homes, reviews, meetings and notes. "
    "What was agreed in supervision stays. The receiving desk shows all of it before it takes it."
)
LENT = (
    "Every record of this desk, for whoever covers for you. They take it in on an empty desk, "
    "and give back what they changed; you see it before you take it."
)
GIVEN_BACK = (
    "What was changed here since the desk was lent. The lender sees each change, and where both "
    "changed the same, theirs is kept unless they take yours."
)


class Sending(NamedTuple):
    """What a bundle is to hold, and how the form tells of it."""

    kind: BundleKind
    title: str
    words: str
    children: tuple[ChildId, ...] = ()


class BundleForm(WorkingForm):
    """Closes once the bundle is written; `written` names its file."""

    written = Signal(str)

    def __init__(self, desk: Desk, sending: Sending, parent: QWidget) -> None:
        self.sending = sending
        name = f"{sending.kind}_{desk.today.isoformat()}{ENDING}"
        self.password = TextField(offered_password())
        self.out = PlaceField(a_new_file("The bundle", name, f"Bundle (*{ENDING})"))
        fields = {
            PASSWORD: Field("&Password of the bundle", self.password, NOTE),
            "out": Field("&File to write", self.out),
        }
        super().__init__(desk, sending.title, "Write", fields, parent, sending.words)

    def save(self) -> None:
        """Write it in the background, or say what is missing."""
        out, password = self.out.value(), self.password.text()
        wrong = self.out.wrong_for_new("Choose where the bundle is to be written.")
        problem = password_problem(password)
        if problem is not None or wrong or out is None:
            self.tell(problem or Problem("out", wrong))
            return
        self.begin("Writing…")
        self._write(_with_ending(out), password)

    def _write(self, out: Path, password: str) -> None:
        def done(_: None) -> None:
            self.written.emit(out.name)
            self.finish()

        kind, children = self.sending.kind, self.sending.children
        write_bundle(self.desk, kind, children, out, password, done=done, failed=self.fail)


def handing_over(who: str, children: Sequence[ChildId]) -> Sending:
    """The records of those children, `who` in words."""
    return Sending("handover", f"Hand over {who}", GOES.format(who), tuple(children))


def _with_ending(out: Path) -> Path:
    """What is typed is kept whole: a dot in it, as in a date, begins no ending."""
    return out if out.suffix.lower() == ENDING else out.with_name(out.name + ENDING)


LENDING = Sending("lent", "Lend the desk", LENT)
GIVING_BACK = Sending("returned", "Give the lent desk back", GIVEN_BACK)
