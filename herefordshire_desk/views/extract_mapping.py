"""Mapping: what the headings of a team's own tracker mean, said once, with what is read so."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.tracker import sample
from herefordshire_desk.domain.extracts.tracker_layout import (
    as_text,
    layout_name,
    problem_of,
    proposed,
    remembered,
    tracker_fields,
    tracker_sheet,
)
from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.fields import Choice, Field
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.page import ink
from herefordshire_desk.views.tokens import SPACE, WIDE
from herefordshire_desk.views.wrapping import Wrapping

NOT_THERE = "Not in this tracker"
ABOUT = (
    "Say which column is what: the likeliest are chosen. What is read from the first rows stands "
    "under each. It is remembered for every tracker with these headings."
)
SHOWN = 3  # rows
NAMING = ("name", "forename", "surname")
SEVERAL_ACROSS = 125  # per cent of text size up to which two fields stand side by side


class TrackerMapping(QWidget):
    """One choice for each thing a tracker may have. `mapped` once they are remembered."""

    mapped = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sheets: list[Sheet] = []
        self.sheet: Sheet | None = None
        self.fields: dict[str, Field] = {}
        self.which = Choice({})
        self.which.setAccessibleName("Sheet of the tracker")
        self.which.currentIndexChanged.connect(self._other_sheet)
        self.room, self.column = QWidget(), QVBoxLayout(self)
        self.says, self.problem = QLabel(ABOUT), QLabel()
        self.go, self.back = QPushButton("Remember, and look"), QPushButton("Back")
        self._lay_out()
        look().changed.connect(self._arrange)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Start with the likeliest sheet, as it was explained before or as its headings say."""
        self.sheets = list(sheets)
        likeliest = tracker_sheet(self.sheets, self.desk.preferences)
        self.which.blockSignals(True)
        self.which.clear()
        for at, each in enumerate(self.sheets):
            self.which.addItem(f"{each.place} ({plural(len(each.rows), 'row')})", str(at))
            if each is likeliest:
                self.which.setCurrentIndex(at)
        self.which.blockSignals(False)
        self.which.setVisible(len(self.sheets) > 1)
        self._other_sheet()

    def layout_chosen(self) -> dict[str, str]:
        """Which heading each field is read from, those that are not there left out."""
        chosen = {name: self._choice(name).value() for name in self.fields}
        return {name: heading for name, heading in chosen.items() if heading}

    def remember(self) -> None:
        """Keep the layout and go on, or say what is wrong with it beside the field."""
        if self.sheet is None:
            return
        layout = self.layout_chosen()
        wrong = problem_of(layout)
        if wrong is not None:
            self.fields[wrong.field].tell(wrong.message)
            self.fields[wrong.field].input.setFocus()
            self._tell(wrong.message)
            return
        self.desk.prefer(layout_name(self.sheet.headings), as_text(layout))
        self.mapped.emit()

    def _other_sheet(self) -> None:
        """Fields for the sheet's own headings, chosen as far as they are known."""
        at = int(self.which.value() or 0)
        self.sheet = self.sheets[at] if self.sheets else None
        if self.sheet is None:
            return
        known = remembered(self.sheet, self.desk.preferences) or proposed(self.sheet.headings)
        headings = dict.fromkeys(each for each in self.sheet.headings if each)
        words = {"": NOT_THERE, **{each: text(each) for each in headings}}
        self.fields = {
            field.name: Field(field.words, _chosen(words, known.get(field.name, "")))
            for field in tracker_fields()
        }
        self._arrange()
        for name in self.fields:
            self._choice(name).currentIndexChanged.connect(self._show_sample)
        self._show_sample()
        self.fields["child_id"].input.setFocus()

    def _choice(self, name: str) -> Choice:
        chosen = self.fields[name].input
        assert isinstance(chosen, Choice)
        return chosen

    def _show_sample(self) -> None:
        """Under each choice what is read from the first rows."""
        if self.sheet is None:
            return
        self._tell("")
        layout = self.layout_chosen()
        shown = [values for _, values in sample(self.sheet, layout, SHOWN)]
        for name, field in self.fields.items():
            field.tell("")
            read = [values[name] or "blank" for values in shown if name in values]
            if name in NAMING and self.desk.names_hidden:
                read = ["hidden"] if read else []
            field.remark("Read: " + " · ".join(_short(each) for each in read) if read else "")

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        ink(self.problem, look().colours.tones["red"].ink)

    def _arrange(self) -> None:
        """The fields side by side while the text leaves room for two."""
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, SPACE, 0)
        grid.setSpacing(WIDE)
        across = 2 if look().scale <= SEVERAL_ACROSS else 1
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // across, at % across, Qt.AlignmentFlag.AlignTop)
        self.column.replaceWidget(self.room, whole)
        self.room.hide()
        self.room.deleteLater()
        self.room = whole
        self._in_reach()

    def _lay_out(self) -> None:
        for label in (self.says, self.problem):
            label.setWordWrap(True)
        self.problem.hide()
        self.go.setDefault(True)
        self.go.clicked.connect(self.remember)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.refused)
        answers = Wrapping(SPACE)
        answers.addWidget(self.back)
        answers.addWidget(self.go)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE)
        for widget in (self.says, self.which, self.room, self.problem):
            self.column.addWidget(widget)
        self.column.addLayout(answers)
        self.column.addStretch(1)

    def _in_reach(self) -> None:
        """Tab goes from field to field and on to the answers, however the fields stand."""
        stops = [self.which, *(field.input for field in self.fields.values()), self.back, self.go]
        for first, then in pairwise(stops):
            QWidget.setTabOrder(first, then)


def _chosen(words: Mapping[str, str], heading: str) -> Choice:
    choice = Choice(words, heading)
    choice.setMinimumWidth(characters(22))
    return choice


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
