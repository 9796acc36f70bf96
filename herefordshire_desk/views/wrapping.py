"""Wrapping: buttons side by side while there is room, else in as many rows as they need."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """Each row ends at the right, or begins at the left where told so.

    One row is what it asks for; one item across is enough.
    """

    def __init__(self, spacing: int, *, from_left: bool = False) -> None:
        super().__init__()
        self._from_left = from_left
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def put_first(self, widget: QWidget) -> None:
        """Add a widget before all others, so that those at the right stay where they are."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [_highest(row) for row in self._rows(width)]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def sizeHint(self) -> QSize:
        return QSize(self._across(self._shown()), _highest(self._shown()))

    def minimumSize(self) -> QSize:
        wide = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(wide, _highest(self._shown()))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            at_right = rect.right() + 1 - self._across(row)
            left = rect.left() if self._from_left else at_right
            for item in row:
                item.setGeometry(QRect(QRect(left, top, 0, 0).topLeft(), item.sizeHint()))
                left += item.sizeHint().width() + self.spacing()
            top += _highest(row) + self.spacing()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        for item in self._shown():
            if rows and self._across([*rows[-1], item]) <= width:
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows

    def _shown(self) -> list[QLayoutItem]:
        """Those that take room: a hidden widget takes none."""
        return [item for item in self._items if not item.isEmpty()]

    def _across(self, items: list[QLayoutItem]) -> int:
        gaps = self.spacing() * max(len(items) - 1, 0)
        return sum(item.sizeHint().width() for item in items) + gaps


def _highest(items: Iterable[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
