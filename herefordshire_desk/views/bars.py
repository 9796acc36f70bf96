"""Bars: at the top whose desk this is; at the foot what is shown and how fresh the data are."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.page import ink, mute
from herefordshire_desk.views.tokens import BODY_POINTS, SPACE, WIDE


class TopBar(QFrame):
    """Whose desk this is, and the day everything is shown as at."""

    def __init__(self, desk: Desk, another_day: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.brand, self.team = QLabel("Herefordshire desk"), QLabel(desk.picture.team)
        self.desk, self.hidden, self.as_at = desk, QLabel("Names hidden"), QPushButton()
        self.as_at.setAutoDefault(False)
        self.as_at.setToolTip(another_day.toolTip())
        self.as_at.clicked.connect(another_day.trigger)
        self.hidden.hide()
        self.setAccessibleName("This desk")
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        row.setSpacing(WIDE)
        row.addWidget(self.brand)
        row.addWidget(self.team, 1)
        row.addWidget(self.hidden)
        row.addWidget(self.as_at)

    def refresh(self) -> None:
        """The day, in the fonts and inks of the present look."""
        shown = f"As at {'' if self.desk.is_as_at else 'today, '}{long_date(self.desk.day)}"
        self.as_at.setText(f"{shown} – read only" if self.desk.is_as_at else shown)
        self.hidden.setVisible(self.desk.names_hidden)
        self.brand.setFont(sized(BODY_POINTS + 1, bold=True))
        mute(self.team)
        mute(self.hidden)


class StatusBar(QFrame):
    """Left: what the list shows. Right: how fresh the data are, and that all is saved."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.left, self.right = ElidedLabel(), QLabel()
        self.setAccessibleName("Status")
        self.setFrameShape(QFrame.Shape.NoFrame)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SPACE // 2, WIDE, SPACE // 2)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)

    def tell(self, words: str) -> None:
        """What the page says of itself."""
        self.left.setText(words)

    def refresh(self) -> None:
        """The facts that do not depend on the page."""
        for label in (self.left, self.right):
            label.setFont(sized(BODY_POINTS - 1))
            mute(label)
        extract = self.desk.picture.extract
        age = (self.desk.today - extract.taken_on).days if extract else 0
        old = age > self.desk.picture.policy["extract_stale"]
        if old:
            ink(self.right, look().colours.tones["amber"].ink)
        self.right.setText(f"{_extract_words(extract, age, old=old)} · All changes saved")


def _extract_words(extract: ImportedExtract | None, age: int, *, old: bool) -> str:
    if extract is None:
        return "No extract imported yet"
    told = f"{plural(age, 'day')} old{' – import a newer one' if old else ''}"
    return f"Extract of {long_date(extract.taken_on)} ({told})"
