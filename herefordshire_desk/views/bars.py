"""Bars: at the top whose desk this is; at the foot what is shown and how fresh the data are."""

from collections.abc import Iterable
from operator import itemgetter

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.page import ink, mute
from herefordshire_desk.views.style_parts import ring
from herefordshire_desk.views.tokens import BODY_POINTS, CORNER, GAP, SPACE, TARGET, WIDE

SEARCH = "Search children, social workers, actions"
LOCK = 14  # pixels
CROWDED = 175  # per cent of text size
WORDS = (SEARCH, "Search everything", "Search")  # the first there is room for


def tint(parts: Iterable[QWidget], desk: Desk) -> None:
    """The ground of what stands round the pages: tinted while an earlier day is looked at."""
    colours = look().colours
    ground = colours.tones["blue"].ground if desk.is_as_at else colours.surface
    for part in parts:
        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        part.setPalette(palette)
        part.setAutoFillBackground(True)


class SearchButton(QAbstractButton):
    """Looks like the box it opens: its keys at the right, and the words there is room for."""

    def __init__(self, search: QAction) -> None:
        super().__init__()
        self.keys = search.shortcut().toString()
        self.setText(WORDS[-1])
        self.setAccessibleName("Search everything")
        self.setAccessibleDescription(self.keys)
        self.setToolTip(f"{search.toolTip()} ({self.keys})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(search.trigger)

    def sizeHint(self) -> QSize:
        """The fewest words: it grows to the width of a sentence where there is room."""
        metrics = self.fontMetrics()
        texts = metrics.horizontalAdvance(WORDS[-1]) + metrics.horizontalAdvance(self.keys)
        return QSize(texts + 2 * SPACE + WIDE, max(look().px(28), TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def fit(self) -> None:
        """No wider than a sentence, at the present text size."""
        self.setMaximumWidth(max(characters(64), self.sizeHint().width()))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, metrics = look().colours, self.fontMetrics()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.selection if self.underMouse() else colours.window))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), CORNER, CORNER)
        if self.hasFocus():
            ring(painter, self.rect())
        painter.setPen(QColor(colours.muted))
        room = self.rect().adjusted(SPACE, 0, -SPACE, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignRight), self.keys)
        room.setRight(room.right() - metrics.horizontalAdvance(self.keys) - WIDE)
        fitting = (each for each in WORDS if metrics.horizontalAdvance(each) <= room.width())
        painter.drawText(QRect(room), middle, next(fitting, ""))
        painter.end()


class TopBar(QFrame):
    """Whose desk this is, what finds everything, and the day everything is shown as at."""

    def __init__(self, desk: Desk, search: QAction, another_day: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.brand, self.team = QLabel("Herefordshire desk"), QLabel()
        self.desk, self.hidden, self.as_at = desk, QLabel("Names hidden"), QPushButton()
        self.as_at.setAutoDefault(False)
        self.as_at.setToolTip(another_day.toolTip())
        self.as_at.clicked.connect(another_day.trigger)
        self.hidden.hide()
        self.search = SearchButton(search)
        self.setAccessibleName("This desk")
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP, WIDE, GAP)
        row.setSpacing(WIDE)
        row.addWidget(self.brand)
        row.addWidget(self.team)
        row.addWidget(self.hidden)
        row.addStretch(1)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        row.addWidget(self.as_at)

    def refresh(self) -> None:
        """The team and the day, in the fonts and inks of the present look."""
        self.team.setText(self.desk.picture.team)
        shown = f"As at {'' if self.desk.is_as_at else 'today, '}{long_date(self.desk.day)}"
        self.as_at.setText(f"{shown} – read only" if self.desk.is_as_at else shown)
        hidden = self.desk.names_hidden
        crowded = hidden and look().scale >= CROWDED
        parts = (
            (self.brand, not crowded),  # the window's title has it too
            (self.team, not hidden),  # whoever looks on need not know it
            (self.hidden, hidden),
        )
        for label, visible in sorted(parts, key=itemgetter(1)):  # first those that make room
            label.setVisible(visible)
        self.brand.setFont(sized(BODY_POINTS + 1, bold=True))
        mute(self.team)
        mute(self.hidden)
        self.search.fit()


class StatusBar(QFrame):
    """Left: what the list shows. Right: how fresh the data are, and that all is saved."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.left, self.right = ElidedLabel(), QLabel()
        self.lock_icon, self.locks = QLabel(), QLabel()
        self.setAccessibleName("Status")
        self.setFrameShape(QFrame.Shape.NoFrame)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, SPACE // 2, WIDE, SPACE // 2)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)
        row.addWidget(self.lock_icon)
        row.addWidget(self.locks)
        self.lock_icon.hide()
        self.locks.hide()

    def tell(self, words: str) -> None:
        """What the page says of itself."""
        self.left.setText(words)

    def tell_lock(self, words: str) -> None:
        """How long the desk stays open without a key or a click."""
        if words != self.locks.text():
            self.locks.setText(words)
            self.lock_icon.setPixmap(look().pixmap("lock", look().colours.muted, LOCK))
            self.locks.show()
            self.lock_icon.show()

    def refresh(self) -> None:
        """The facts that do not depend on the page."""
        if self.locks.text():
            self.lock_icon.setPixmap(look().pixmap("lock", look().colours.muted, LOCK))
        for label in (self.left, self.right, self.locks):
            label.setFont(sized(BODY_POINTS - 1))
            mute(label)
        extract = self.desk.picture.extract
        age = (self.desk.today - extract.taken_on).days if extract else 0
        old = age > self.desk.picture.policy["extract_stale"]
        if old:
            ink(self.right, look().colours.tones["amber"].ink)
        self.right.setText(
            f"{_extract_words(extract, age, old=old, as_at=self.desk.is_as_at)} · All changes saved"
        )


def _extract_words(extract: ImportedExtract | None, age: int, *, old: bool, as_at: bool) -> str:
    if extract is None:
        return "No extract imported by then" if as_at else "No extract imported yet"
    if not age:
        return f"Extract of {long_date(extract.taken_on)} (today)"
    told = f"{plural(age, 'day')} old{' – import a newer one' if old else ''}"
    return f"Extract of {long_date(extract.taken_on)} ({told})"
