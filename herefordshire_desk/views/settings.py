"""Settings: numbers of policy, extra holidays, how the window looks, and its keys."""

from typing import Any

from PySide6.QtWidgets import QLabel, QTabWidget, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import long_date
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.extra_holidays import ExtraHolidays
from herefordshire_desk.views.look import look
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.pages import SETTINGS
from herefordshire_desk.views.policy_numbers import PolicyNumbers
from herefordshire_desk.views.shortcut_list import ShortcutList
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.window_look import WindowLook


class Settings(Page):
    """A setting holds from its day on: earlier days keep the policy they had."""

    title = "Settings"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.actions_ = actions
        self.numbers = PolicyNumbers(desk, actions)
        self.holidays = ExtraHolidays(desk, actions)
        self.look = WindowLook(desk, actions)
        self.shortcuts = ShortcutList()
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Settings")
        self.tabs.addTab(self.numbers, "Policy numbers")
        self.tabs.addTab(self.holidays, "Extra holidays")
        self.tabs.addTab(self.look, "How the window looks")
        self.tabs.addTab(self.shortcuts, "Keyboard shortcuts")
        self.tabs.currentChanged.connect(self._turned)
        self.numbers.table.records.modelReset.connect(self._tell)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.tabs, 1)
        desk.shown_changed.connect(self._allow)

    def main_table(self) -> Table[Any] | None:
        tables: list[Table[Any] | None] = [
            self.numbers.table,
            self.holidays.table,
            None,
            self.shortcuts.table,
        ]
        return tables[self.tabs.currentIndex()]

    def search_list(self) -> None:
        self.tabs.setCurrentWidget(self.numbers)
        self.numbers.search.setFocus()
        self.numbers.search.selectAll()

    def panes(self) -> list[QWidget]:
        if self.tabs.currentWidget() is self.numbers:
            parts = [self.numbers.search, self.numbers.table, self.numbers.pane.history]
            return [part for part in parts if part.isVisibleTo(self)]
        if self.tabs.currentWidget() is self.holidays:
            return [self.holidays.pane()]
        return [self.main_table() or self.look.size_]

    def refresh(self) -> None:
        """Everything there is to set, as it stands on the day."""
        self.subtitle.setText(f"in force on {long_date(self.desk.day)}")
        self._say(None)
        self.numbers.refresh()
        self.holidays.refresh()
        self._allow()
        self._tell()

    def change_number(self) -> None:
        """Ask for a new number in place of the one chosen."""
        self.tabs.setCurrentWidget(self.numbers)
        self.numbers.change_number()

    def confirm_default(self) -> None:
        """Say of the defaults selected that they are the council's own."""
        self.tabs.setCurrentWidget(self.numbers)
        self._say(self.numbers.confirm_default())

    def back_to_default(self) -> None:
        """Ask from which day the default of the number chosen is to stand."""
        self.tabs.setCurrentWidget(self.numbers)
        self.numbers.back_to_default()

    def add_holiday(self) -> None:
        """Ask for one more day on which nobody works."""
        self.tabs.setCurrentWidget(self.holidays)
        self.holidays.add_holiday()

    def remove_holiday(self) -> None:
        """Take the days selected off the list."""
        self.tabs.setCurrentWidget(self.holidays)
        self._say(self.holidays.remove_holiday())

    def _allow(self) -> None:
        """On an earlier day there is nothing to change."""
        for name in SETTINGS:
            self.actions_[name].setEnabled(not self.desk.is_as_at)

    def _say(self, problem: Problem | None) -> None:
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), look().colours.tones["red"].ink)
        self.problem.setPalette(palette)
        self.problem.setText(problem.message if problem else "")
        self.problem.setVisible(problem is not None)

    def _turned(self) -> None:
        self._say(None)
        self._tell()

    def _tell(self) -> None:
        """In the status bar: what the part shown holds."""
        words = {
            self.numbers: self.numbers.counted,
            self.holidays: self.holidays.counted,
            self.shortcuts: self.shortcuts.counted,
        }
        counted = words.get(self.tabs.currentWidget())
        self.told.emit(counted() if counted else "")
