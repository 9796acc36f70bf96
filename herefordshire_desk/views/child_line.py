"""ChildLine: the picture of how one child lived the service, to see, walk by key and copy."""

from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from herefordshire_desk.domain.timeline import Timeline, described
from herefordshire_desk.domain.words import long_date, plural
from herefordshire_desk.views import child_line_walk as walk
from herefordshire_desk.views.child_line_geometry import Box, Item, Layout
from herefordshire_desk.views.child_line_keys import STEPS, ZOOMS, is_for_us, wants_copy
from herefordshire_desk.views.child_line_layout import laid_out, sentences
from herefordshire_desk.views.child_line_paint import LinePainter, paint_timeline, rect_of
from herefordshire_desk.views.child_line_type import Type
from herefordshire_desk.views.clipboard import put_text
from herefordshire_desk.views.tokens import LIGHT, Colours

NOTCH = 120  # eighths of a degree


class ChildLine(QWidget):
    """One horizontal axis of time with a row each for social workers, visits, plans and homes.

    Arrow keys, Home and End walk the items; the one in focus has a ring, its sentence under
    the picture, and is read out. Tab leaves. Ctrl+C copies the picture in words.
    """

    zoom_asked = Signal(int)
    """Months to show instead: whoever set the timeline makes one for them and sets it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Timeline | None = None
        self._colours = LIGHT
        self._layout: Layout | None = None
        self._heights: dict[int, int] = {}  # of this picture in this font, by width
        self._current = 0
        self._turned = 0  # of the wheel, not yet a whole notch
        self._letters = Type(self.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that can be walked to, row by row, in their places."""
        layout = self._laid_out()
        return layout.items if layout else ()

    @property
    def sentence(self) -> str:
        """What stands under the picture: the item in focus, or the visits in short."""
        if self._picture is None:
            return ""
        if self.hasFocus() and self.items:
            return self.items[self._current].source.detail
        return sentences(self._picture)[0]

    def set_timeline(self, picture: Timeline, colours: Colours, whose: str = "") -> None:
        """Show a timeline. `whose` is the child's name, said to a screen reader if given."""
        focused = self.items[self._current].source if self.items else None
        self._picture, self._colours = picture, colours
        self._heights.clear()
        self._forget_layout()
        kept = [at for at, item in enumerate(self.items) if item.source == focused]
        self._current = kept[0] if kept else walk.start(self.items) if self.items else 0
        months = f"{plural(picture.months, 'month')} to {long_date(picture.day)}"
        self.setAccessibleName(f"Timeline of {whose + ', ' if whose else 'the '}{months}")
        self.setAccessibleDescription(described(picture))

    def set_colours(self, colours: Colours) -> None:
        """Show the same in other colours."""
        self._colours = colours
        self.update()

    def paint_on(self, painter: QPainter, rect: QRectF, colours: Colours, font: QFont) -> float:
        """Paint the timeline elsewhere, such as on paper; returns the height it took."""
        if self._picture is None:
            return 0
        return paint_timeline(painter, rect, self._picture, colours, font)

    def copy_words(self) -> None:
        """Put the picture in words on the clipboard."""
        if self._picture is not None:
            put_text(described(self._picture))

    # --- size

    def sizeHint(self) -> QSize:
        width = round(self._letters.line * 56)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as the picture is at the present width, so that a scroll area shows it all."""
        width = round(self._letters.line * 24)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._picture is None:
            return 0
        at_hand = self._layout if self._layout and self._layout.size[0] == width else None
        if at_hand is not None:
            return ceil(at_hand.size[1])
        if width not in self._heights:
            self._heights[width] = ceil(laid_out(self._picture, width, self._letters).size[1])
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._forget_layout()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._letters = Type(self.font())
            self._heights.clear()
            self._forget_layout()
        super().changeEvent(event)

    # --- pictures

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colours.surface))
        layout = self._laid_out()
        if layout is not None:
            hand = LinePainter(painter, self._colours, self._letters)
            in_focus = self._current if self.hasFocus() and layout.items else None
            hand.paint(layout, self.sentence, in_focus)
            if self.hasFocus() and not layout.items:
                hand.ring(Box(1, 1, self.width() - 2, self.height() - 2))
        painter.end()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_words()
        elif not is_for_us(event):
            super().keyPressEvent(event)
        elif key in STEPS and self.items:
            self._go(STEPS[key](self.items, self._current))
        elif key in ZOOMS:
            self._zoom(ZOOMS[key])
        else:
            super().keyPressEvent(event)

    # --- pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._item_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._go(at)
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms, a step per notch; without, it scrolls what the picture stands in."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self._zoom(-notches)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """A new menu: copy, and the months to show."""
        menu = QMenu(self)
        menu.addAction("Copy in words", QKeySequence.StandardKey.Copy, self.copy_words)
        menu.addSeparator()
        for months in walk.MONTHS_SHOWN:
            show = menu.addAction(f"Show {months} months")
            show.setCheckable(True)
            show.setChecked(self._picture is not None and self._picture.months == months)
            show.triggered.connect(partial(self.zoom_asked.emit, months))
        return menu

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_tip(event)
        if wants_copy(event):
            event.accept()  # ours while we have focus, whatever the window's Copy does
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        at = self._item_at(QPointF(event.pos()))
        if at is None:
            QToolTip.hideText()
            event.ignore()
        else:
            item = self.items[at]
            place = rect_of(item.box.grown(walk.REACH)).toAlignedRect()
            QToolTip.showText(event.globalPos(), item.source.detail, self, place)
        return True

    def _item_at(self, place: QPointF) -> int | None:
        return walk.item_at(self.items, place.x(), place.y())

    def _go(self, to: int) -> None:
        """Only a move is read out: the name and the description are, when focus comes."""
        if to != self._current or not self.hasFocus():
            self._current = to
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence))
            self.update()

    def _zoom(self, steps: int) -> None:
        if self._picture is not None:
            months = walk.zoomed(self._picture.months, steps)
            if months != self._picture.months:
                self.zoom_asked.emit(months)

    def _laid_out(self) -> Layout | None:
        if self._layout is None and self._picture is not None:
            self._layout = laid_out(self._picture, self.width(), self._letters)
        return self._layout

    def _forget_layout(self) -> None:
        self._layout = None
        self.updateGeometry()
        self.update()
