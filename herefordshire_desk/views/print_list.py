"""The list of a page as paper: what is shown, in the columns and the order it is shown in."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.words import long_date, weekday, within
from herefordshire_desk.models.columns import Column
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.paper import Grid, Paper, cell_of
from herefordshire_desk.views.table import Table

BY_NAME = "Names of children: keep this paper safe"
BY_INITIALS = "Initials and ids of children: keep this paper safe"
BY_ID = "Ids only"
FREE_TEXT = ("Note", "Notes")  # headings of what people wrote, where a name may stand
TYPED = "words not printed"


@contextmanager
def by_id_only(desk: Desk, wanted: bool) -> Iterator[None]:
    """Within, if wanted, every child goes by id alone. Nothing may be painted meanwhile."""
    before = desk.names_hidden, desk.ids_only
    if wanted:
        desk.names_hidden = desk.ids_only = True
    try:
        yield
    finally:
        desk.names_hidden, desk.ids_only = before


def keep_words(desk: Desk) -> str:
    """How children are told on the paper, and so how it is to be kept."""
    if desk.ids_only:
        return BY_ID
    return BY_INITIALS if desk.names_hidden else BY_NAME


def day_words(desk: Desk) -> str:
    """As at which day; an earlier one says when it was looked at."""
    as_at = f"as at {weekday(desk.day)} {long_date(desk.day)}"
    return f"{as_at}, looked at on {long_date(desk.today)}" if desk.is_as_at else as_at


def file_stem(name: str, desk: Desk) -> str:
    """A name for the file: never a child's, and nothing that a file system refuses."""
    plain = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
    return f"{plain}_{desk.day.isoformat()}"


def list_paper(page: Page, table: Table[Any]) -> Paper:
    """A list of the page as it is shown."""
    desk, name = page.desk, table.accessibleName()
    grid = grid_of(
        table,
        "" if name == page.title else name,
        left_out=FREE_TEXT if desk.ids_only else (),
    )
    return Paper(
        title=page.title,
        subject=page.title,
        shows=tuple(filter(None, (_told(page), _sorted_by(table)))),
        team=desk.picture.team,
        day=day_words(desk),
        keep=keep_words(desk),
        parts=(grid,),
        file_name=file_stem(page.title, desk),
        landscape=grid.is_wide,
    )


def grid_of(
    table: Table[Any],
    name: str = "",
    *,
    left_out: Sequence[str] = (),
    known: Callable[[Any], Any] = lambda row: row,
) -> Grid:
    """The rows a table shows, under the columns it shows, in the order on the screen.

    Columns headed as in `left_out` are not printed; `known` says what is printed of a row.
    """
    columns = [each for each in shown_columns(table) if each.heading not in left_out]
    rows = [known(row) for row in table.records.rows]
    return Grid(
        name=name,
        headings=tuple(column.heading for column in columns),
        rows=tuple(tuple(cell_of(column, row) for column in columns) for row in rows),
    )


def shown_columns(table: Table[Any]) -> list[Column[Any]]:
    """The columns as they stand on the screen, left to right, less those hidden."""
    header = table.horizontalHeader()
    places = (header.logicalIndex(at) for at in range(header.count()))
    return [table.records.columns[at] for at in places if not header.isSectionHidden(at)]


def _told(page: Page) -> str:
    """How many of how many, and the filter; words that were typed may be a name."""
    if page.desk.ids_only and any(each.text().strip() for each in page.findChildren(QLineEdit)):
        return f"{page.words.partition(' · ')[0]} · filter: {TYPED}"
    return page.words


def _sorted_by(table: Table[Any]) -> str:
    header = table.horizontalHeader()
    at = header.sortIndicatorSection()
    if not 0 <= at < len(table.records.columns):
        return ""
    down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    return f"sorted by {within(table.records.columns[at].heading)}{', last first' if down else ''}"
