"""Reading what can be read of a damaged file: everything up to the damage, from both of its ends.

A page that fails ends the engine's use of its connection, so each failure opens another one.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from herefordshire_desk.store.engine import Connection, DatabaseError, OperationalError, connect
from herefordshire_desk.store.rows import Row

MOST_LOOKS = 2500  # at one table: some seconds
SMALLEST = 4  # rows between two that cannot be read: a page has more
ROWS_ON_A_PAGE = 200  # more than one holds


class Scavenger:
    """A damaged copy that may be opened again and again. It is read and never written."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: Connection | None = None

    def close(self) -> None:
        """Close the copy."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def upto(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a query until one cannot be read; then it ends."""
        with suppress(DatabaseError):
            yield from self._opened().execute(sql, parameters)
            return
        self.close()

    def reads(self, sql: str) -> bool:
        """Whether every row of a query can be read."""
        for _ in self.upto(sql):
            pass
        return self._connection is not None

    def all_of(self, sql: str) -> list[Row] | None:
        """Every row of a query, None where one of them cannot be read."""
        try:
            return list(self._opened().execute(sql))
        except DatabaseError:
            self.close()
            return None

    def rows(self, table: str, columns: str, key: str, upper: int) -> Iterator[Row]:
        """The rows of a table with a whole number as key, from 1 to `upper`, in no order.

        The first of `columns` is the key. Wide gaps come before narrow ones, so that what is
        given up when too many looks have failed is little.
        """
        gaps = deque([(1, upper)])
        for _ in range(MOST_LOOKS):
            if not gaps:
                return
            low, high = gaps.popleft()
            first, last = low, high
            for row in self.upto(_between(table, columns, key, "ASC"), (low, high)):
                yield row
                first = row[0] + 1
            if self._connection is not None:  # all of it was read
                continue
            for row in self.upto(_between(table, columns, key, "DESC"), (first, high)):
                yield row
                last = row[0] - 1
            gaps.extend(_halves(first, last, untouched=(first, last) == (low, high)))

    def _opened(self) -> Connection:
        if self._connection is None:
            self._connection = connect(self._path, self._key)
            with suppress(OperationalError):
                self._connection.execute("PRAGMA temp_store = MEMORY")
        return self._connection


def _halves(first: int, last: int, *, untouched: bool) -> list[tuple[int, int]]:
    """What is left between the two ends, in two parts; nothing where it is too little."""
    if first > last or (untouched and last - first < SMALLEST):
        return []
    middle = (first + last) // 2
    return [(first, middle), (middle + 1, last)]


def _between(table: str, columns: str, key: str, order: str) -> str:
    return f"""SELECT {columns} FROM "{table}" WHERE "{key}" BETWEEN ? AND ?
                ORDER BY "{key}" {order}"""
