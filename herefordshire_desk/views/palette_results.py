"""Palette results: the list under the box, in groups with headings; the keyboard stays above."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from herefordshire_desk.domain.search import Entry, Section
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.tokens import BODY_POINTS, CORNER, GAP, SPACE, TARGET, TIGHT

ENTRY = int(Qt.ItemDataRole.UserRole)
ROW, HEADING = 30, 26  # pixels at 100 % text
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class Results(QListWidget):
    """Headings cannot be chosen; one entry always is, where there is one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(Row(self))
        for part in (self.viewport(), self.verticalScrollBar()):
            part.setBackgroundRole(QPalette.ColorRole.ToolTipBase)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these, with the first entry that can be chosen now chosen."""
        self.clear()
        for section in sections:
            self._add_heading(section)
            for entry in section.entries:
                item = QListWidgetItem(entry.title, self)
                item.setData(ENTRY, entry)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(entry))
                item.setToolTip(f"{entry.title}\n{entry.about}".strip())
        self.setCurrentRow(-1)
        self.step(1)

    def chosen(self) -> Entry | None:
        """The entry the list is on, None where nothing was found."""
        item = self.currentItem()
        entry: Entry | None = item.data(ENTRY) if item is not None else None
        return entry

    def step(self, steps: int) -> None:
        """Go so many entries down, or up, over the headings; from either end round to the other."""
        places = [at for at in range(self.count()) if self.item(at).data(ENTRY) is not None]
        if not places:
            return
        now = places.index(self.currentRow()) if self.currentRow() in places else -1
        to = now + steps
        if abs(steps) > 1:
            to = min(max(to, 0), len(places) - 1)
        self.setCurrentRow(places[to % len(places)])
        first = places[0] == self.currentRow()
        self.scrollToItem(self.item(0) if first else self.currentItem())

    def height_wanted(self) -> int:
        """What every row together would take."""
        return sum(self.sizeHintForRow(at) for at in range(self.count())) + 2 * self.frameWidth()

    def _add_heading(self, section: Section) -> None:
        more = section.total > len(section.entries)
        told = f"{section.group} · {len(section.entries):,} of {section.total:,}"
        item = QListWidgetItem(told if more else section.group, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)


class Row(QStyledItemDelegate):
    """A heading; or a title, what it is about, and its keys at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        high = HEADING if index.data(ENTRY) is None else ROW
        return QSize(0, max(look().px(high), TARGET))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            painter.setFont(sized(BODY_POINTS - 1, bold=True))
            painter.setPen(QColor(look().colours.muted))
            room = option.rect.adjusted(GAP, TIGHT, -GAP, 0)
            painter.drawText(room, MIDDLE, index.data(Qt.ItemDataRole.DisplayRole))
        else:
            self._paint_entry(painter, option, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, option: Any, entry: Entry) -> None:
        colours = look().colours
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = QColor(colours.ink if selected else colours.muted)
        if selected:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(option.rect.adjusted(0, 0, -1, -1), CORNER, CORNER)
        room = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        painter.setPen(quiet)
        painter.setFont(sized(BODY_POINTS))
        room = _drawn_right(painter, room, entry.keys)
        painter.setFont(sized(BODY_POINTS, bold=entry.ready))
        painter.setPen(QColor(colours.ink) if entry.ready else quiet)
        room = _drawn(painter, room, entry.title)
        painter.setFont(sized(BODY_POINTS))
        painter.setPen(quiet)
        _drawn(painter, room, entry.about)


def spoken(entry: Entry) -> str:
    """One sentence to a screen reader."""
    cannot = "" if entry.ready else "cannot be done now"
    parts = (entry.title.rstrip("…"), cannot, entry.about, entry.keys)
    return f"{entry.group}: {', '.join(filter(None, parts))}"


def _drawn(painter: QPainter, room: QRect, text: str) -> QRect:
    """Draw as much of the text as there is room for; the room that is left."""
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, MIDDLE, shown)
    return room.adjusted(metrics.horizontalAdvance(shown) + SPACE, 0, 0, 0)


def _drawn_right(painter: QPainter, room: QRect, text: str) -> QRect:
    painter.drawText(room, MIDDLE | int(Qt.AlignmentFlag.AlignRight), text)
    return room.adjusted(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(text) - SPACE, 0)
