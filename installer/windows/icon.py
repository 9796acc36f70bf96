"""The program's icon, in the sizes Windows shows it in, from the same drawing as the window's."""

import os
import struct
from collections.abc import Mapping
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 256)


def icon_of(drawing: Path) -> bytes:
    """The .ico of an SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(drawing))
    pictures = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        pictures[size] = bytes(data.data())
    del application
    return packed(pictures)


def packed(pictures: Mapping[int, bytes]) -> bytes:
    """An .ico of PNG pictures by their sizes in pixels, 256 at most."""
    place = 6 + 16 * len(pictures)
    head = struct.pack("<3H", 0, 1, len(pictures))
    for size, png in pictures.items():
        head += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + b"".join(pictures.values())
