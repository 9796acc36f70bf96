"""ChildPane: one child at a glance: who they are, what is flagged, and the child's line."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.views.child_facts import facts_in_words, flags_in_words
from herefordshire_desk.views.elided import ElidedLabel
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.page import mute
from herefordshire_desk.views.pill import PillLabel, pill_font, pill_size
from herefordshire_desk.views.tokens import HEADING_POINTS, SPACE, WIDE

if TYPE_CHECKING:
    from herefordshire_desk.views.child_line import ChildLine as Line

SOON = 30  # milliseconds: the line waits for the list to be painted
LEAST = 190
HEIGHT = 350  # pixels at 100 % text: the head, and a line of five rows


class ChildPane(QFrame):
    """The chosen child, or a line saying that none is; `named` unless the page says who it is."""

    def __init__(
        self, desk: Desk, why: QAction, parent: QWidget | None = None, *, named: bool = True
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.child_id: ChildId | None = None
        self.months = 24
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Chosen child")
        self.name, self.facts = QLabel(), ElidedLabel() if named else QLabel(wordWrap=True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.head, self.pills = QHBoxLayout(), QHBoxLayout()
        self.pills.setSpacing(SPACE)
        self.why = QPushButton("Why?")
        self.why.setToolTip(why.toolTip())
        self.why.setAutoDefault(False)
        self.why.clicked.connect(why.trigger)
        self.frame = QScrollArea()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._draw_line)
        self._lay_out()
        self.name.setVisible(named)
        look().changed.connect(self._dress)
        self._dress()

    @cached_property
    def line(self) -> "Line":
        """The child's line, made when it is first asked for: the list is painted before it."""
        from herefordshire_desk.views.child_line import ChildLine

        line = ChildLine(self)
        line.zoom_asked.connect(self.zoom)
        line.set_colours(look().colours)
        look().changed.connect(self._dress_line)
        self.frame.setWidget(line)
        return line

    def show_child(self, child: ChildId | None) -> None:
        """Show a child who is on file; None shows that none is chosen."""
        self.choose(child)
        self._draw_line()

    def choose(self, child: ChildId | None) -> None:
        """Show who it is at once and the line in a moment, so that running down a list is quick."""
        self.child_id = child
        assessment = self.desk.assessments.get(child) if child else None
        self._show_head(child, assessment)
        self._show_pills(assessment)
        self.why.setVisible(assessment is not None)
        if child is None and "line" in vars(self):
            self.line.hide()
        if self.isVisible():
            self._soon.start()

    @property
    def is_waiting(self) -> bool:
        """Whether the line of the child who was chosen has yet to be drawn."""
        return self._soon.isActive()

    def zoom(self, months: int) -> None:
        """Show so many months of the line."""
        self.months = months
        self._draw_line()

    def _draw_line(self) -> None:
        from herefordshire_desk.domain.timeline import timeline

        if self.desk.busy:  # the file answers once all is saved: until then the line can wait
            self._soon.start()
            return
        self._soon.stop()
        child = self.child_id
        self.line.setVisible(child is not None)
        if child is None:
            return
        assessment, workers = self.desk.assessments.get(child), self.desk.picture.social_workers
        records = self.desk.record_of(child)
        drawn = timeline(assessment, records, workers, self.desk.day, self.months)
        self.line.set_timeline(drawn, look().colours)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not looked at asks nothing: the file may be shut by then."""
        super().hideEvent(event)
        self._soon.stop()

    def sizeHint(self) -> QSize:
        """The same height for every child, so that the list above stays where it is."""
        return QSize(super().sizeHint().width(), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, look().px(LEAST))

    def hasHeightForWidth(self) -> bool:
        """No: else the page would give the list below it more than it needs, and scroll."""
        return False

    def show_whole(self) -> None:
        """As high as this child's line needs, for a page that scrolls as a whole."""
        width = self.width() - 2 * WIDE
        # new pills are not shown yet, and a layout counts nothing for what is not
        flags = max(self.pills.sizeHint().height(), pill_size("Due", pill_font()).height())
        head = max(self.head.heightForWidth(width), self.head.sizeHint().height())
        self.setFixedHeight(head + flags + self.line.heightForWidth(width) + 4 * SPACE)

    def _show_head(self, child: ChildId | None, assessment: Assessment | None) -> None:
        self.name.setText(
            self.desk.name_of(self.desk.child(child)) if child else "No child is chosen"
        )
        self.facts.setText(facts_in_words(self.desk, assessment) if assessment else "")

    def _show_pills(self, assessment: Assessment | None) -> None:
        while (item := self.pills.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it goes later, and until then must not be seen over the name
                widget.deleteLater()
        flags = flags_in_words(self.desk, assessment) if assessment else []
        pills = [PillLabel(words, tone, self) for words, tone in flags]
        for pill in pills:
            self.pills.addWidget(pill)
        self.pills.addStretch()
        for pill in pills:
            pill.show()  # a layout would do so later, and the row stand empty until then

    def _dress(self) -> None:
        self.name.setFont(sized(HEADING_POINTS, bold=True))
        mute(self.facts)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look().colours.surface)
        self.setPalette(palette)

    def _dress_line(self) -> None:
        self.line.set_colours(look().colours)

    def _lay_out(self) -> None:
        head = self.head
        head.setSpacing(SPACE)
        head.addWidget(self.name)
        head.addWidget(self.facts, 1)
        head.addWidget(self.why)
        scroll = self.frame
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(self.pills)
        column.addWidget(scroll, 1)
