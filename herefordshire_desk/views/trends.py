"""Trends: a measure month by month over two years, with the children behind every month."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from herefordshire_desk.background import Cancelled, Task, run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.milestones import shown_with
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.domain.trend_points import Point, benchmarks, trends
from herefordshire_desk.domain.trend_sent import as_sent
from herefordshire_desk.domain.trend_words import in_words, month_name, unit_of, usual_of
from herefordshire_desk.domain.trends import Report, TrendRecords, month_ends, reckoned
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.errands import trend_records
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.pace import building
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.milestone_forms import (
    ChangeMilestoneForm,
    MilestoneForm,
    MilestonesForm,
    WithdrawMilestoneForm,
    open_about,
)
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.paper import Paper
from herefordshire_desk.views.print_files import write_whole
from herefordshire_desk.views.print_list import file_stem, grid_of
from herefordshire_desk.views.sentences import Sentences
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE
from herefordshire_desk.views.trend_behind import WORKING, Behind
from herefordshire_desk.views.trend_chart import TrendChart
from herefordshire_desk.views.trend_choices import choice_of_span, choice_of_trend, months_of
from herefordshire_desk.views.trend_columns import MonthRow, month_columns, month_rows
from herefordshire_desk.views.trend_drawn import Drawn
from herefordshire_desk.views.trend_saving import ask_where
from herefordshire_desk.views.wrapping import Wrapping

Counted = tuple[TrendRecords, dict[str, tuple[Point, ...]]]


class TrendsPage(Page):
    """What was drawn from the file is counted in the background, and kept until it changes."""

    title = "Trends"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.records: TrendRecords | None = None
        self.known: dict[str, tuple[Point, ...]] = {}
        self.task: Task | None = None
        self.add_button(actions["add_milestone"])
        self.add_button(actions["save_chart"])
        self.which, self.span = choice_of_trend(), choice_of_span()
        self.which.currentIndexChanged.connect(self._reckon)
        self.span.currentIndexChanged.connect(self.refresh)
        self.says = Sentences(WORKING)
        self.chart = TrendChart()
        self.chart.month_chosen.connect(self._choose_month)
        self.pane = Behind(desk, actions)
        self.behind, self.behind_heading = self.pane.children_, self.pane.heading
        self.pane.child_chosen.connect(self._child)
        self.pane.child_opened.connect(self.child_opened.emit)
        self.months: Table[MonthRow] = Table(
            RecordTable(month_columns(), lambda row: str(row.at)), "Months"
        )
        self.months.chosen.connect(self._show_behind)
        self.months.opened.connect(lambda _: self.pane.tabs.currentWidget().setFocus())
        self._lay_out_body()

    def main_table(self) -> Table[Any]:
        return self.months

    def panes(self) -> list[QWidget]:
        return [self.months, self.pane.tabs.currentWidget()]

    def refresh(self) -> None:
        """Draw the records from the file again, on the store's thread, and count them anew."""
        self._stop()
        self.records, self.known = None, {}
        self._wait()
        trend_records(self.desk, months_of(self.span), self._drawn, self._failed)

    def drawn(self) -> Drawn | None:
        """What the chart shows, None while it is worked out."""
        points = self.known.get(self.which.value())
        if points is None:
            return None
        trend, england = trends()[self.which.value()], benchmarks()[self.which.value()]
        assert self.records is not None
        noted = shown_with(self.records.milestones, points)
        then = as_sent(trend, points, self.records.sent)
        return Drawn(points, usual_of(trend, points), england, unit_of(points), noted, then)

    def paper(self) -> Paper | None:
        """The sentence, the chart and the months, as they are shown."""
        from herefordshire_desk.views.trend_files import trend_paper

        drawn = self.drawn()
        if drawn is None:
            return None
        title, words = self.which.currentText(), self.says.text()
        return trend_paper(self.desk, title, words, drawn, grid_of(self.months))

    def save_chart(self) -> None:
        """Ask where the chart is to be written, as PNG or as SVG."""
        if self.drawn() is not None:
            ask_where(self, file_stem(self.which.currentText(), self.desk), self.write_chart)

    def add_milestone(self) -> None:
        """Ask what happened, to stand on every chart."""
        MilestoneForm(self.desk, self.desk.day, self.window()).open()

    def change_milestone(self) -> None:
        """Ask which note is to say what instead."""
        self._about_milestones(ChangeMilestoneForm)

    def withdraw_milestone(self) -> None:
        """Ask which note is to go."""
        self._about_milestones(WithdrawMilestoneForm)

    def write_chart(self, out: Path) -> None:
        """Write the chart shown; the ending says how: .svg, else PNG."""
        from herefordshire_desk.views.trend_files import as_png, as_svg

        drawn = self.drawn()
        if drawn is None:
            return
        title = self.which.currentText()
        data = as_svg(drawn, title) if out.suffix.lower() == ".svg" else as_png(drawn)
        run_in_background(
            lambda _: write_whole(out, data),
            self,
            lambda written: self.told.emit(f"Written: {written.name}"),
            lambda fault: self.told.emit(words_of(fault)),
        )

    def _drawn(self, found: TrendRecords) -> None:
        self.records, self.known = found, {}
        self._reckon()

    def _reckon(self) -> None:
        """Show what is chosen, once all that is counted with it has been."""
        if self.which.value() in self.known:
            self._stop()
            self._show()
            return
        self._wait()
        records = self.records
        if records is None:
            return  # they are being drawn: it begins when they are there
        days = month_ends(self.desk.day, records.months)
        self._stop()
        family = trends()[self.which.value()].family

        def work(report: Report) -> Counted:
            with building():
                return records, reckoned(records, days, family, report)

        self.task = run_in_background(work, self, self._counted, self._failed)
        self.task.progressed.connect(self._tell_progress)

    def _counted(self, found: Counted) -> None:
        """What was counted over records that have changed since is passed over."""
        records, points = found
        if records is self.records:
            self.known |= points
            if self.which.value() in points:
                self.task = None
                self._show()

    def _tell_progress(self, share: float) -> None:
        if self.task is not None and self.records is not None:
            months = self.records.months
            self.says.setText(f"{WORKING} {round(share * months)} of {plural(months, 'month')}")

    def _show(self) -> None:
        drawn = self.drawn()
        assert drawn is not None
        trend = trends()[self.which.value()]
        words = in_words(trend, drawn.points, drawn.england, drawn.milestones, drawn.sent)
        self.says.setText(words)
        first, last = drawn.points[0], drawn.points[-1]
        self.subtitle.setText(f"{month_name(first.first)} to {long_date(last.day)} · as known now")
        self.chart.show_trend(drawn, words)
        self.months.say_when_empty("Nothing is known of any month.")
        self.months.set_rows(month_rows(drawn))
        self.told.emit(f"{len(drawn.points)} months")

    def _wait(self) -> None:
        """Nothing of what was chosen before stands there while this is worked out."""
        self.says.setText(WORKING)
        self.chart.show_trend(None)
        self.months.say_when_empty(WORKING)
        self.months.set_rows([])

    def _stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self.task = None

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, Cancelled):
            self.task = None
            self.says.setText(words_of(fault))
            self.months.say_when_empty(words_of(fault))

    def _choose_month(self, at: int) -> None:
        self.months.choose(str(at))
        self.months.setFocus()

    def _show_behind(self, row: MonthRow | None) -> None:
        self.pane.show_month(row, trends()[self.which.value()], self.records)

    def _about_milestones(self, form: MilestonesForm) -> None:
        row = self.months.current()
        months = (row.point.first, row.point.day) if row is not None else None
        refused = open_about(form, self.desk, months, self.window())
        if refused:
            self.told.emit(refused)

    def _child(self, child: ChildId | None) -> None:
        self.child_chosen.emit(child if child in self.desk.assessments else None)

    def _lay_out_body(self) -> None:
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.setChildrenCollapsible(False)
        lower.addWidget(self.months)
        lower.addWidget(self.pane)
        lower.setStretchFactor(0, 1)
        lower.setStretchFactor(1, 1)
        above = Wrapping(SPACE, from_left=True)
        above.addWidget(self.which)
        above.addWidget(self.span)
        self.body.addLayout(above)
        self.body.addWidget(self.says)
        self.body.addWidget(self.chart, 3)
        self.body.addWidget(lower, 4)
