"""Retention: closed children, until when each is kept and why, and erasing those who may go."""

from PySide6.QtWidgets import QLabel, QWidget

from herefordshire_desk import erasure_errands
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.retention import Closed, Review
from herefordshire_desk.domain.words import children, plural
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.look import look
from herefordshire_desk.views.page import Page, ink
from herefordshire_desk.views.pages import RETENTION
from herefordshire_desk.views.retention_list import ClosedList
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.ticks import Tick

RULE = (
    "The case system is the record; the desk is a working copy. A closed child is kept for "
    "{months} after they were closed, and one who was looked after until 30 June after that "
    "collection year. The months are a number of policy, in Settings. Nobody goes unless you "
    "tick them."
)
NOBODY_TICKED = "Tick a child first: click, Space or Enter on the row."


class Retention(Page):
    """Looked up again when shown and after every change made meanwhile."""

    title = "Closed children"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.review: Review | None = None
        for name in RETENTION:
            self.add_button(actions[name], primary=name == "erase_ticked")
        self.rule, self.wrong = QLabel(), QLabel()
        self.returns = Tick("")
        self.table = ClosedList(desk)
        self.table.menu_actions = [actions[name] for name in RETENTION]
        self.table.ticks_changed.connect(self._tell_ticks)
        self.returns.toggled.connect(self._tell_ticks)
        for label in (self.wrong, self.rule):
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addWidget(self.returns)
        self.body.addWidget(self.table, 1)
        self.wrong.hide()
        self.returns.hide()

    def main_table(self) -> Table[Closed]:
        return self.table

    def refresh(self) -> None:
        """Look up again; what was found before stays in sight until then."""
        months = plural(self.desk.picture.policy["closed_kept"], "month")
        self.rule.setText(RULE.format(months=months))
        erasure_errands.review_of(self.desk, self._show, self._failed)

    def tick_due(self) -> None:
        """Tick every child whose time is over."""
        rows = self.review.closed if self.review else ()
        self.table.tick([row.child.id for row in rows if row.due(self.desk.day)], on=True)

    def tick_none(self) -> None:
        """Take every tick off."""
        self.table.tick(list(self.table.ticked), on=False)
        self.returns.setChecked(False)

    def erase_ticked(self) -> None:
        """Ask once more, with what goes and what stays; with a reason where one is kept still."""
        from herefordshire_desk.views.erase_form import EraseForm

        rows = [row for row in self._closed() if row.child.id in self.table.ticked]
        sent = self._sent()
        if self.desk.is_as_at:
            self._say(self.desk.as_at_words())
        elif not rows and not sent:
            self._say(NOBODY_TICKED)
        else:
            self._say("")
            early = any(not row.due(self.desk.day) for row in rows)
            chosen = [row.child for row in rows]
            EraseForm(self.desk, chosen, sent, self.window(), asks_why=early).open()

    def _closed(self) -> tuple[Closed, ...]:
        return self.review.closed if self.review else ()

    def _sent(self) -> list[str]:
        if self.review is None or not self.returns.isChecked():
            return []
        return [each.id for each in self.review.sent]

    def _show(self, review: Review) -> None:
        self.review = review
        self._say("")
        months = self.desk.picture.policy["sent_returns_kept"]
        many = plural(len(review.sent), "return")
        self.returns.setText(f"Also {many} sent {plural(months, 'month')} ago or longer")
        self.returns.setVisible(bool(review.sent))
        if not review.sent:
            self.returns.setChecked(False)
        self.table.show_closed(review.closed)

    def _tell_ticks(self) -> None:
        rows = self._closed()
        due = sum(row.due(self.desk.day) for row in rows)
        words = f"{children(len(rows))} closed, {due:,} may go, {len(self.table.ticked):,} ticked"
        self.subtitle.setText(words)
        self.told.emit(words)

    def _failed(self, fault: Exception) -> None:
        self._say(f"That did not work. {words_of(fault)}")

    def _say(self, words: str) -> None:
        ink(self.wrong, look().colours.ink)
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
