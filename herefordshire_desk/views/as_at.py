"""As at: choosing another day to see the whole desk on."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.views.fields import DateField, Field
from herefordshire_desk.views.form import Form


class AsAt(Form):
    """One date: the desk is then shown as it stood at the end of that day, read only."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.day = DateField(desk.day, desk.today)
        fields = {"day": Field("&Day to look at", self.day)}
        super().__init__(desk, "Look at another day", "Show that day", fields, parent)

    def save(self) -> None:
        """Show the day and close, or say what is wrong with it and stay."""
        problem = self.wrong_date() or self._wrong_day()
        if problem is not None:
            self.tell(problem)
            return
        day = self.day.value()
        assert day is not None
        self.desk.look_at(day)
        self.accept()

    def _wrong_day(self) -> Problem | None:
        day = self.day.value()
        if day is None:
            return Problem("day", "Give the day to look at.")
        if day > self.desk.today:
            return Problem("day", f"That is after today, {long_date(self.desk.today)}.")
        return None
