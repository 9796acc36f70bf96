"""Changing a number of policy, going back to its default, and adding an extra holiday."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.holidays import add_holiday
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ExtraHoliday, Setting
from herefordshire_desk.domain.settings import NumberOnDay, back_to_default, set_number
from herefordshire_desk.domain.typed import typed_number
from herefordshire_desk.views.fields import DateField, Field, TextField
from herefordshire_desk.views.form import Form


def settings_of(desk: Desk) -> list[Setting]:
    """Every setting on file."""
    return desk.ask(lambda store: store.records(Setting))


def holidays_of(desk: Desk) -> list[ExtraHoliday]:
    """Every extra holiday on file."""
    return desk.ask(lambda store: store.records(ExtraHoliday))


class NumberForm(Form):
    """The new number, from which day, and who decided; days before keep the one they had."""

    def __init__(self, desk: Desk, number: NumberOnDay, parent: QWidget) -> None:
        self.name = number.meaning.name
        meaning = number.meaning
        self.value = TextField(str(number.value), f"{meaning.least} to {meaning.most}")
        self.start = DateField(desk.day, desk.day)
        self.who = TextField(hint="Name and post, or the meeting; blank: you")
        fields = {
            "value": Field(
                f"&Number ({meaning.unit}, {meaning.least} to {meaning.most})", self.value
            ),
            "start": Field("&From (days before keep the number they had)", self.start),
            "who": Field("&Who decided", self.who),
        }
        super().__init__(desk, meaning.words, "Change number", fields, parent)
        self.value.selectAll()

    def change(self) -> Change | Problem:
        typed = typed_number(self.value.value())
        whole = int(typed) if typed is not None and typed == int(typed) else None
        who = self.who.value() or self.desk.who
        known, day = settings_of(self.desk), self.desk.day
        return set_number(self.name, whole, self.start.value(), known, who, day)


class DefaultForm(Form):
    """The first day of the default."""

    def __init__(self, desk: Desk, number: NumberOnDay, parent: QWidget) -> None:
        self.name = number.meaning.name
        self.start = DateField(desk.day, desk.day)
        meaning = number.meaning
        fields = {"start": Field("&From (days before keep the number they had)", self.start)}
        title = f"{meaning.words}: back to {meaning.default} {meaning.unit}"
        super().__init__(desk, title, "Go back to the default", fields, parent)

    def change(self) -> Change | Problem:
        known = settings_of(self.desk)
        return back_to_default(self.name, self.start.value(), known, self.desk.day)


class HolidayForm(Form):
    """A day on which nobody works, and what it is."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.on, self.name = DateField(None, desk.day), TextField(hint="Day of the coronation")
        fields = {"on": Field("&Date", self.on), "name": Field("&Name", self.name)}
        super().__init__(desk, "Add an extra holiday", "Add extra holiday", fields, parent)

    def change(self) -> Change | Problem:
        day = self.on.value()
        if day is None:
            return Problem("on", "Give the date.")
        new = ExtraHoliday(id=self.desk.new_id(), on=day, name=self.name.value())
        return add_holiday(new, holidays_of(self.desk))
