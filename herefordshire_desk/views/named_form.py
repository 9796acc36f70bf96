"""A return with names: a tick, a reason and a password before anything is written."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.errands import write_named
from herefordshire_desk.views.fields import Field, TextField
from herefordshire_desk.views.place_field import PlaceField, a_new_workbook
from herefordshire_desk.views.ticks import Tick
from herefordshire_desk.views.unlock import PasswordField
from herefordshire_desk.views.working_form import WorkingForm

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.sheets import Return

WORDS = (
    "The same workbook with one sheet more, of names. It opens only with the password, and who "
    "wrote it, when and why is kept. Give the password to nobody in the same message."
)


class NamedForm(WorkingForm):
    """Closes once the workbook is written; `written` is the file then."""

    def __init__(self, desk: Desk, made: "Return", parent: QWidget) -> None:
        self.made, self.written = made, ""
        self.agreed = Tick("This copy is to have &names")
        self.reason = TextField()
        self.password, self.again = PasswordField(), PasswordField()
        name = made.file_name.replace(".xlsx", "_names.xlsx")
        self.out = PlaceField(a_new_workbook("The workbook with names", name))
        fields = {
            "agreed": Field("Names of children and social workers", self.agreed),
            "reason": Field("&Reason", self.reason, "Who asked for it, and what for. No names."),
            "password": Field("&Password", self.password, "14 characters or more."),
            "again": Field("Password a&gain", self.again),
            "out": Field("&Workbook to write", self.out),
        }
        title = f"Write the {made.name} return with names"
        super().__init__(desk, title, "Write", fields, parent, WORDS)

    def save(self) -> None:
        """Write it in the background, or say what is missing."""
        out = self.out.value()
        wrong = self.out.wrong_for_new("Choose where the workbook is to be written.")
        problem = self._problem()
        if problem is not None or wrong or out is None:
            self.tell(problem or Problem("out", wrong))
            return
        self.begin("Writing…")
        self._write(out, self.password.value())

    def _problem(self) -> Problem | None:
        from herefordshire_desk.domain.returns.named import refused

        password = self.password.value()
        agreed, reason = self.agreed.isChecked(), self.reason.value()
        problem = refused(agreed=agreed, reason=reason, password=password)
        if problem is None and password != self.again.value():
            return Problem("again", "The two passwords differ.")
        return problem

    def _write(self, out: Path, password: str) -> None:
        def write(named: "Return") -> None:
            from herefordshire_desk.workbooks.write import write_return

            write_return(
                named.sheets,
                out,
                title=named.title,
                as_of=named.as_of,
                defined_names=named.defined_names,
                password=password,
            )

        def done(_: None) -> None:
            self.written = out.name
            self.finish()

        write_named(self.desk, self.made, self.reason.value(), write, done, self.fail)
