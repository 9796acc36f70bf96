"""Notices: what stands beside Today's heading: a return or supervision due, and what is new."""

from PySide6.QtWidgets import QPushButton

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.news import Openings, opened
from herefordshire_desk.domain.returns.sent import is_sent
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.domain.words import plural, short_date, weekday
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.supervision_sheets import kept_on_file, sheets_of

REMEMBERED = "openings"
BOARD = ("unallocated", "leaving", "capacity")  # figures whose children the board can place


class Notices:
    """The buttons, made a moment after the page is first painted; each shown while it applies."""

    def __init__(self, page: Page, desk: Desk) -> None:
        self.desk = desk
        self.return_due, self.new = QPushButton("Weekly return"), QPushButton("New")
        self.supervision_due = QPushButton("Supervision")
        self.board = QPushButton("Put them on the board")
        self.board.setToolTip("Show these children on the allocation board")
        self.new.setCheckable(True)
        self.new.setToolTip("Show only what was not there when the desk was last opened")
        for button in (self.new, self.return_due, self.supervision_due, self.board):
            button.setAutoDefault(False)
            page.buttons.put_first(button)
        self.return_due.clicked.connect(lambda: page.page_asked.emit("returns", ""))
        self.supervision_due.clicked.connect(lambda: page.page_asked.emit("supervision", "due"))
        self.board.clicked.connect(lambda: page.page_asked.emit("allocation", self.shown))
        self.openings: Openings | None = None
        self.show_only("")

    def show_only(self, shown: str) -> None:
        """Today shows the children of one figure: some of them lead on to the board."""
        self.shown = shown
        self.board.setVisible(shown in BOARD)

    def refresh(self, needs: frozenset[str]) -> None:
        """Today's figures; on an earlier day there is no news."""
        desk = self.desk
        self.return_due.setVisible(not desk.is_as_at and self._is_due())
        self.supervision_due.setVisible(not desk.is_as_at and self._is_supervision_due())
        if desk.is_as_at:
            self.new.hide()
            return
        self.openings = opened(desk.preference(REMEMBERED), desk.day, needs)
        if self.openings.to_text() != desk.preference(REMEMBERED):
            desk.prefer(REMEMBERED, self.openings.to_text())
        before, count = self.openings.before, len(self.openings.news)
        self.new.setVisible(bool(before and count))
        if before:
            self.new.setText(f"{count} new since {short_date(before.on)}")

    def _is_due(self) -> bool:
        """The week's return falls due on its last day."""
        week = week_of(self.desk.day)
        due = "today" if week.last == self.desk.day else f"by {weekday(week.last)}"
        self.return_due.setText(f"Weekly return due {due}")
        self.return_due.setToolTip(f"The return of {week.name} is not marked as sent")
        return not is_sent(self.desk.picture.sent, "weekly", week.name)

    def _is_supervision_due(self) -> bool:
        """Once supervision is kept on this desk: before that, everybody's would be overdue."""
        kept = kept_on_file(self.desk)
        found = sheets_of(self.desk, kept) if kept.supervisions else []
        due = sum(each.due.needs_doing for each in found)
        late = sum(each.due.state == "overdue" for each in found)
        self.supervision_due.setText(f"{plural(due, 'supervision')} due")
        self.supervision_due.setToolTip(f"{late} overdue, {due - late} due soon")
        return due > 0
