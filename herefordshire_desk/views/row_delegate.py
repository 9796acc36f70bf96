"""RowDelegate: how a cell of any table is painted."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from herefordshire_desk.models.record_table import MUTED_ROLE, PILL_ROLE
from herefordshire_desk.views.look import look
from herefordshire_desk.views.pill import paint_pill, pill_font
from herefordshire_desk.views.tokens import GAP

Role = Qt.ItemDataRole


class RowDelegate(QStyledItemDelegate):
    """Cells with 8 px of air, pills where a column has them, and the focus ring round the row."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.table = table

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

    def _paint_text(self, painter: QPainter, room: QRect, text: str, index: Any) -> None:
        colours = look().colours
        font = index.data(Role.FontRole) or painter.font()
        painter.save()
        sized = painter.font()
        sized.setBold(font.bold())
        painter.setFont(sized)
        painter.setPen(QColor(colours.muted if index.data(MUTED_ROLE) else colours.ink))
        shown = QFontMetrics(sized).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Role.TextAlignmentRole), shown)
        painter.restore()

    def _paint_focus(self, painter: QPainter, rect: QRect, column: int) -> None:
        """The ring is round the whole row: each cell of it paints its own part."""
        header = self.table.horizontalHeader()
        colour, at = QColor(look().colours.focus), header.visualIndex(column)
        painter.fillRect(rect.left(), rect.top(), rect.width(), 2, colour)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, colour)
        if at == 0:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), colour)
        if at == header.count() - 1:
            painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), colour)
