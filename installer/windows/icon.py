"""What setup and programs look like: an icon and a picture, from the drawing of the window's."""

import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ICON, SIDE = "desk.ico", "side.bmp"  # the files they are drawn into
SIZES = (16, 24, 32, 48, 64, 256)
SIDE_SIZE, SIDE_MARK = (328, 628), 152  # pixels: twice what NSIS has room for, for sharp screens
GROUND = "#eef3fa"


def draw_art(drawing: Path, folder: Path) -> None:
    """Draw an SVG into the folder, as an icon and as the picture beside the setup's words."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QImage

    application = QGuiApplication.instance() or QGuiApplication([])
    clear, opaque = QImage.Format.Format_ARGB32, QImage.Format.Format_RGB888
    pictures = {
        size: _saved(_drawn(drawing, QImage(size, size, clear), "transparent", size), b"PNG")
        for size in SIZES
    }
    side = _drawn(drawing, QImage(*SIDE_SIZE, opaque), GROUND, SIDE_MARK)
    (folder / ICON).write_bytes(packed(pictures))
    (folder / SIDE).write_bytes(_saved(side, b"BMP"))
    del application


def packed(pictures: Mapping[int, bytes]) -> bytes:
    """An .ico of PNG pictures by their sizes in pixels, 256 at most."""
    place = 6 + 16 * len(pictures)
    head = struct.pack("<3H", 0, 1, len(pictures))
    for size, png in pictures.items():
        head += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + b"".join(pictures.values())


def _drawn(drawing: Path, image: "QImage", ground: str, mark: int) -> "QImage":
    """The drawing so many pixels wide, in the middle and, on a high picture, a third down."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image.fill(QColor(ground))
    painter = QPainter(image)
    place = QRectF((image.width() - mark) / 2, (image.height() - mark) / 3, mark, mark)
    QSvgRenderer(str(drawing)).render(painter, place)
    painter.end()
    return image


def _saved(image: "QImage", kind: bytes) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(data.data())
