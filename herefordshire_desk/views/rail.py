"""Rail: the pages down the left, each with its icon and how many things are on it."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.views.look import characters, look, sized
from herefordshire_desk.views.tokens import BODY_POINTS, CORNER, GAP, SPACE, TIGHT


class RailButton(QAbstractButton):
    """One page."""

    def __init__(self, name: str, icon: str, tip: str) -> None:
        super().__init__()
        self.icon_name, self.count = icon, ""
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str) -> None:
        """The figure at the right; also told to a screen reader."""
        self.count = count
        self.setAccessibleDescription(count)
        self.update()

    def sizeHint(self) -> QSize:
        """Only the text grows: with the space round it all pages would not fit a small screen."""
        return QSize(characters(24), look().px(20) + 2 * GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if self.isChecked() else colours.hair))
            painter.drawRoundedRect(body, CORNER, CORNER)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(0, body.top() + 8, 3, body.height() - 16), 1.5, 1.5)
        self._paint_words(painter, body)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(body.adjusted(1, 0, -1, 0), CORNER, CORNER)
        painter.end()

    def _paint_words(self, painter: QPainter, body: QRectF) -> None:
        colours = look().colours
        side = look().px(20)
        tint = colours.accent if self.isChecked() else colours.muted
        picture = look().pixmap(self.icon_name, tint)
        painter.drawPixmap(SPACE, round(body.center().y() - side / 2), picture)
        painter.setPen(QColor(colours.ink))
        painter.setFont(sized(BODY_POINTS, bold=self.isChecked()))
        words = body.adjusted(SPACE + side + GAP + TIGHT, 0, -SPACE, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(sized(BODY_POINTS - 1))
        painter.setPen(QColor(colours.muted))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(words, right, self.count)


class Rail(QWidget):
    """The pages; Up and Down move between them."""

    chosen = Signal(str)

    def __init__(
        self, pages: Mapping[str, tuple[str, str]], keys: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, SPACE, GAP, SPACE)
        column.setSpacing(2)
        for name, (title, icon) in pages.items():
            button = RailButton(title, icon, f"{title} ({keys[name]})")
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.buttons[name] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch()
        self._measure()
        look().changed.connect(self._measure)

    def show_page(self, name: str) -> None:
        """Mark a page as the one shown; one that is not in the rail leaves none marked."""
        self._group.setExclusive(name in self.buttons)
        for other, button in self.buttons.items():
            button.setChecked(other == name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        metrics = QFontMetrics(sized(BODY_POINTS, bold=True))
        widest = max(metrics.horizontalAdvance(button.text()) for button in self.buttons.values())
        count = metrics.horizontalAdvance("0000")
        self.setFixedWidth(widest + count + look().px(20) + 5 * SPACE)
