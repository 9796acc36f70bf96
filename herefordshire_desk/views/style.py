"""The desk's style: Fusion with its gradients and bevels taken off."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from herefordshire_desk.views import style_parts as parts
from herefordshire_desk.views.look import look
from herefordshire_desk.views.tokens import GAP, TARGET

State = QStyle.StateFlag
Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
ROOMY = (
    QStyle.ContentsType.CT_PushButton,
    QStyle.ContentsType.CT_LineEdit,
    QStyle.ContentsType.CT_ComboBox,
    QStyle.ContentsType.CT_CheckBox,
)
FLAT: dict[Control, Callable[[QStyleOption, QPainter], None]] = {
    Control.CE_HeaderSection: parts.header,
    Control.CE_TabBarTabShape: parts.tab,
    Control.CE_ProgressBar: parts.progress,
}
INSET = 2  # pixels between where Fusion begins the words of a list and those of a line
Painted = Callable[[QStyleOption, QPainter, QWidget | None], None]


class DeskStyle(QProxyStyle):
    """Flat buttons, inputs, headers and scroll bars in the tokens' colours; a 2 px focus ring."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._primitives: dict[Primitive, Painted] = {
            Primitive.PE_PanelButtonCommand: parts.button,
            Primitive.PE_PanelButtonTool: parts.tool_button,
            Primitive.PE_PanelLineEdit: parts.line_input,
            Primitive.PE_FrameLineEdit: parts.input_frame,
            Primitive.PE_FrameFocusRect: parts.focus,
            Primitive.PE_Frame: parts.frame,
            Primitive.PE_FrameTabWidget: parts.nothing,
            Primitive.PE_FrameTabBarBase: parts.tab_base,
            Primitive.PE_PanelScrollAreaCorner: parts.corner,
            Primitive.PE_IndicatorArrowDown: parts.arrow_down,
            Primitive.PE_IndicatorCheckBox: parts.check_box,
            Primitive.PE_IndicatorItemViewItemCheck: parts.check_box,
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
        flat = FLAT.get(element)
        if flat is not None:
            flat(option, painter)
        elif element == Control.CE_HeaderLabel:
            option.rect.adjust(GAP - 2, 0, -GAP + 2, 0)
            super().drawControl(element, option, painter, widget)
        elif element == Control.CE_HeaderEmptyArea:
            painter.fillRect(option.rect, QColor(look().colours.surface))
        elif element == Control.CE_ShapedFrame:
            parts.frame(option, painter, widget)
        elif element == Control.CE_TabBarTabLabel:
            option.state &= ~State.State_HasFocus  # its shape has the ring
            if not option.state & State.State_Selected:
                option.rect.adjust(0, -3, 0, 1)  # Fusion sinks it, and its tails would be cut
            super().drawControl(element, option, painter, widget)
        else:
            super().drawControl(element, self._inked(option), painter, widget)

    def _inked(self, option: QStyleOption) -> QStyleOption:
        """The default button's words in the colour that reads on the accent."""
        if parts.is_primary(option) and option.state & State.State_Enabled:
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
            slider = QStyle.SubControl.SC_ScrollBarSlider
            handle = self.subControlRect(control, option, slider, widget)
            ground = option.palette.color(widget.backgroundRole())
            parts.scroll_bar(option, painter, handle, ground)
        elif control == Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            parts.combo(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: Complex,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """The words of a list to choose from stand where those of a line to type in do."""
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # Qt takes none
        if part == QStyle.SubControl.SC_ComboBoxEditField and control == Complex.CC_ComboBox:
            rect.setLeft(rect.left() + INSET)
        return rect

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
            wide += INSET if kind == QStyle.ContentsType.CT_ComboBox else 0
            high = max(made.height(), size.height() + look().px(GAP), TARGET)
            made = QSize(made.width() + wide, high)
        return made


class GrowingStyle(DeskStyle):
    """The desk's, with `sizes` at 100 % text that grow with the text.

    Only widgets that need one wear it: Qt asks for sizes too often to answer for every widget.
    """

    def __init__(self, wearer: QWidget, sizes: Mapping[QStyle.PixelMetric, int]) -> None:
        super().__init__()
        self.setParent(wearer)  # a widget does not keep its style
        self._sizes = sizes

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in self._sizes:
            return look().px(self._sizes[metric])
        return super().pixelMetric(metric, option, widget)
