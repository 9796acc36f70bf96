"""Dates: the demo's day, and days counted back from it."""

from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.calendar import Calendar
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.script import Range


@dataclass(frozen=True, slots=True)
class Dates:
    """What a story needs of the calendar: things happen on working days."""

    day: date
    calendar: Calendar

    def ago(self, days: int) -> date:
        """The day so many days before the demo's, or the last working day before that."""
        return self.on_or_before(self.day - timedelta(days))

    def drawn(self, days: Range, draw: Draw) -> date:
        """Some day between so many days before the demo's."""
        return self.ago(draw.between(*days))

    def on_or_before(self, on: date) -> date:
        """That day, or the last working day before it."""
        while not self.calendar.is_working_day(on):
            on -= timedelta(1)
        return on

    def on_or_after(self, on: date) -> date:
        """That day, or the next working day."""
        return self.calendar.add_working_days(on - timedelta(1), 1)
