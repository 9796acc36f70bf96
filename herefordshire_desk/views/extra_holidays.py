"""Extra holidays: proclaimed bank holidays and closure days, which no due date falls on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.holidays import remove_holidays
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import ExtraHoliday
from herefordshire_desk.domain.words import plural, weekday
from herefordshire_desk.models.columns import Column
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.page import action_button, mute
from herefordshire_desk.views.setting_forms import HolidayForm, holidays_of
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE
from herefordshire_desk.views.wrapping import Wrapping


class ExtraHolidays(QWidget):
    """The list, the latest day first."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.desk = desk
        both = [actions[name] for name in ("add_holiday", "remove_holiday")]
        self.add, self.remove = map(action_button, both)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.table = Table(RecordTable(holiday_columns(), lambda day: day.id), "Extra holidays")
        self.table.menu_actions = both
        self.empty = QLabel("No extra holiday is on this desk. Add one when a day is proclaimed.")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self._lay_out()

    def refresh(self) -> None:
        """Every extra holiday on file."""
        known = sorted(holidays_of(self.desk), key=lambda each: each.on, reverse=True)
        self.table.set_rows(known)
        self.table.setVisible(bool(known))
        self.empty.setVisible(not known)
        calendar = self.desk.picture.policy.calendar
        self.says.setText(
            f"The desk knows the bank holidays of England until {calendar.valid_to.year}. What "
            "is added here is no working day either: due dates follow at once."
        )
        mute(self.says)
        mute(self.empty)

    def counted(self) -> str:
        """How many days are on the list."""
        return plural(self.table.records.total, "extra holiday")

    def pane(self) -> QWidget:
        """The list; with no day in it, the button that adds one."""
        return self.table if self.table.records.rows else self.add

    def add_holiday(self) -> None:
        """Ask for the day."""
        HolidayForm(self.desk, self.window()).open()

    def remove_holiday(self) -> Problem | None:
        """Take the days selected off the list; one undo puts them back."""
        return self.desk.make(remove_holidays(self.table.selected()))

    def _lay_out(self) -> None:
        buttons = Wrapping(SPACE)
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        above = QHBoxLayout()
        above.setSpacing(SPACE)
        above.addWidget(self.says, 1)
        above.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)


def holiday_columns() -> tuple[Column[ExtraHoliday], ...]:
    """A day and its name."""
    return (
        Column("Date", lambda each: each.on, 14),
        Column("Day", lambda each: weekday(each.on), 12),
        Column("Name", lambda each: each.name, 50, bold=True),
    )
