"""Where pages break: never inside a row, never between a heading and what it is over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtGui import QTextDocument, QTextTable

Extent = tuple[float, float]  # top and bottom in the document


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together. `head` is the row of headings that is printed again above it."""

    top: float
    bottom: float
    head: Extent = (0, 0)
    leads: bool = False

    @property
    def head_height(self) -> float:
        """How much of a page its headings take; 0 where it needs none."""
        return self.head[1] - self.head[0]


def broken(pieces: Iterable[Piece], height: float) -> Iterator[Piece]:
    """The pages of what was laid out as one long one, each at most so high, as they are asked for.

    No more pieces are taken than the page needs.
    """
    return packed(_glued(pieces), height)


def packed(pieces: Iterable[Piece], height: float) -> Iterator[Piece]:
    """As many pieces to a page as fit; one higher than a page is cut where the page ends."""
    page: Piece | None = None
    for piece in pieces:
        if page is not None and piece.bottom - page.top + page.head_height <= height:
            page = replace(page, bottom=piece.bottom)
            continue
        if page is not None:
            yield page
        page = piece
        room = height - page.head_height
        while page.bottom - page.top > room > 0:
            yield replace(page, bottom=page.top + room)
            page = replace(page, top=page.top + room)
    if page is not None:
        yield page


def _glued(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Headings joined to what follows them."""
    waiting: Piece | None = None
    for each in pieces:
        piece = replace(each, top=waiting.top, head=(0, 0)) if waiting else each
        waiting = piece if each.leads else None
        if waiting is None:
            yield piece
    if waiting is not None:
        yield waiting


def pieces_of(document: QTextDocument, padding: float) -> Iterator[Piece]:
    """Paragraphs, pictures and rows of tables, from top to bottom."""
    at = document.rootFrame().begin()
    while not at.atEnd():
        frame, block = at.currentFrame(), at.currentBlock()
        if isinstance(frame, QTextTable):
            yield from _rows(document, frame, padding)
        elif frame is None and block.isValid() and block.length() > 1:
            rect = document.documentLayout().blockBoundingRect(block)
            leads = block.blockFormat().headingLevel() > 1
            yield Piece(rect.top(), rect.bottom(), leads=leads)
        at += 1


def _rows(document: QTextDocument, table: QTextTable, padding: float) -> Iterator[Piece]:
    """A row each; the first of them has the headings above it."""
    frame = document.documentLayout().frameBoundingRect(table)
    tops = [_top(document, table, row) - padding for row in range(1, table.rows())]
    edges = [*tops, frame.bottom()]
    head = (frame.top(), edges[0])
    yield Piece(*head, leads=True)
    for top, bottom in pairwise(edges):
        yield Piece(top, bottom, head)


def _top(document: QTextDocument, table: QTextTable, row: int) -> float:
    block = table.cellAt(row, 0).firstCursorPosition().block()
    return document.documentLayout().blockBoundingRect(block).top()
