"""The history of one child: who changed what and when, or what was known on an earlier day."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.known import Known, known_on
from herefordshire_desk.domain.records import ChildId, Discrepancy, Record
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.child_columns import Line, history_columns, known_columns
from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.fields import DateField
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import SPACE, TIGHT

NO_DATE = "Write a whole date, such as 30 Sep 2026 or 30/09/2026."
ASK = "Give a day to see what the desk knew then."


class ChildHistory(QWidget):
    """With no day given, every edit; with one, the records as they were known at its end."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.child_id: ChildId | None = None
        self.known_on = DateField(None, desk.day)
        self.known_on.setAccessibleName("Known on")
        self.known_on.setMaximumWidth(characters(26))
        self.told = ElidedLabel()
        self.history: Table[Line] = Table(
            RecordTable(
                history_columns(desk), lambda line: f"{line[0].number}:{line[1].record.id}"
            ),
            "History",
        )
        self.known: Table[Record] = Table(
            RecordTable(known_columns(desk), lambda each: f"{type(each).__name__}:{each.id}"),
            "What was known",
        )
        self.known_on.textChanged.connect(lambda _: self._show_known())
        look().changed.connect(self._dress)
        self._lay_out()
        self._dress()

    def table(self) -> Table[Line] | Table[Record]:
        """The list in front."""
        return self.history if self.known.isHidden() else self.known

    def show_child(self, child: ChildId) -> None:
        """Show this child's history; another child begins without a day."""
        if child != self.child_id:
            self.known_on.clear()
        self.child_id = child
        self.history.set_rows(_about_the_child(self.desk.history_of(child))[::-1])
        self._show_known()

    def _show_known(self) -> None:
        day = self.known_on.value()
        wanted = self.child_id is not None and day is not None and day <= self.desk.today
        self.history.setVisible(not wanted)
        self.known.setVisible(wanted)
        if self.child_id is not None and day is not None and wanted:
            found = known_of(self.desk, self.child_id, day)
            self.known.set_rows(found.records)
            self.told.setText(known_words(found, day))
        else:
            self.told.setText(self._not_shown(day))

    def _dress(self) -> None:
        mute(self.told)

    def _not_shown(self, day: date | None) -> str:
        if day is not None:
            return f"{long_date(day)} is still to come."
        return NO_DATE if self.known_on.is_wrong() else ASK

    def _lay_out(self) -> None:
        name = QLabel("&Known on")
        name.setBuddy(self.known_on)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.setContentsMargins(SPACE, TIGHT, SPACE, TIGHT)
        for widget in (name, self.known_on):
            top.addWidget(widget)
        top.addWidget(mute(self.told), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.history, 1)
        column.addWidget(self.known, 1)
        self.known.hide()


def known_of(desk: Desk, child: ChildId, day: date) -> Known:
    """What the desk knew of the child at the end of a day, as days are where it stands."""
    on_file = desk.ask(lambda store: store.of_child(child))
    records = [each for each in on_file if not isinstance(each, Discrepancy)]
    lines = _about_the_child(desk.history_of(child))
    learned = [(line.at.astimezone().date(), edit) for line, edit in lines]
    return known_on(day, child, records, learned)


def _about_the_child(lines: Iterable[Line]) -> list[Line]:
    """Without what only says in what an extract and the desk differ."""
    return [(line, edit) for line, edit in lines if not isinstance(edit.record, Discrepancy)]


def known_words(known: Known, day: date) -> str:
    """As known on 30 September 2026. 3 things were learned since."""
    since = known.learned_since
    learned = f"{plural(since, 'thing')} {'was' if since == 1 else 'were'} learned since."
    learned = learned if since else "Nothing was learned since."
    if not known.records:
        return f"Nothing was known of this child on {long_date(day)}. {learned}"
    return f"As known on {long_date(day)}. {learned}"
