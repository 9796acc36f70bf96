"""DropPanel: where an extract is dropped, and what kinds there are."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from herefordshire_desk.views.fields import Field
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.tokens import BODY_POINTS, BROAD, CORNER, TIGHT

KINDS = (
    "SSD tables (a folder of CSV files, a zip or a workbook), an Annex A workbook, SSDA903 files, "
    "your own tracker or a bundle. You see what would change before anything does."
)


class DropPanel(QWidget):
    """A dashed ground with an icon; the page takes the drop itself."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.title, self.kinds = (
            QLabel(),
            QLabel("Drop an extract here"),
            QLabel(KINDS),
        )
        self.kinds.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.kinds)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        row.setSpacing(BROAD)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        self._dress()
        look().changed.connect(self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.line), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()

    def _dress(self) -> None:
        self.picture.setPixmap(look().pixmap("drop", look().colours.accent, 40))
        self.title.setFont(sized(BODY_POINTS + 1, bold=True))
        mute(self.kinds)
