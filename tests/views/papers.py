"""Small pieces of paper, for tests of printing."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from herefordshire_desk.views.paper import Cell, Grid, Paper
from herefordshire_desk.views.print_pages import Pages

PAPER = Paper(
    title="Today",
    subject="Today",
    shows=("14 of 152 children",),
    team="CP Team 1",
    day="as at Friday 20 November 2026",
    keep="Ids only",
    parts=(),
    file_name="today_2026-11-20",
)


def grid(count: int = 1, text: str = "Wren Abbot", **fields: Any) -> Grid:
    """A list of two columns."""
    cells = tuple((Cell(text), Cell(str(at), "number")) for at in range(count))
    return Grid(**{"name": "List", "headings": ("Child", "Days"), "rows": cells, **fields})


def paper(*parts: Any, **fields: Any) -> Paper:
    """Paper with these parts."""
    return replace(PAPER, parts=parts, **fields)


def painted(pages: Pages, page: int = 0, width: int = 600) -> QImage:
    """A page as a picture."""
    high = round(width * pages.size.height() / pages.size.width())
    image = QImage(width, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    pages.paint(painter, page, QRectF(image.rect()))
    painter.end()
    return image
