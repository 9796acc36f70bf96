"""KeptRows: rows with what they sort by and are searched by, each worked out once."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from herefordshire_desk.models.columns import Column, folded

R = TypeVar("R")
SortedBy = tuple[tuple[int, bool], ...]


class KeptRows(Generic[R]):
    """Rows that do not change: new rows are a new one of these.

    A sort is done once and each filter then keeps its order, so that a keystroke in a search
    box costs one look at each row's text.
    """

    def __init__(self, columns: Sequence[Column[R]], rows: Sequence[R]) -> None:
        self.rows = tuple(rows)
        self._columns = columns
        self._keys: dict[int, list[Any]] = {}
        self._texts: list[str] | None = None
        self._ordered: tuple[SortedBy, list[int]] = ((), list(range(len(rows))))

    def shown(
        self, keep: Callable[[R], bool] | None, words: Sequence[str], sorted_by: SortedBy
    ) -> list[R]:
        """The rows that `keep` accepts and that hold every word, in order."""
        found = self._in_order(sorted_by)
        for word in words:
            texts = self._searched()
            found = [at for at in found if word in texts[at]]
        rows = [self.rows[at] for at in found]
        return [row for row in rows if keep(row)] if keep else rows

    def _in_order(self, sorted_by: SortedBy) -> list[int]:
        """The first named column decides, each later one between equals of those before."""
        if self._ordered[0] != sorted_by:
            order = list(range(len(self.rows)))
            for column, down in reversed(sorted_by):
                order = self._sorted(order, column, down=down)
            self._ordered = (sorted_by, order)
        return self._ordered[1]

    def _sorted(self, order: list[int], column: int, *, down: bool) -> list[int]:
        """What is not recorded stays last whichever way; equals stay as they were."""
        keys = self._keys.get(column)
        if keys is None:
            keys = self._keys[column] = [self._columns[column].sort_key(row) for row in self.rows]
        known = [at for at in order if not keys[at][0]]
        known.sort(key=lambda at: keys[at][1], reverse=down)
        return known + [at for at in order if keys[at][0]]

    def _searched(self) -> list[str]:
        if self._texts is None:
            self._texts = [
                folded("\n".join(column.text(row) for column in self._columns)) for row in self.rows
            ]
        return self._texts
