"""Behind a month of a trend: its children, and what its figure came of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from herefordshire_desk.background import Cancelled, Task, run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.trend_drivers import Cause, drivers, has_drivers
from herefordshire_desk.domain.trend_points import Trend
from herefordshire_desk.domain.trend_words import month_name
from herefordshire_desk.domain.trends import TrendRecords, month_at
from herefordshire_desk.domain.words import children
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE
from herefordshire_desk.views.trend_columns import MonthRow, cause_columns, child_columns

WORKING = "Working it out…"
DROVE = "What drove it"
NO_CHILDREN = "a figure of staff or days, with no child behind it"


class Behind(QWidget):
    """Children and causes. What drove a month is worked out in the background when it is chosen.

    `child_chosen` gives the child the keyboard is on, `child_opened` one to open.
    """

    child_chosen = Signal(object)
    child_opened = Signal(object)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.task: Task | None = None
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.children_: Table[ChildId] = Table(
            RecordTable(child_columns(desk), str), "Children behind the month"
        )
        self.children_.menu_actions, self.children_.letters = actions.for_child(), actions.letters()
        self.children_.chosen.connect(self.child_chosen.emit)
        self.children_.opened.connect(self.child_opened.emit)
        self.causes: Table[Cause] = Table(RecordTable(cause_columns(), _key), DROVE)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Behind the month")
        self.tabs.addTab(self.children_, "Children")
        self.tabs.addTab(self.causes, DROVE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)

    def show_month(self, row: MonthRow | None, trend: Trend, records: TrendRecords | None) -> None:
        """The children of the month, and in a moment what drove it; nothing for no month."""
        self.stop()
        found = row.point.children if row else ()
        month = month_name(row.point.first) if row else ""
        counted = f"{children(len(found))} {trend.behind}" if trend.behind else NO_CHILDREN
        self.heading.setText(f"{month} · {counted}")
        self.heading.setVisible(row is not None)
        nobody = f"No child {trend.behind} in this month." if trend.behind else ""
        self.children_.say_when_empty(nobody or f"This is {NO_CHILDREN}.")
        self.children_.set_rows(list(found))
        self.tabs.setTabVisible(1, has_drivers(trend))
        self.causes.set_rows([])
        if row is not None and records is not None and has_drivers(trend):
            self._work_out(row, trend, records)

    def stop(self) -> None:
        """What is being worked out is wanted no longer."""
        if self.task is not None:
            self.task.cancel()
            self.task = None

    def _work_out(self, row: MonthRow, trend: Trend, records: TrendRecords) -> None:
        day = row.point.day
        self.causes.say_when_empty(WORKING)
        self.task = run_in_background(
            lambda _: drivers(trend, month_at(records, day, assessed=False)),
            self,
            self._show,
            self._failed,
        )

    def _show(self, found: tuple[Cause, ...]) -> None:
        self.task = None
        self.causes.say_when_empty("Nothing: there is none in this month.")
        self.causes.set_rows(list(found))

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, Cancelled):
            self.task = None
            self.causes.say_when_empty(words_of(fault))


def _key(cause: Cause) -> str:
    return "/".join((cause.what, cause.when, *cause.children))
