"""The parts of the style: how each kind of control is painted, in the tokens' colours."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFocusRect,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from herefordshire_desk.views.look import look
from herefordshire_desk.views.tokens import CORNER, GAP

State = QStyle.StateFlag
Complex = QStyle.ComplexControl
RING = 2  # pixels
NOTHING = QColor(Qt.GlobalColor.transparent)


def button(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """The default button is filled with the accent; others are outlined."""
    colours = look().colours
    primary = is_primary(option)
    ground = QColor(colours.accent if primary else colours.surface)
    if not option.state & State.State_Enabled:
        ground = QColor(colours.window)
    elif option.state & (State.State_MouseOver | State.State_Sunken):
        ground = ground.darker(108) if primary else QColor(colours.selection)
    edge = ground if primary and option.state & State.State_Enabled else QColor(colours.line)
    _rounded(painter, option, ground, edge)
    if option.state & State.State_HasFocus:
        ring(painter, option.rect, within=QColor(colours.on_accent) if primary else ground)


def tool_button(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """Nothing until the pointer or a tick is on it."""
    if option.state & (State.State_MouseOver | State.State_On | State.State_Sunken):
        selection = QColor(look().colours.selection)
        _rounded(painter, option, selection, selection)


def line_input(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground and the frame of an input."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.brush(QPalette.ColorRole.Base))
    painter.drawRoundedRect(QRectF(option.rect), CORNER - 2, CORNER - 2)
    input_frame(option, painter, widget)


def input_frame(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """A line round an input; a ring while the keyboard is in it."""
    focused = bool(option.state & State.State_HasFocus)
    colours = look().colours
    pen = QPen(QColor(colours.focus if focused else colours.line), 2 if focused else 1)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = pen.widthF() / 2
    rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, CORNER - 2, CORNER - 2)


def focus(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """The ring round whatever the keyboard is on."""
    if isinstance(option, QStyleOptionFocusRect):
        ring(painter, option.rect)


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A hair round what has a frame at all; a ring where it is wide enough to take the keyboard."""
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        line_input(option, painter, widget)
        return
    if isinstance(option, QStyleOptionFrame):
        if option.frameShape == QFrame.Shape.NoFrame:
            return
        if option.lineWidth >= RING and option.state & State.State_HasFocus:
            ring(painter, option.rect)
            return
        if option.lineWidth >= RING:  # else the window would show between hair and text
            painter.fillRect(option.rect, QColor(look().colours.surface))
    painter.setPen(QPen(QColor(look().colours.hair), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))


def header(option: QStyleOption, painter: QPainter) -> None:
    """A line under the headings, a hair between them."""
    colours = look().colours
    painter.fillRect(option.rect, QColor(colours.surface))
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    if isinstance(option, QStyleOptionHeader) and option.section > 0:
        painter.setPen(QPen(QColor(colours.hair), 1))
        rect = option.rect.adjusted(0, GAP - 2, 0, -GAP + 2)
        painter.drawLine(rect.topLeft(), rect.bottomLeft())


def tab(option: QStyleOption, painter: QPainter) -> None:
    """Flat; the chosen one has a line of the accent under it, and the ring."""
    colours = look().colours
    chosen = bool(option.state & State.State_Selected)
    rect = QRectF(option.rect)
    if chosen:
        painter.fillRect(rect.adjusted(0, rect.height() - 3, 0, 0), QColor(colours.accent))
        if option.state & State.State_HasFocus:
            ring(painter, option.rect)
    elif option.state & State.State_MouseOver:
        painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), QColor(colours.line))


def tab_base(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """The hair that the tabs stand on."""
    painter.setPen(QPen(QColor(look().colours.hair), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def corner(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """Between two scroll bars there is nothing but the ground of the list."""
    painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.Base))


def check_box(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """A square; ticked, it is filled with the accent."""
    colours = look().colours
    ticked = bool(option.state & State.State_On)
    rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(colours.accent if ticked else colours.line), 1.5))
    painter.setBrush(QColor(colours.accent if ticked else colours.surface))
    painter.drawRoundedRect(rect, 3, 3)
    if ticked:
        painter.setPen(QPen(QColor(colours.on_accent), 2))
        at, side = rect.topLeft(), rect.width()
        tick = QPainterPath(at + QPointF(0.24 * side, 0.52 * side))
        tick.lineTo(at + QPointF(0.44 * side, 0.72 * side))
        tick.lineTo(at + QPointF(0.78 * side, 0.3 * side))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tick)


def scroll_bar(
    option: QStyleOptionSlider, painter: QPainter, handle: QRect, ground: QColor
) -> None:
    """The handle alone, on the ground of its table or page."""
    painter.fillRect(option.rect, ground)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look().colours.line))
    rect = QRectF(handle).adjusted(3, 3, -3, -3)
    painter.drawRoundedRect(rect, 3, 3)
    painter.restore()


def combo(option: QStyleOptionComboBox, painter: QPainter) -> None:
    """An input with an arrow that says there is a list."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line_input(option, painter, None)
    _chevron(painter, QPointF(option.rect.right() - look().px(14), option.rect.center().y() + 0.5))
    painter.restore()


def arrow_down(option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
    """Says that a button has a menu."""
    _chevron(painter, QRectF(option.rect).center())


def progress(option: QStyleOption, painter: QPainter) -> None:
    """A flat track, filled with the accent as far as it has come."""
    assert isinstance(option, QStyleOptionProgressBar)
    colours = look().colours
    span = max(option.maximum - option.minimum, 1)
    share = min(max((option.progress - option.minimum) / span, 0), 1)
    high = look().px(GAP)
    track = QRectF(option.rect)
    track.setTop(track.center().y() - high / 2)
    track.setHeight(high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), high / 2, high / 2)
    if share:
        track.setWidth(max(track.width() * share, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(track, high / 2, high / 2)
    painter.restore()


def is_primary(option: QStyleOption) -> bool:
    """Whether it is the button that Enter presses."""
    return isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.DefaultButton
    )


def ring(painter: QPainter, rect: QRect, within: QColor = NOTHING) -> None:
    """Round what has the keyboard; a line `within` parts the ring from a ground like its own."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, colour, width in ((2.5, within, 1), (1, QColor(look().colours.focus), RING)):
        painter.setPen(QPen(colour, width))
        inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inner, CORNER - 2, CORNER - 2)


def nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A frame left off."""


def _chevron(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(QPen(QColor(look().colours.muted), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    across, down = look().px(4), look().px(2)
    path = QPainterPath(middle + QPointF(-across, -down))
    path.lineTo(middle + QPointF(0, down))
    path.lineTo(middle + QPointF(across, -down))
    painter.drawPath(path)


def _rounded(painter: QPainter, option: QStyleOption, ground: QColor, edge: QColor) -> None:
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, CORNER, CORNER)
