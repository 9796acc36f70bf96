"""What may be done with a table's columns: arrange, sort by, hide and fit them, and copy them."""

from html import escape
from typing import Any

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt
from PySide6.QtGui import QFontMetrics

from herefordshire_desk.models.arrangement import Arrangement
from herefordshire_desk.models.columns import Column, shown
from herefordshire_desk.views.clipboard import put
from herefordshire_desk.views.grid import Grid, heading_width
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.pill import pill_font, pill_size
from herefordshire_desk.views.tokens import BODY_POINTS, GAP

LONGEST = 50  # cells measured to fit a column: the ones with most letters


def arrangement_of(table: Grid[Any]) -> Arrangement:
    """How the table's columns stand now."""
    columns = table.records.columns
    return Arrangement(
        tuple(columns[at].heading for at in table.headings.shown()),
        table.frozen_count,
        tuple((columns[at].heading, down) for at, down in table.records.sorted_by),
    )


def usual_arrangement(table: Grid[Any]) -> Arrangement:
    """The columns as the desk has them before anybody chooses."""
    usual = tuple(each.heading for each in table.records.columns if each.usual)
    return Arrangement(usual, table.usual_frozen)


def arrange(table: Grid[Any], wanted: Arrangement) -> None:
    """Show those columns in that order, as far as the table has them."""
    headings = [column.heading for column in table.records.columns]
    wanted = wanted.among(headings)
    hidden = [heading for heading in headings if heading not in wanted.shown]
    for at, heading in enumerate([*wanted.shown, *hidden]):
        column = headings.index(heading)
        table.setColumnHidden(column, heading in hidden)
        table.headings.moveSection(table.headings.visualIndex(column), at)
    table.freeze(wanted.frozen)
    sort_by(table, [(headings.index(heading), down) for heading, down in wanted.sorted_by])


def sort_by(table: Grid[Any], order: list[tuple[int, bool]]) -> None:
    """Sort by each column in turn; the headings show it."""
    ways = {False: Qt.SortOrder.AscendingOrder, True: Qt.SortOrder.DescendingOrder}
    first, down = order[0] if order else (-1, False)
    with QSignalBlocker(table.headings):  # else Qt would sort by the first alone
        table.headings.setSortIndicator(first, ways[down])
    table.records.sort_by(order)
    table.follow_columns()


def hide(table: Grid[Any], column: int) -> None:
    """Hide a column, unless it is the last one shown."""
    arrange(table, arrangement_of(table).without(table.records.columns[column].heading))


def sort_further(table: Grid[Any], column: int) -> None:
    """Sort by one more column: up, then down, then no longer."""
    arrange(table, arrangement_of(table).sorted_next_by(table.records.columns[column].heading))


def fit(table: Grid[Any], at: int) -> None:
    """Make a column as wide as its longest cell and its heading."""
    column = table.records.columns[at]
    texts = {column.text(row) for row in table.records.rows}
    longest = sorted(texts, key=len)[-LONGEST:]
    if column.pill is not None:
        widths = [pill_size(text, pill_font()).width() for text in longest]
    else:
        metrics = QFontMetrics(sized(BODY_POINTS, bold=column.bold))
        widths = [metrics.horizontalAdvance(text) for text in longest]
    widest = max([*widths, heading_width(column.heading)])
    table.setColumnWidth(at, min(widest + 2 * GAP + look().px(4), _widest_allowed(table)))


def names_of(table: Grid[Any]) -> list[str]:
    """Each row's text in the first column shown that holds words: what people look rows up by."""
    columns, rows = table.records.columns, table.records.rows
    shown_columns = [columns[at] for at in table.headings.shown()]
    wordy = (each for each in shown_columns if isinstance(each.value(rows[0]), str))
    column = next(wordy, shown_columns[0])
    return [column.text(row) for row in rows]


def selection_words(table: Grid[Any]) -> str:
    """3 selected · Changes: 5. Blank for fewer than two rows, which need no counting."""
    rows = table.selected()
    if len(rows) < 2:
        return ""
    columns = table.records.columns
    summed = [columns[at] for at in table.headings.shown() if columns[at].summed]
    return " · ".join([f"{len(rows):,} selected", *(_sum(each, rows) for each in summed)])


def mime_of(table: Grid[Any], *, headings: bool) -> QMimeData:
    """The selected rows in the columns shown, as tab-separated text and as a table."""
    columns = [table.records.columns[at] for at in table.headings.shown()]
    lines = [[column.text(row) for column in columns] for row in table.selected()]
    if headings:
        lines.insert(0, [column.heading for column in columns])
    mime = QMimeData()
    mime.setText("\n".join("\t".join(cells) for cells in lines))
    mime.setHtml(_as_html(lines))
    return mime


def copy(table: Grid[Any], *, headings: bool) -> None:
    """Put the selected rows on the clipboard."""
    put(mime_of(table, headings=headings))


def _sum(column: Column[Any], rows: list[Any]) -> str:
    values = [value for value in map(column.value, rows) if isinstance(value, int | float)]
    return f"{column.heading}: {shown(sum(values))}"


def _widest_allowed(table: Grid[Any]) -> int:
    """No column is wider than what is seen of the table, or it could never be seen whole."""
    return max(table.viewport().width(), look().px(160))


def _as_html(lines: list[list[str]]) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in lines)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
