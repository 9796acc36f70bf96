"""RecordTable: the one item model every table of the desk uses; it sorts and filters in place."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from herefordshire_desk.domain.words import ordinal
from herefordshire_desk.models.columns import Column, folded
from herefordshire_desk.models.kept_rows import KeptRows, SortedBy

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
        self.sorted_by: SortedBy = ()
        self._kept: KeptRows[R] = KeptRows(self.columns, ())
        self._keep: Callable[[R], bool] | None = None
        self._words: list[str] = []
        self._sides: dict[int, int] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows, in their order unless a column has been sorted by."""
        self._kept = KeptRows(self.columns, rows)
        self._show()

    def set_filter(self, keep: Callable[[R], bool] | None) -> None:
        """Show only the rows that `keep` accepts; None shows all."""
        self._keep = keep
        self._show()

    def search(self, text: str, keep: Callable[[R], bool] | None = None) -> None:
        """Show only the rows that hold every word in one column or another, and `keep` accepts."""
        self._words = folded(text).split()
        self.set_filter(keep)

    @property
    def total(self) -> int:
        """How many rows there are, those filtered out included."""
        return len(self._kept.rows)

    def row_of(self, key: str) -> int | None:
        """Where the row of that key is shown, None when it is not."""
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column; -1 goes back to the order the rows came in."""
        self.sort_by([(column, order == Qt.SortOrder.DescendingOrder)])

    def sort_by(self, order: Sequence[tuple[int, bool]]) -> None:
        """Sort by each column in turn, `True` downwards: the first decides, the next break ties.

        What is not recorded comes last either way. Nothing to sort by is as the rows came.
        """
        self.sorted_by = tuple(
            (column, down) for column, down in order if 0 <= column < len(self.columns)
        )
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
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_heading(section)
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

    def _spoken_heading(self, section: int) -> str:
        """The heading, and how the rows are sorted by it: the arrow is only seen."""
        for at, (column, down) in enumerate(self.sorted_by, 1):
            if column == section:
                way = "downwards" if down else "upwards"
                return f"{self.columns[section].heading}, sorted {way}, {ordinal(at)}"
        return self.columns[section].heading

    def _heading_alignment(self, section: int) -> int:
        """As the column's cells: a sample of them, since any of the first may be blank."""
        if section not in self._sides:
            sides = (self._alignment(section, row) for row in self.rows[:SAMPLE])
            self._sides[section] = RIGHT if RIGHT in sides else LEFT
        return self._sides[section]

    def _alignment(self, section: int, row: R) -> int:
        column = self.columns[section]
        return RIGHT if column.right or isinstance(column.value(row), int | float) else LEFT

    def _show(self) -> None:
        self.beginResetModel()
        self.rows = self._kept.shown(self._keep, self._words, self.sorted_by)
        self._sides.clear()
        self.endResetModel()
