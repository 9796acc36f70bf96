"""RecordTable: the one item model every table of the desk uses; it sorts and filters in place."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from herefordshire_desk.models.columns import Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PILL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MUTED_ROLE = int(Qt.ItemDataRole.UserRole) + 2
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
SAMPLE = 100  # rows looked at to see which way a column stands


class RecordTable(QAbstractTableModel, Generic[R]):
    """Rows of any kind under columns given as values."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.rows: list[R] = []
        self._all: list[R] = []
        self._keep: Callable[[R], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows, in their order unless a column has been sorted by."""
        self._all = list(rows)
        self._show()

    def set_filter(self, keep: Callable[[R], bool] | None) -> None:
        """Show only the rows that `keep` accepts; None shows all."""
        self._keep = keep
        self._show()

    @property
    def total(self) -> int:
        """How many rows there are, those filtered out included."""
        return len(self._all)

    def row_of(self, key: str) -> int | None:
        """Where the row of that key is shown, None when it is not."""
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order the rows came in."""
        down = order == Qt.SortOrder.DescendingOrder
        self._sorted_by = (column, down) if 0 <= column < len(self.columns) else None
        self._show()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._heading_alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column(), row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(row) if column.tip else column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row) or "Not recorded"
            case _:
                return self._look(column, row, role)

    def _look(self, column: Column[R], row: R, role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if column.bold else None
        if role == PILL_ROLE:
            return column.pill(row) if column.pill else None
        if role == MUTED_ROLE:
            return column.muted
        return None

    def _heading_alignment(self, section: int) -> int:
        """As the column's cells: a sample of them, since any of the first may be blank."""
        sides = (self._alignment(section, row) for row in self.rows[:SAMPLE])
        return RIGHT if RIGHT in sides else LEFT

    def _alignment(self, section: int, row: R) -> int:
        return RIGHT if isinstance(self.columns[section].value(row), int | float) else LEFT

    def _show(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._keep(row)] if self._keep else list(self._all)
        if self._sorted_by:
            rows = self._sorted(rows, *self._sorted_by)
        self.rows = rows
        self.endResetModel()

    def _sorted(self, rows: list[R], column: int, down: bool) -> list[R]:
        """In the column's order; what is not recorded stays last whichever way."""
        keyed = [(self.columns[column].sort_key(row), row) for row in rows]
        known = [pair for pair in keyed if not pair[0][0]]
        known.sort(key=lambda pair: pair[0], reverse=down)
        return [row for _, row in known] + [row for key, row in keyed if key[0]]
