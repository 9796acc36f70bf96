"""Walking the child's line by key, and finding the item under the pointer."""

from collections.abc import Callable, Sequence

from herefordshire_desk.views.child_line_geometry import Item

Step = Callable[[Sequence[Item], int], int]
REACH = 4.0
MONTHS_SHOWN = (6, 12, 24, 36)


def start(items: Sequence[Item]) -> int:
    """Where a walk begins: the last item of the first row, who holds the child now."""
    return last_of_row(items, 0)


def earlier(items: Sequence[Item], current: int) -> int:
    """The one before in the row, or the same at its beginning."""
    return max(current - 1, first_of_row(items, current))


def later(items: Sequence[Item], current: int) -> int:
    """The next in the row, or the same at its end."""
    return min(current + 1, last_of_row(items, current))


def row_above(items: Sequence[Item], current: int) -> int:
    """The nearest in time in the row above, or the same in the top row."""
    return _in_row(items, current, items[current].row - 1)


def row_below(items: Sequence[Item], current: int) -> int:
    """The nearest in time in the row below, or the same in the bottom row."""
    return _in_row(items, current, items[current].row + 1)


def first_of_row(items: Sequence[Item], current: int) -> int:
    """The earliest of the row."""
    return min(_row(items, items[current].row))


def last_of_row(items: Sequence[Item], current: int) -> int:
    """The latest of the row."""
    return max(_row(items, items[current].row))


def zoomed(months: int, steps: int) -> int:
    """The months shown after so many steps out, in if negative; it stops at either end."""
    shown = MONTHS_SHOWN.index(min(MONTHS_SHOWN, key=lambda each: abs(each - months)))
    return MONTHS_SHOWN[min(max(shown + steps, 0), len(MONTHS_SHOWN) - 1)]


def item_at(items: Sequence[Item], x: float, y: float) -> int | None:
    """The item at a place, or just beside it; of several the narrowest of the nearest."""
    under = [at for at, item in enumerate(items) if item.box.grown(REACH).has(x, y)]
    return min(under, key=lambda at: _nearness(items[at], x), default=None)


def _nearness(item: Item, x: float) -> tuple[float, float, float]:
    return (_away(item, x), item.box.width, abs(item.box.centre - x))


def _row(items: Sequence[Item], row: int) -> list[int]:
    return [at for at, item in enumerate(items) if item.row == row]


def _in_row(items: Sequence[Item], current: int, row: int) -> int:
    """Row numbers have no holes: a row with nothing in it is not laid out."""
    middle = items[current].box.centre
    return min(_row(items, row), key=lambda at: _away(items[at], middle), default=current)


def _away(item: Item, x: float) -> float:
    """How far the place is from the item, 0 within it."""
    return max(item.box.left - x, x - item.box.right, 0)
