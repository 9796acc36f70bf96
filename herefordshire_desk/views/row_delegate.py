"""RowDelegate: how a cell of any table is painted."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from herefordshire_desk.models.record_table import MUTED_ROLE, PILL_ROLE
from herefordshire_desk.views.headings import Headings
from herefordshire_desk.views.look import look
from herefordshire_desk.views.pill import paint_pill, pill_font, pill_size
from herefordshire_desk.views.tokens import GAP

Role = Qt.ItemDataRole


class RowDelegate(QStyledItemDelegate):
    """Cells with 8 px of air, pills where a column has them, and the focus ring round the row."""

    def __init__(self, table: QTableView, headings: Headings) -> None:
        super().__init__(table)
        self.table = table
        self.headings = headings

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = look().colours
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(colours.selection if selected else colours.surface))
        tone = index.data(PILL_ROLE)
        text = index.data(Role.DisplayRole)
        room = option.rect.adjusted(GAP, 0, -GAP, 0)
        if tone and text:
            paint_pill(painter, QRectF(room), text, tone, pill_font())
        elif text:
            self._paint_text(painter, room, text, index)
        if self.table.hasFocus() and index.row() == self.table.currentIndex().row():
            self._paint_focus(painter, option.rect, index.column())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A tool tip says what the cell does not: its column's own words, or what is cut off."""
        if index.data(Role.ToolTipRole) == index.data(Role.DisplayRole) and fits(option, index):
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_text(self, painter: QPainter, room: QRect, text: str, index: Any) -> None:
        colours = look().colours
        painter.save()
        sized = _font_of(painter.font(), index)
        painter.setFont(sized)
        painter.setPen(QColor(colours.muted if index.data(MUTED_ROLE) else colours.ink))
        shown = QFontMetrics(sized).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Role.TextAlignmentRole), shown)
        painter.restore()

    def _paint_focus(self, painter: QPainter, rect: QRect, column: int) -> None:
        """The ring is round the whole row: each cell of it paints its own part."""
        colour, shown = QColor(look().colours.focus), self.headings.shown()
        painter.fillRect(rect.left(), rect.top(), rect.width(), 2, colour)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, colour)
        if column == shown[0]:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), colour)
        if column == shown[-1]:
            painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), colour)


def fits(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the cell has room for the whole of its text."""
    text, room = index.data(Role.DisplayRole) or "", option.rect.width() - 2 * GAP
    if index.data(PILL_ROLE):
        return pill_size(text, pill_font()).width() <= room
    return QFontMetrics(_font_of(option.font, index)).horizontalAdvance(text) <= room


def _font_of(plain: QFont, index: QModelIndex | QPersistentModelIndex) -> QFont:
    """The table's font, bold where the column is."""
    font, own = QFont(plain), index.data(Role.FontRole)
    font.setBold(bool(own and own.bold()))
    return font
