"""What was agreed, line by line: words, the child it is about, and the day it is due by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.fields import Choice, DateField, TextField
from herefordshire_desk.views.look import characters
from herefordshire_desk.views.tokens import SPACE, TIGHT

NO_CHILD = {"": "Not about one child"}


@dataclass(frozen=True, slots=True)
class Agreed:
    """One line as it was filled in."""

    words: str
    child_id: ChildId | None
    due_on: date | None


class AgreedLine(QWidget):
    """One action; its number names its inputs to a screen reader."""

    def __init__(self, number: int, children: Mapping[str, str], day: date) -> None:
        super().__init__()
        self.words = TextField(hint="What is to be done")
        self.about = Choice({**NO_CHILD, **children})
        self.due = DateField(None, day)
        self.due.setPlaceholderText("4 Dec 2026")
        for field, name in ((self.words, ""), (self.about, ": about"), (self.due, ": due by")):
            field.setAccessibleName(f"Action {number}{name}")
            field.setMinimumWidth(characters(14))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(TIGHT)
        grid.addWidget(QLabel(f"{number}."), 0, 0)
        grid.addWidget(self.words, 0, 1, 1, 3)
        grid.addWidget(self.about, 1, 1)
        grid.addWidget(QLabel("due by"), 1, 2)
        grid.addWidget(self.due, 1, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was filled in."""
        return not (self.words.value() or self.about.value() or self.due.text().strip())

    def value(self) -> Agreed:
        """The line as values; a child chosen, or none."""
        child = self.about.value()
        return Agreed(self.words.value(), ChildId(child) if child else None, self.due.value())


class AgreedFields(QWidget):
    """Lines that there is always one more of than have words; `grown` says one was added."""

    grown = Signal()

    def __init__(self, children: Mapping[str, str], day: date) -> None:
        super().__init__()
        self._children, self._day = children, day
        self.lines: list[AgreedLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._add_line()
        self.point_to(0)

    def value(self) -> list[Agreed]:
        """Every line in which something was filled in."""
        return [line.value() for line in self.lines if not line.is_blank]

    def wrong_date(self) -> int | None:
        """Where among the lines filled in the first stands whose date is no date."""
        filled = [line for line in self.lines if not line.is_blank]
        return next((at for at, line in enumerate(filled) if line.due.is_wrong()), None)

    def point_to(self, line: int, *, due: bool = False) -> None:
        """Where the keyboard goes when it comes here."""
        chosen = self.lines[line]
        self.setFocusProxy(chosen.due if due else chosen.words)

    def _add_line(self) -> None:
        line = AgreedLine(len(self.lines) + 1, self._children, self._day)
        self._column.addWidget(line)
        line.show()  # at once: Tab passes over what is not shown yet
        if self.lines:  # else Tab would come to it after the buttons
            ends = (self.lines[-1].due, line.words, line.about, line.due)
            for first, then in pairwise(ends):
                QWidget.setTabOrder(first, then)
        self.lines.append(line)
        line.words.textChanged.connect(lambda _: self._grow(line))
        self.grown.emit()

    def _grow(self, line: AgreedLine) -> None:
        if line is self.lines[-1] and line.words.value():
            self._add_line()
