"""The desk's style: Fusion with its gradients and bevels taken off."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFocusRect,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QWidget,
)

from herefordshire_desk.views.look import look
from herefordshire_desk.views.tokens import CORNER, GAP

State = QStyle.StateFlag
Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
ROOMY = (
    QStyle.ContentsType.CT_PushButton,
    QStyle.ContentsType.CT_LineEdit,
    QStyle.ContentsType.CT_ComboBox,
)
Painted = Callable[[QStyleOption, QPainter, QWidget | None], None]


class DeskStyle(QProxyStyle):
    """Flat buttons, inputs, headers and scroll bars in the tokens' colours; a 2 px focus ring."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._primitives: dict[Primitive, Painted] = {
            Primitive.PE_PanelButtonCommand: self._button,
            Primitive.PE_PanelButtonTool: self._tool_button,
            Primitive.PE_PanelLineEdit: self._input,
            Primitive.PE_FrameLineEdit: self._input_frame,
            Primitive.PE_FrameFocusRect: self._focus,
            Primitive.PE_Frame: self._frame,
            Primitive.PE_FrameTabWidget: _nothing,
            Primitive.PE_FrameTabBarBase: self._tab_base,
            Primitive.PE_IndicatorCheckBox: self._check_box,
            Primitive.PE_IndicatorItemViewItemCheck: self._check_box,
        }

    def drawPrimitive(
        self,
        element: Primitive,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        painted = self._primitives.get(element)
        if painted is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painted(option, painter, widget)
        painter.restore()

    def drawControl(
        self,
        element: Control,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == Control.CE_HeaderSection:
            self._header(option, painter)
        elif element == Control.CE_HeaderLabel:
            option.rect.adjust(GAP - 2, 0, -GAP + 2, 0)
            super().drawControl(element, option, painter, widget)
        elif element == Control.CE_HeaderEmptyArea:
            painter.fillRect(option.rect, QColor(look().colours.surface))
        elif element == Control.CE_ShapedFrame:
            self._frame(option, painter, widget)
        elif element == Control.CE_TabBarTabShape:
            self._tab(option, painter)
        else:
            super().drawControl(element, self._inked(option), painter, widget)

    def _inked(self, option: QStyleOption) -> QStyleOption:
        """The default button's words in the colour that reads on the accent."""
        if _is_primary(option) and option.state & State.State_Enabled:
            ink = QColor(look().colours.on_accent)
            option.palette.setColor(QPalette.ColorRole.ButtonText, ink)
        return option

    def drawComplexControl(
        self,
        control: Complex,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == Complex.CC_ScrollBar and widget and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        elif control == Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._combo(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Buttons and inputs with air that grows with the text, and never under 24 px high."""
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # Qt takes none
        if kind in ROOMY:
            wide = look().px(GAP) if kind == QStyle.ContentsType.CT_PushButton else 0
            made = QSize(made.width() + wide, max(made.height(), size.height() + look().px(GAP)))
        return made

    def _button(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """The default button is filled with the accent; others are outlined."""
        colours = look().colours
        primary = _is_primary(option)
        ground = QColor(colours.accent if primary else colours.surface)
        if not option.state & State.State_Enabled:
            ground = QColor(colours.window)
        elif option.state & (State.State_MouseOver | State.State_Sunken):
            ground = ground.darker(108) if primary else QColor(colours.selection)
        edge = ground if primary and option.state & State.State_Enabled else QColor(colours.line)
        _rounded(painter, option, ground, edge)
        if option.state & State.State_HasFocus:
            _ring(painter, option, within=QColor(colours.on_accent) if primary else ground)

    def _tool_button(self, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
        """Nothing until the pointer or a tick is on it."""
        if option.state & (State.State_MouseOver | State.State_On | State.State_Sunken):
            selection = QColor(look().colours.selection)
            _rounded(painter, option, selection, selection)

    def _input(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.brush(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(option.rect), CORNER - 2, CORNER - 2)
        self._input_frame(option, painter, widget)

    def _input_frame(self, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
        focused = bool(option.state & State.State_HasFocus)
        colours = look().colours
        pen = QPen(QColor(colours.focus if focused else colours.line), 2 if focused else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = pen.widthF() / 2
        rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, CORNER - 2, CORNER - 2)

    def _focus(self, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
        if isinstance(option, QStyleOptionFocusRect):
            _ring(painter, option, within=QColor(Qt.GlobalColor.transparent))

    def _frame(self, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
        if isinstance(option, QStyleOptionFrame) and option.frameShape == QFrame.Shape.NoFrame:
            return
        painter.setPen(QPen(QColor(look().colours.hair), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _header(self, option: QStyleOption, painter: QPainter) -> None:
        colours = look().colours
        painter.fillRect(option.rect, QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if isinstance(option, QStyleOptionHeader) and option.section > 0:
            painter.setPen(QPen(QColor(colours.hair), 1))
            rect = option.rect.adjusted(0, GAP - 2, 0, -GAP + 2)
            painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _tab(self, option: QStyleOption, painter: QPainter) -> None:
        """Flat; the chosen one has a line of the accent under it."""
        colours = look().colours
        chosen = bool(option.state & State.State_Selected)
        rect = QRectF(option.rect)
        if chosen:
            painter.fillRect(rect.adjusted(0, rect.height() - 3, 0, 0), QColor(colours.accent))
        elif option.state & State.State_MouseOver:
            painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), QColor(colours.line))

    def _tab_base(self, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
        painter.setPen(QPen(QColor(look().colours.hair), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _check_box(self, option: QStyleOption, painter: QPainter, _: QWidget | None) -> None:
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

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget) -> None:
        colours = look().colours
        frame = widget.parentWidget()
        if frame is not None and isinstance(frame.parentWidget(), QAbstractItemView):
            painter.fillRect(option.rect, QColor(colours.surface))
        handle = self.subControlRect(
            Complex.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, widget
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        rect = QRectF(handle).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(rect, 3, 3)
        painter.restore()

    def _combo(self, option: QStyleOptionComboBox, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._input(option, painter, None)
        right = option.rect.right() - look().px(14)
        middle = option.rect.center().y() + 0.5
        painter.setPen(QPen(QColor(look().colours.muted), 1.5))
        path = QPainterPath(QPointF(right - 4, middle - 2))
        path.lineTo(right, middle + 2)
        path.lineTo(right + 4, middle - 2)
        painter.drawPath(path)
        painter.restore()


def _is_primary(option: QStyleOption) -> bool:
    return isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.DefaultButton
    )


def _nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A frame left off."""


def _rounded(painter: QPainter, option: QStyleOption, ground: QColor, edge: QColor) -> None:
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, CORNER, CORNER)


def _ring(painter: QPainter, option: QStyleOption, within: QColor) -> None:
    """Round what has the keyboard; a line `within` parts the ring from a ground like its own."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, colour, width in ((2.5, within, 1), (1, QColor(look().colours.focus), 2)):
        painter.setPen(QPen(colour, width))
        rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, CORNER - 2, CORNER - 2)
